package dev.assay.rego.builtin.format;

/** What stands between the percent sign and the verb. One for each directive; changed as it is read. */
final class Flags {
    boolean sharp;
    boolean zero;
    boolean plus;
    boolean minus;
    boolean space;
    /** {@code %+v} and {@code %#v} mean something else than the flags alone. */
    boolean plusV;

    boolean sharpV;
    /** The least number of characters, or -1. */
    int width = -1;
    /** Digits or characters, or -1. */
    int precision = -1;

    /** Takes a character for a flag, if it is one. */
    boolean take(char c) {
        switch (c) {
            case '#' -> sharp = true;
            case '0' -> zero = true;
            case '+' -> plus = true;
            case '-' -> minus = true;
            case ' ' -> space = true;
            default -> {
                return false;
            }
        }
        return true;
    }

    /** Turns the flags of {@code %v} into those that only it has. */
    void forValue() {
        sharpV = sharp;
        plusV = plus;
        sharp = false;
        plus = false;
    }
}
