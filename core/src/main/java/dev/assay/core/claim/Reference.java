package dev.assay.core.claim;

import dev.assay.ledger.intoto.DigestSet;
import org.jspecify.annotations.Nullable;

/**
 * A policy or an input, by digest, so that the verdict can be replayed.
 *
 * @param name for people
 * @param mediaType of its content; null when nobody said
 * @param digest of its content
 */
public record Reference(String name, @Nullable String mediaType, DigestSet digest) {

    /** A name is needed; else {@link IllegalArgumentException}. */
    public Reference {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a policy or input has a name");
        }
    }
}
