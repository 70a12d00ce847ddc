package dev.assay.rego.builtin.text;

import dev.assay.rego.builtin.Context;

/** What work on texts costs of an evaluation's budget. */
public final class Texts {
    private static final int CHARS_PER_STEP = 64;

    private Texts() {}

    /** Steps of looking once along a text. */
    public static long steps(String text) {
        return 1L + text.length() / CHARS_PER_STEP;
    }

    /** Announces that a text of this many characters is going to be made. */
    public static void announce(Context context, long chars) {
        context.spend(1 + chars / CHARS_PER_STEP);
        context.allocate(chars * Character.BYTES);
    }
}
