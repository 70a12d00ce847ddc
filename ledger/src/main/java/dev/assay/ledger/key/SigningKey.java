package dev.assay.ledger.key;

import dev.assay.ledger.LedgerError;
import dev.assay.ledger.LedgerException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;

/** A private key with its public half. It never prints its secret. Immutable and thread-safe. */
public final class SigningKey {

    private static final byte[] PROBE = "assay: is this pair a pair?".getBytes(StandardCharsets.US_ASCII);

    private final PrivateKey secret;
    private final VerificationKey verification;

    private SigningKey(PrivateKey secret, VerificationKey verification) {
        this.secret = secret;
        this.verification = verification;
    }

    /** A new key from the given source of randomness. */
    public static SigningKey generate(SignatureScheme scheme, SecureRandom random) {
        PublicKeyForm form = PublicKeyForm.of(scheme);
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(form.factoryName());
            switch (form) {
                case P256 -> generator.initialize(new ECGenParameterSpec("secp256r1"), random);
                case ED25519 -> generator.initialize(NamedParameterSpec.ED25519, random);
                case ML_DSA_44 -> generator.initialize(NamedParameterSpec.ML_DSA_44, random);
            }
            KeyPair pair = generator.generateKeyPair();
            return new SigningKey(
                    pair.getPrivate(),
                    VerificationKey.of(scheme, pair.getPublic().getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the JDK lost " + form.factoryName(), e);
        }
    }

    /**
     * A key from its PKCS#8 and the public half that belongs to it; a probe signature shows that it does.
     *
     * @throws LedgerException when the bytes are no such key (malformed) or the halves do not belong together (wrong
     *     key)
     */
    public static SigningKey of(byte[] pkcs8, VerificationKey verification) {
        PublicKeyForm form = PublicKeyForm.of(verification.scheme());
        SigningKey key;
        boolean pair;
        try {
            PrivateKey secret =
                    KeyFactory.getInstance(form.factoryName()).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
            key = new SigningKey(secret, verification);
            pair = verification.verifies(PROBE, key.signChecked(PROBE));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            // The message of the JDK may quote bytes of the key, so it is not passed on.
            throw LedgerException.malformed(
                    "not a usable " + form.factoryName() + " private key in PKCS#8",
                    "Make one with `assay key rotate`, or with `openssl genpkey`.");
        }
        if (!pair) {
            throw new LedgerException(
                    LedgerError.WRONG_KEY,
                    "the private key does not belong to the public key " + verification.id(),
                    "Put the two halves of one key together.");
        }
        return key;
    }

    /** Signs a message, in the encoding of this key's scheme. */
    public byte[] sign(byte[] message) {
        try {
            return signChecked(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a key that has signed before cannot sign: " + verification, e);
        }
    }

    private byte[] signChecked(byte[] message) throws GeneralSecurityException {
        Signature signer = Signature.getInstance(verification.scheme().jdkName());
        signer.initSign(secret);
        signer.update(message);
        byte[] signature = signer.sign();
        return switch (verification.scheme()) {
            case ED25519, ML_DSA_44 -> signature;
            case ECDSA_P256_RAW -> EcdsaSignature.withLowS(signature);
            case ECDSA_P256_DER -> EcdsaSignature.rawToDer(EcdsaSignature.withLowS(signature));
        };
    }

    /** The public half. */
    public VerificationKey verificationKey() {
        return verification;
    }

    /** The name of this key. */
    public KeyId id() {
        return verification.id();
    }

    /** The secret as PKCS#8, for {@link KeyFolder} and {@link Pem} only. */
    byte[] pkcs8() {
        return secret.getEncoded();
    }

    @Override
    public String toString() {
        return "private half of " + verification;
    }
}
