package dev.assay.inputs.hcl1;

import dev.assay.inputs.document.Characters;
import java.util.ArrayList;
import java.util.List;

/** Reads quoted texts and heredocs. */
final class Hcl1Texts {
    private final Characters in;

    Hcl1Texts(Characters in) {
        this.in = in;
    }

    /** A text in quotes. What stands in an interpolation is taken as it is, quotes included. */
    String quoted() {
        int start = in.offset();
        in.next();
        StringBuilder text = new StringBuilder();
        int braces = 0;
        while (braces > 0 || in.peek() != '"') {
            int c = in.next();
            if (c == Characters.END || (c == '\n' && braces == 0)) {
                throw in.source().fault(start, "the text has no end in its line", "close it by a double quote");
            }
            if (braces == 0 && c == '\\') {
                escape(text, start);
                continue;
            }
            if (braces == 0 && c == '$' && in.peek() == '{') {
                text.append("${");
                in.next();
                braces = 1;
                continue;
            }
            braces += braces == 0 ? 0 : c == '{' ? 1 : c == '}' ? -1 : 0;
            text.append((char) c);
        }
        in.next();
        return text.toString();
    }

    private void escape(StringBuilder text, int start) {
        int c = in.next();
        switch (c) {
            case 'n' -> text.append('\n');
            case 't' -> text.append('\t');
            case 'r' -> text.append('\r');
            case '"', '\\' -> text.append((char) c);
            case 'u' -> text.appendCodePoint(hexadecimal(4, start));
            case 'U' -> text.appendCodePoint(hexadecimal(8, start));
            default -> throw in.source().fault(start, "the text has an escape that HCL has not", "write \\\\");
        }
    }

    private int hexadecimal(int digits, int start) {
        long value = 0;
        for (int i = 0; i < digits; i++) {
            int digit = in.atEnd() ? -1 : Character.digit((char) in.next(), 16);
            if (digit < 0) {
                throw in.source().fault(start, "an escape needs " + digits + " hexadecimal digits", "complete it");
            }
            value = value * 16 + digit;
        }
        return value <= Character.MAX_CODE_POINT ? (int) value : 0xFFFD;
    }

    String heredoc() {
        int start = in.offset();
        if (!in.take("<<")) {
            throw in.expected("a value");
        }
        boolean indented = in.take('-');
        int name = in.offset();
        in.skipLine();
        String marker = in.since(name).strip();
        if (marker.isEmpty() || in.atEnd()) {
            throw in.source()
                    .fault(start, "the heredoc has no name or no lines", "write <<EOF and a line EOF after it");
        }
        List<String> lines = new ArrayList<>();
        while (in.take('\n')) {
            int from = in.offset();
            in.skipLine();
            String line = in.since(from);
            if (line.strip().equals(marker)) {
                return joined(lines, indented ? line.substring(0, line.indexOf(marker)) : "");
            }
            lines.add(line);
        }
        throw in.source().fault(start, "the heredoc has no end", "end it by a line with " + marker);
    }

    /** The lines, without the blanks that all of them and the end begin with. */
    private static String joined(List<String> lines, String indentation) {
        boolean all = lines.stream().allMatch(line -> line.startsWith(indentation));
        StringBuilder text = new StringBuilder();
        for (String line : lines) {
            text.append(all ? line.substring(indentation.length()) : line).append('\n');
        }
        return text.toString();
    }
}
