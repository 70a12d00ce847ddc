package dev.assay.cli.command;

/** What a piece of output means. Colour is never the only sign: a glyph or a word goes with it. */
public enum Ink {
    GOOD("32"),
    BAD("31"),
    UNSURE("33"),
    FAINT("2"),
    STRONG("1");

    private final String code;

    Ink(String code) {
        this.code = code;
    }

    /** The text in the terminal's way of showing this meaning. */
    public String on(String text) {
        return "\u001b[" + code + "m" + text + "\u001b[0m";
    }
}
