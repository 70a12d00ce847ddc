package dev.assay.ledger.key;

import java.util.Arrays;
import java.util.Optional;

/** An algorithm together with the one encoding of its signatures that a key accepts. */
public enum SignatureScheme {
    /** Ed25519 (RFC 8032), signatures of 64 bytes. */
    ED25519("ed25519", "Ed25519"),
    /** ECDSA on P-256 with SHA-256, signatures in DER (as Sigstore and most KMS give them). */
    ECDSA_P256_DER("ecdsa-p256-der", "SHA256withECDSAinP1363Format"),
    /** ECDSA on P-256 with SHA-256, signatures as raw r||s of 64 bytes (as the DSSE specification shows them). */
    ECDSA_P256_RAW("ecdsa-p256-raw", "SHA256withECDSAinP1363Format"),
    /** ML-DSA-44 (FIPS 204), signatures of 2,420 bytes. */
    ML_DSA_44("ml-dsa-44", "ML-DSA-44");

    private final String label;
    private final String jdkName;

    SignatureScheme(String label, String jdkName) {
        this.label = label;
        this.jdkName = jdkName;
    }

    /** The name in files and on the command line. */
    public String label() {
        return label;
    }

    /** The JDK's name of the signature algorithm; ECDSA always goes through r||s, DER is taken apart here. */
    String jdkName() {
        return jdkName;
    }

    /** The scheme of that name. */
    public static Optional<SignatureScheme> ofLabel(String label) {
        return Arrays.stream(values())
                .filter(scheme -> scheme.label.equals(label))
                .findFirst();
    }
}
