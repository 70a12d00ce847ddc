package dev.assay.ledger.key;

/**
 * The key of this user on this machine. Nobody has confirmed whose it is, so what it signs proves that nothing was
 * changed since, and not who made it.
 *
 * @param key the private key
 * @param created whether it was made just now
 */
public record LocalKey(SigningKey key, boolean created) {

    /** How what it signs is labelled. */
    public static final String LABEL = "local key, identity unproven";
}
