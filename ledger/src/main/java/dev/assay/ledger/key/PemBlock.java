package dev.assay.ledger.key;

import java.util.Arrays;

/** One block of a PEM file (RFC 7468): its label and the DER inside. It never prints its content. */
public final class PemBlock {

    /** Label of a private key in PKCS#8. */
    public static final String PRIVATE_KEY = "PRIVATE KEY";
    /** Label of a public key (SubjectPublicKeyInfo). */
    public static final String PUBLIC_KEY = "PUBLIC KEY";

    private final String label;
    private final byte[] der;

    /** Copies the content. */
    public PemBlock(String label, byte[] der) {
        this.label = label;
        this.der = der.clone();
    }

    /** What stands after BEGIN. */
    public String label() {
        return label;
    }

    /** A copy of the content. */
    public byte[] der() {
        return der.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PemBlock block && label.equals(block.label) && Arrays.equals(der, block.der);
    }

    @Override
    public int hashCode() {
        return 31 * label.hashCode() + Arrays.hashCode(der);
    }

    @Override
    public String toString() {
        return label + " (" + der.length + " bytes)";
    }
}
