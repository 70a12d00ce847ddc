package dev.assay.inputs.yaml;

import org.jspecify.annotations.Nullable;

/**
 * What may stand before a value.
 *
 * @param anchor name of an anchor
 * @param tag the tag in full
 * @param mark position of the first of both, or 0
 * @param column column of the first of both, or -1
 * @param line line of the first of both
 */
record YamlProperties(@Nullable String anchor, @Nullable String tag, long mark, int column, int line) {
    static final YamlProperties NONE = new YamlProperties(null, null, 0, -1, 0);

    private static final String STANDARD = "tag:yaml.org,2002:";

    boolean isEmpty() {
        return anchor == null && tag == null;
    }

    /** Reads anchors and tags in a line. */
    static YamlProperties read(YamlCursor cursor) {
        int c = cursor.peek();
        if (c != '&' && c != '!') {
            return NONE;
        }
        String anchor = null;
        String tag = null;
        long mark = cursor.mark();
        int column = cursor.column();
        while (c == '&' || c == '!') {
            if (c == '&' ? anchor != null : tag != null) {
                throw cursor.fault(c == '&' ? "a second anchor" : "a second tag");
            }
            if (c == '&') {
                cursor.skip(1);
                anchor = name(cursor);
            } else {
                tag = tag(cursor);
            }
            cursor.skipBlanks();
            c = cursor.peek();
        }
        return new YamlProperties(anchor, tag, mark, column, cursor.line());
    }

    /** The name of an anchor or alias. */
    static String name(YamlCursor cursor) {
        int start = cursor.offset();
        while (isNamePart(cursor.peek())) {
            cursor.skip(1);
        }
        boolean ends = YamlCursor.isSpace(cursor.peek()) || "?:,]}%@`".indexOf(cursor.peek()) >= 0;
        if (cursor.offset() == start || !ends) {
            throw cursor.fault("the name of an anchor has letters, digits, - and _");
        }
        return cursor.since(start);
    }

    private static boolean isNamePart(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    }

    private static String tag(YamlCursor cursor) {
        int start = cursor.offset();
        if (cursor.peek(1) == '<') {
            while (cursor.peek() != '>') {
                if (YamlCursor.isSpace(cursor.peek())) {
                    throw cursor.fault("the tag has no end");
                }
                cursor.skip(1);
            }
            cursor.skip(1);
            return cursor.text(start + 2, cursor.offset() - 1);
        }
        while (!YamlCursor.isSpace(cursor.peek()) && ",[]{}".indexOf(cursor.peek()) < 0) {
            cursor.skip(1);
        }
        String tag = cursor.since(start);
        return tag.startsWith("!!") ? STANDARD + tag.substring(2) : tag;
    }

    /** The short name of a tag that YAML itself defines; null for others, and when there is none. */
    @Nullable
    String standardTag() {
        return tag != null && tag.startsWith(STANDARD) ? tag.substring(STANDARD.length()) : null;
    }
}
