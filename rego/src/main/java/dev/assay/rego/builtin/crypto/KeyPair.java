package dev.assay.rego.builtin.crypto;

import dev.assay.rego.value.NullValue;
import dev.assay.rego.value.NumberValue;
import dev.assay.rego.value.ObjectValue;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** A chain of certificates with the private key of its first one, as Go's {@code tls.X509KeyPair} reads it. */
final class KeyPair {
    private KeyPair() {}

    /** The object of a {@code tls.Certificate}. */
    static ObjectValue read(String certificates, String key) throws MalformedException {
        List<byte[]> chain = chain(decoded(certificates));
        PrivateKeyMaterial material = privateKey(decoded(key));
        Certificate leaf = Certificate.read(new Der(chain.getFirst()));
        if (!Objects.equals(leaf.fields().get("PublicKeyAlgorithm"), NumberValue.of(material.algorithm()))) {
            throw new MalformedException("tls: private key type does not match public key type");
        }
        if (!Objects.equals(leaf.fields().get("PublicKey"), material.publicKey())) {
            throw new MalformedException("tls: private key does not match public key");
        }
        return ObjectValue.builder(6)
                .put("Certificate", Json.list(chain, Json::base64))
                .put("PrivateKey", material.fields())
                .put("SupportedSignatureAlgorithms", NullValue.NULL)
                .put("OCSPStaple", NullValue.NULL)
                .put("SignedCertificateTimestamps", NullValue.NULL)
                .put("Leaf", leaf.fields())
                .build();
    }

    private static byte[] decoded(String text) throws MalformedException {
        return text.startsWith("-----BEGIN ") ? text.getBytes(StandardCharsets.UTF_8) : Base64Text.standard(text);
    }

    private static List<byte[]> chain(byte[] input) throws MalformedException {
        String text = new String(input, StandardCharsets.ISO_8859_1);
        if (!PemBlock.opens(text)) {
            return List.of(input);
        }
        List<byte[]> chain = new ArrayList<>();
        List<String> skipped = new ArrayList<>();
        for (PemBlock block = PemBlock.next(text, 0); block != null; block = PemBlock.next(text, block.end())) {
            if (block.type().equals("CERTIFICATE")) {
                chain.add(block.bytes());
            } else {
                skipped.add(block.type());
            }
        }
        if (!chain.isEmpty()) {
            return chain;
        }
        if (skipped.isEmpty()) {
            throw new MalformedException("tls: failed to find any PEM data in certificate input");
        }
        throw new MalformedException(
                skipped.size() == 1 && skipped.getFirst().endsWith("PRIVATE KEY")
                        ? "tls: failed to find certificate PEM data in certificate input, but did find a private key; "
                                + "PEM inputs may have been switched"
                        : "tls: failed to find \"CERTIFICATE\" PEM block in certificate input after skipping PEM blocks "
                                + "of the following types: [" + String.join(" ", skipped) + "]");
    }

    private static PrivateKeyMaterial privateKey(byte[] input) throws MalformedException {
        String text = new String(input, StandardCharsets.ISO_8859_1);
        if (!PemBlock.opens(text)) {
            return parse(input);
        }
        List<String> skipped = new ArrayList<>();
        for (PemBlock block = PemBlock.next(text, 0); block != null; block = PemBlock.next(text, block.end())) {
            if (block.type().equals("PRIVATE KEY") || block.type().endsWith(" PRIVATE KEY")) {
                return parse(block.bytes());
            }
            skipped.add(block.type());
        }
        if (skipped.isEmpty()) {
            throw new MalformedException("tls: failed to find any PEM data in key input");
        }
        throw new MalformedException(
                skipped.equals(List.of("CERTIFICATE"))
                        ? "tls: found a certificate rather than a key in the PEM for the private key"
                        : "tls: failed to find PEM block with type ending in \"PRIVATE KEY\" in key input after "
                                + "skipping PEM blocks of the following types: [" + String.join(" ", skipped) + "]");
    }

    /** Tries the forms in Go's order, whatever the label said. */
    private static PrivateKeyMaterial parse(byte[] bytes) throws MalformedException {
        try {
            return PrivateKeyMaterial.pkcs1(bytes);
        } catch (MalformedException notRsa) {
            try {
                return PrivateKeyMaterial.pkcs8(bytes);
            } catch (MalformedException notWrapped) {
                try {
                    return EllipticKey.read(bytes, null);
                } catch (MalformedException none) {
                    throw new MalformedException("tls: failed to parse private key");
                }
            }
        }
    }
}
