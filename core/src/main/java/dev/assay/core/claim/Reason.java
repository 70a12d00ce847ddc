package dev.assay.core.claim;

import org.jspecify.annotations.Nullable;

/**
 * Why a verdict is as it is.
 *
 * @param code stable and for programs, such as {@code RPO_EXCEEDED}
 * @param message one sentence for people
 * @param where a file with line, a resource or a URI; null when there is no such place
 */
public record Reason(String code, String message, @Nullable String where) {

    /** Characters of one field, at most. */
    public static final int CHARACTERS_LIMIT = 4_096;

    /** Code and message are needed; else {@link IllegalArgumentException}. */
    public Reason {
        if (code.isBlank() || message.isBlank()) {
            throw new IllegalArgumentException("a reason has a code and a message");
        }
        if (code.length() > CHARACTERS_LIMIT
                || message.length() > CHARACTERS_LIMIT
                || (where != null && where.length() > CHARACTERS_LIMIT)) {
            throw new IllegalArgumentException("a reason's field is longer than " + CHARACTERS_LIMIT + " characters");
        }
    }
}
