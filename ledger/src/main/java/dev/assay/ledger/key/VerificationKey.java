package dev.assay.ledger.key;

import dev.assay.ledger.LedgerException;
import dev.assay.ledger.digest.Digest;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.X509EncodedKeySpec;
import java.util.Optional;

/**
 * A public key that checks signatures of statements, with its one {@link SignatureScheme}. Immutable and thread-safe.
 *
 * <p>Equality is that of the key material: one P-256 key configured once for DER and once for raw signatures is still
 * one key, and counts once in a quorum.
 */
public final class VerificationKey {

    private final SignatureScheme scheme;
    private final byte[] spki;
    private final PublicKey key;
    private final KeyId id;

    private VerificationKey(SignatureScheme scheme, byte[] spki, PublicKey key) {
        this.scheme = scheme;
        this.spki = spki;
        this.key = key;
        this.id = new KeyId(Digest.of(spki));
    }

    /**
     * A key from its DER SubjectPublicKeyInfo.
     *
     * @throws LedgerException (malformed) when it is no sound key in its one DER form, or does not fit the scheme
     */
    public static VerificationKey of(SignatureScheme scheme, byte[] spki) {
        PublicKeyForm form = PublicKeyForm.recognise(spki);
        if (form != PublicKeyForm.of(scheme)) {
            throw LedgerException.malformed(
                    "a key of the kind " + form.factoryName() + " cannot be used as " + scheme.label(),
                    "Name the scheme of this key: " + schemeOf(form).label() + ".");
        }
        try {
            PublicKey key = KeyFactory.getInstance(form.factoryName()).generatePublic(new X509EncodedKeySpec(spki));
            // The JDK looks whether the bytes are a point only when a check begins.
            Signature.getInstance(scheme.jdkName()).initVerify(key);
            return new VerificationKey(scheme, spki.clone(), key);
        } catch (GeneralSecurityException e) {
            throw LedgerException.malformed(
                    "not a usable " + form.factoryName() + " public key: " + e.getMessage(),
                    "Get the true key from its owner.");
        }
    }

    /** A key whose scheme is told by its kind alone; ECDSA then means DER. */
    public static VerificationKey of(byte[] spki) {
        return of(schemeOf(PublicKeyForm.recognise(spki)), spki);
    }

    private static SignatureScheme schemeOf(PublicKeyForm form) {
        return switch (form) {
            case ED25519 -> SignatureScheme.ED25519;
            case P256 -> SignatureScheme.ECDSA_P256_DER;
            case ML_DSA_44 -> SignatureScheme.ML_DSA_44;
        };
    }

    /** Whether this is this key's signature of the message, in the one encoding of this key. */
    public boolean verifies(byte[] message, byte[] signature) {
        Optional<byte[]> natural = switch (scheme) {
            case ED25519, ML_DSA_44 -> Optional.of(signature);
            case ECDSA_P256_DER -> EcdsaSignature.derToRaw(signature);
            case ECDSA_P256_RAW -> EcdsaSignature.isInRange(signature) ? Optional.of(signature) : Optional.empty();
        };
        return natural.isPresent() && verifiesNatural(message, natural.get());
    }

    private boolean verifiesNatural(byte[] message, byte[] signature) {
        try {
            Signature verifier = Signature.getInstance(scheme.jdkName());
            verifier.initVerify(key);
            verifier.update(message);
            return verifier.verify(signature);
        } catch (SignatureException e) {
            return false; // The JDK's answer to a signature of the wrong length or form: it is no signature.
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the JDK lost " + scheme.jdkName(), e);
        }
    }

    /** The algorithm and encoding. */
    public SignatureScheme scheme() {
        return scheme;
    }

    /** A copy of the DER SubjectPublicKeyInfo. */
    public byte[] spki() {
        return spki.clone();
    }

    /** The digest of {@link #spki}. */
    public KeyId id() {
        return id;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VerificationKey key && id.equals(key.id);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    @Override
    public String toString() {
        return scheme.label() + " " + id;
    }
}
