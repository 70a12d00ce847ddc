package dev.assay.inputs.properties;

import dev.assay.inputs.document.Characters;
import dev.assay.inputs.document.DocumentParser;
import dev.assay.inputs.document.Fields;
import dev.assay.inputs.document.InputDocument;
import dev.assay.inputs.document.Source;
import java.util.List;

/**
 * A properties file, in UTF-8, as one object of texts. References such as <code>${name}</code> stay as they are
 * written. Immutable.
 */
public final class PropertiesParser implements DocumentParser {

    @Override
    public List<InputDocument> parse(Source source) {
        Characters in = new Characters(source);
        Fields fields = new Fields();
        while (skipToKey(in)) {
            long keyMark = in.mark();
            in.budget().node(keyMark);
            String key = key(in);
            if (key.isEmpty()) {
                throw in.fault("the line has a value without a key", "write the key before the separator");
            }
            skipBlanks(in);
            if (!in.take('=')) {
                in.take(':');
            }
            skipBlanks(in);
            long mark = in.mark();
            fields.put(key, keyMark, value(in), mark, null);
        }
        return List.of(InputDocument.of(source.name(), 0, fields.at(source.mark(0))));
    }

    private static boolean skipToKey(Characters in) {
        while (true) {
            in.skipBlanks();
            if (in.take('\f')) {
                continue;
            }
            if (in.peek() != '#' && in.peek() != '!') {
                return !in.atEnd();
            }
            while (!in.atEnd() && !isEnd(in.peek())) {
                in.next();
            }
        }
    }

    private static void skipBlanks(Characters in) {
        while (in.peek() == ' ' || in.peek() == '\t' || in.peek() == '\f') {
            in.next();
        }
    }

    private static boolean isEnd(int c) {
        return c == '\n' || c == '\r';
    }

    private static String key(Characters in) {
        StringBuilder key = new StringBuilder();
        while (!in.atEnd() && " \f\t\r\n:=".indexOf(in.peek()) < 0) {
            character(in, key);
        }
        return key.toString();
    }

    private static String value(Characters in) {
        StringBuilder value = new StringBuilder();
        while (!in.atEnd() && !isEnd(in.peek())) {
            if (in.peek() == '\\' && isEnd(in.peek(1))) {
                in.next();
                if (in.next() == '\r') {
                    in.take('\n');
                }
                skipBlanks(in);
            } else {
                character(in, value);
            }
        }
        return value.toString();
    }

    private static void character(Characters in, StringBuilder text) {
        if (in.peek() != '\\') {
            text.append((char) in.next());
            return;
        }
        in.next();
        int escaped = in.next();
        switch (escaped) {
            case Characters.END -> throw in.fault("the file ends after a backslash", "complete the escape");
            case 'f' -> text.append('\f');
            case 'n' -> text.append('\n');
            case 'r' -> text.append('\r');
            case 't' -> text.append('\t');
            case 'u' -> text.append(unicode(in));
            default -> text.append((char) escaped);
        }
    }

    private static char unicode(Characters in) {
        int unit = 0;
        for (int i = 0; i < 4; i++) {
            int digit = in.atEnd() ? -1 : Character.digit((char) in.peek(), 16);
            if (digit < 0) {
                throw in.expected("four hexadecimal digits after \\u");
            }
            unit = unit * 16 + digit;
            in.next();
        }
        return (char) unit;
    }
}
