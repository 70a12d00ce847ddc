package dev.assay.ledger.trust;

import dev.assay.ledger.key.TrustedKey;
import java.util.List;

/**
 * A build platform, and how far its provenance is believed.
 *
 * @param id the {@code builder.id} of its provenance, a URI
 * @param maxLevel the highest SLSA Build level it can give, 1 to 3
 * @param keys at least one
 */
public record TrustedBuilder(String id, int maxLevel, List<TrustedKey> keys) {

    /** The highest level that SLSA v1 knows for builds. */
    public static final int LEVEL_CEILING = 3;

    /** Copies; {@link IllegalArgumentException} for an empty id, an unknown level or no key. */
    public TrustedBuilder {
        keys = List.copyOf(keys);
        if (id.isBlank() || keys.isEmpty()) {
            throw new IllegalArgumentException("a trusted builder has an id and at least one key");
        }
        if (maxLevel < 1 || maxLevel > LEVEL_CEILING) {
            throw new IllegalArgumentException(
                    "a builder's maximum level is 1 to " + LEVEL_CEILING + ", not " + maxLevel);
        }
    }
}
