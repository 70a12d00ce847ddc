package dev.assay.inputs.document;

/** A file that cannot be taken: what is wrong, where, and what to do. Immutable. */
public final class InputException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String name;
    private final int line;
    private final int column;
    private final String what;
    private final String next;

    /**
     * Makes one.
     *
     * @param name name of the file
     * @param line line from 1; 0 when the place is unknown
     * @param column column from 1; 0 when the place is unknown
     * @param what what is wrong
     * @param next what to do about it
     */
    public InputException(String name, int line, int column, String what, String next) {
        super(place(name, line, column) + ": " + what + "; " + next);
        this.name = name;
        this.line = line;
        this.column = column;
        this.what = what;
        this.next = next;
    }

    private static String place(String name, int line, int column) {
        return line < 1 ? name : name + ":" + line + ":" + column;
    }

    /** Name of the file. */
    public String name() {
        return name;
    }

    /** Line from 1, or 0 when the place is unknown. */
    public int line() {
        return line;
    }

    /** Column from 1, or 0 when the place is unknown. */
    public int column() {
        return column;
    }

    /** What is wrong, without the place. */
    public String what() {
        return what;
    }

    /** What to do about it. */
    public String next() {
        return next;
    }
}
