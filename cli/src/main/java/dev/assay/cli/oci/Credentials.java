package dev.assay.cli.oci;

/**
 * How somebody shows a registry who they are. Its text shows no secret.
 *
 * @param identityToken whether the secret is a token to exchange, not a password
 */
record Credentials(String user, String secret, boolean identityToken) {

    static final Credentials NONE = new Credentials("", "", false);

    boolean isNone() {
        return secret.isEmpty();
    }

    @Override
    public String toString() {
        return isNone() ? "no credentials" : "credentials of " + (user.isEmpty() ? "a token" : user);
    }
}
