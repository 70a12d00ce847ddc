package dev.assay.rego.format;

import dev.assay.rego.ast.Location;

/** Rows that the layout depends on. */
final class Places {
    /** Before all rows: where nothing is found. */
    static final int NOWHERE = -1;

    private Places() {}

    /** The row that the text of a place ends in. */
    static int endRow(Location place) {
        return place.row() + lines(place.text());
    }

    static int lines(CharSequence text) {
        return (int) text.chars().filter(c -> c == '\n').count();
    }

    /** The row of the bracket that closes the first one of its kind in a text, brackets in strings counted too. */
    static int closingRow(char open, char close, Location place) {
        return closingRow(place, 0, 0, open, close);
    }

    /** The same after the first pair of other brackets, such as the arguments of a head. */
    static int closingRowAfter(char skipOpen, char skipClose, char open, char close, Location place) {
        String text = place.text();
        int rows = 0;
        int at = text.indexOf(skipOpen);
        at = at < 0 ? text.length() : at;
        int depth = 1;
        while (depth > 0) {
            at++;
            if (at >= text.length()) {
                break;
            }
            char c = text.charAt(at);
            depth += c == skipOpen ? 1 : c == skipClose ? -1 : 0;
            rows += c == '\n' ? 1 : 0;
        }
        return closingRow(place, at, rows, open, close);
    }

    private static int closingRow(Location place, int from, int rowsBefore, char open, char close) {
        String text = place.text();
        int at = from < text.length() ? text.indexOf(open, from) : -1;
        if (at < 0) {
            return NOWHERE;
        }
        int rows = rowsBefore;
        int depth = 1;
        while (depth > 0) {
            at++;
            if (at >= text.length()) {
                return NOWHERE;
            }
            char c = text.charAt(at);
            depth += c == open ? 1 : c == close ? -1 : 0;
            rows += c == '\n' ? 1 : 0;
        }
        return place.row() + rows;
    }
}
