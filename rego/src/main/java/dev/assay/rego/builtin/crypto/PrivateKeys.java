package dev.assay.rego.builtin.crypto;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The private keys in a text of PEM, which may itself be in base64. */
final class PrivateKeys {
    /** The most keys read out of one text. */
    static final int KEYS_MAX = 1_000;

    private PrivateKeys() {}

    static List<PrivateKeyMaterial> read(String text) throws MalformedException {
        String pem = plain(text);
        List<PrivateKeyMaterial> keys = new ArrayList<>();
        for (PemBlock block = PemBlock.next(pem, 0); block != null; block = PemBlock.next(pem, block.end())) {
            if (keys.size() == KEYS_MAX) {
                throw new MalformedException("more than PRIVATE_KEYS_MAX=" + KEYS_MAX + " private keys");
            }
            switch (block.type()) {
                case "RSA PRIVATE KEY" -> keys.add(PrivateKeyMaterial.pkcs1(block.bytes()));
                case "PRIVATE KEY" -> keys.add(PrivateKeyMaterial.pkcs8(block.bytes()));
                case "EC PRIVATE KEY" -> keys.add(EllipticKey.read(block.bytes(), null));
                default -> {
                    // Certificates, parameters and so on may stand between the keys.
                }
            }
        }
        return keys;
    }

    private static String plain(String text) {
        try {
            return new String(Base64Text.standard(text), StandardCharsets.UTF_8);
        } catch (MalformedException e) {
            return text;
        }
    }
}
