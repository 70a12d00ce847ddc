package dev.assay.rego.builtin;

import dev.assay.rego.value.ArrayValue;
import dev.assay.rego.value.NumberValue;
import dev.assay.rego.value.ObjectValue;
import dev.assay.rego.value.SetValue;
import dev.assay.rego.value.StringValue;
import dev.assay.rego.value.Value;

/**
 * What writing a value out costs. Values share their parts, so a small program can make one whose text would never end;
 * whoever turns a value into text announces it first.
 */
public final class Weights {
    private static final int CHARS_OF_SCALAR = 8;
    private static final int CHARS_PER_STEP = 64;

    private Weights() {}

    /** Spends and announces what the text of a value takes. */
    public static void announceText(Context context, Value value) {
        switch (value) {
            case ArrayValue array -> {
                context.spend(array.size() + 1L);
                for (Value element : array) {
                    announceText(context, element);
                }
            }
            case SetValue set -> {
                context.spend(set.size() + 1L);
                for (Value element : set) {
                    announceText(context, element);
                }
            }
            case ObjectValue object -> {
                context.spend(object.size() + 1L);
                for (int i = 0; i < object.size(); i++) {
                    announceText(context, object.keyAt(i));
                    announceText(context, object.valueAt(i));
                }
            }
            case StringValue string -> announceChars(context, string.value().length());
            case NumberValue number
            when !number.isLong() -> announceChars(context, number.text().length());
            default -> announceChars(context, CHARS_OF_SCALAR);
        }
    }

    /** Spends and announces what a text of so many characters takes. */
    public static void announceChars(Context context, long chars) {
        context.spend(1 + chars / CHARS_PER_STEP);
        context.allocate(chars * Character.BYTES);
    }

    /** Steps of looking once along a text. */
    public static long stepsOf(String text) {
        return 1L + text.length() / CHARS_PER_STEP;
    }
}
