package dev.assay.inputs.hcl2;

import dev.assay.inputs.document.Characters;
import dev.assay.inputs.hcl2.HclExpression.Choice;
import dev.assay.inputs.hcl2.HclExpression.Constant;
import dev.assay.inputs.hcl2.HclExpression.Repetition;
import dev.assay.inputs.hcl2.HclExpression.Span;
import dev.assay.inputs.hcl2.HclExpression.Template;
import java.util.ArrayList;
import java.util.List;

/** The pieces of one template, text line by line, before directives are matched with their ends. */
final class HclPieces {
    private final Characters in;
    private final List<Piece> pieces = new ArrayList<>();
    private StringBuilder text = new StringBuilder();
    private boolean trimming;

    HclPieces(Characters in) {
        this.in = in;
    }

    private sealed interface Piece {
        record Text(String value) implements Piece {}

        record Value(HclExpression expression) implements Piece {}

        record If(Span condition) implements Piece {}

        record For(String variables, Span collection) implements Piece {}

        record End(String word) implements Piece {}
    }

    void character(char c) {
        text.append(c);
        if (c == '\n') {
            endText();
        }
    }

    void text(String characters) {
        text.append(characters);
    }

    private void endText() {
        if (!text.isEmpty()) {
            String value = text.toString();
            pieces.add(new Piece.Text(trimming ? value.stripLeading() : value));
            text = new StringBuilder();
            trimming = false;
        }
    }

    private void add(Piece piece) {
        endText();
        trimming = false;
        pieces.add(piece);
    }

    void interpolation(HclExpression expression) {
        add(new Piece.Value(expression));
    }

    void choice(Span condition) {
        add(new Piece.If(condition));
    }

    void repetition(String variables, Span collection) {
        add(new Piece.For(variables, collection));
    }

    void end(String word) {
        add(new Piece.End(word));
    }

    /** Cuts off the blanks at the end of the text before. */
    void trimBefore() {
        endText();
        if (!pieces.isEmpty() && pieces.getLast() instanceof Piece.Text(String value)) {
            pieces.set(pieces.size() - 1, new Piece.Text(value.stripTrailing()));
        }
    }

    /** Cuts off the blanks at the beginning of the text after. */
    void trimAfter() {
        trimming = true;
    }

    /** An escape in a quoted text. */
    void escape() {
        int start = in.offset();
        in.next();
        int c = in.next();
        switch (c) {
            case 'n' -> text.append('\n');
            case 'r' -> text.append('\r');
            case 't' -> text.append('\t');
            case '"', '\\' -> text.append((char) c);
            case 'u' -> text.appendCodePoint(hexadecimal(start, 4));
            case 'U' -> text.appendCodePoint(hexadecimal(start, 8));
            default -> throw in.source().fault(start, "the escape is none that HCL has", "write \\\\ for a backslash");
        }
    }

    private int hexadecimal(int start, int digits) {
        long value = 0;
        for (int i = 0; i < digits; i++) {
            int digit = in.atEnd() ? -1 : Character.digit((char) in.next(), 16);
            if (digit < 0) {
                throw in.source().fault(start, "the escape needs " + digits + " hexadecimal digits", "complete it");
            }
            value = value * 16 + digit;
        }
        return value <= Character.MAX_CODE_POINT ? (int) value : 0xFFFD;
    }

    /** Cuts off the blanks that every line begins with. */
    void unindent() {
        endText();
        int least = Integer.MAX_VALUE;
        List<Integer> adjusted = new ArrayList<>();
        boolean lineStart = true;
        for (int i = 0; i < pieces.size(); i++) {
            if (pieces.get(i) instanceof Piece.Text(String value)) {
                String trimmed = value.stripLeading();
                if (lineStart && !(trimmed.isEmpty() && value.endsWith("\n"))) {
                    least = Math.min(least, value.length() - trimmed.length());
                    adjusted.add(i);
                }
                lineStart = value.endsWith("\n");
            } else {
                least = lineStart ? 0 : least;
                lineStart = false;
            }
        }
        for (int index : adjusted) {
            pieces.set(
                    index,
                    new Piece.Text(((Piece.Text) pieces.get(index)).value().substring(least)));
        }
    }

    boolean isOneInterpolation() {
        return pieces.size() == 1 && pieces.getFirst() instanceof Piece.Value;
    }

    /** The parts, with directives around what they hold. */
    List<HclExpression> structure(int start) {
        endText();
        Structure structure = new Structure(start);
        List<HclExpression> parts = structure.until("");
        return parts;
    }

    /** Goes through the pieces once. */
    private final class Structure {
        private final int start;
        private int at;
        private String endWord = "";

        Structure(int start) {
            this.start = start;
        }

        List<HclExpression> until(String ends) {
            List<HclExpression> parts = new ArrayList<>();
            while (at < pieces.size()) {
                switch (pieces.get(at++)) {
                    case Piece.Text(String value) -> parts.add(new Constant(value, start, in.offset()));
                    case Piece.Value(HclExpression expression) -> parts.add(expression);
                    case Piece.If(Span condition) -> parts.add(choice(condition));
                    case Piece.For(String variables, Span collection) ->
                        parts.add(new Repetition(variables, collection, nested("endfor"), start, in.offset()));
                    case Piece.End(String word) -> {
                        if (ends.isEmpty() || !ends.contains(word)) {
                            throw in.source().fault(start, "%{" + word + "} closes nothing", "remove it");
                        }
                        endWord = word;
                        return parts;
                    }
                }
            }
            if (!ends.isEmpty()) {
                throw in.source().fault(start, "a directive of the template has no end", "add %{" + ends + "}");
            }
            return parts;
        }

        private HclExpression nested(String ends) {
            in.budget().enter(in.mark());
            HclExpression body = new Template(until(ends), start, in.offset());
            in.budget().leave();
            return body;
        }

        private HclExpression choice(Span condition) {
            HclExpression whenTrue = nested("else or endif");
            HclExpression whenFalse =
                    endWord.equals("else") ? nested("endif") : new Template(List.of(), start, in.offset());
            return new Choice(condition, whenTrue, whenFalse, start, in.offset());
        }
    }
}
