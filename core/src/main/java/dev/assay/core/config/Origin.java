package dev.assay.core.config;

/**
 * Where a value comes from.
 *
 * @param kind the kind of source
 * @param place for people: an option, a variable, a file with line, or {@code default}
 */
public record Origin(Kind kind, String place) {

    /** Kinds of sources; an earlier one wins over a later one. */
    public enum Kind {
        OPTION,
        VARIABLE,
        PROJECT_FILE,
        USER_FILE,
        DEFAULT
    }
}
