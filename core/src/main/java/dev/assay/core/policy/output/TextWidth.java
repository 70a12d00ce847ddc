package dev.assay.core.policy.output;

/** How many columns of a terminal a text takes. */
final class TextWidth {

    private TextWidth() {}

    /** Columns: two for the wide characters of East Asia and for pictures, none for marks that combine. */
    static int of(String text) {
        int columns = 0;
        int at = 0;
        while (at < text.length()) {
            int letter = text.codePointAt(at);
            columns += letter < 0x300 ? 1 : columns(letter);
            at += Character.charCount(letter);
        }
        return columns;
    }

    private static int columns(int letter) {
        int type = Character.getType(letter);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
            return 0;
        }
        return isWide(letter) ? 2 : 1;
    }

    private static boolean isWide(int letter) {
        return (letter >= 0x1100 && letter <= 0x115f)
                || (letter >= 0x2e80 && letter <= 0xa4cf && letter != 0x303f)
                || (letter >= 0xac00 && letter <= 0xd7a3)
                || (letter >= 0xf900 && letter <= 0xfaff)
                || (letter >= 0xfe30 && letter <= 0xfe6f)
                || (letter >= 0xff00 && letter <= 0xff60)
                || (letter >= 0xffe0 && letter <= 0xffe6)
                || (letter >= 0x1f300 && letter <= 0x1faff)
                || (letter >= 0x20000 && letter <= 0x3fffd);
    }
}
