package dev.assay.rego.builtin.crypto;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The certificates in a text: PEM, or base64 of PEM or DER. */
final class CertificateText {
    /** The most certificates read out of one text. */
    static final int CERTIFICATES_MAX = 1_000;

    private static final String TYPE = "CERTIFICATE";

    private CertificateText() {}

    static List<Certificate> read(String text) throws MalformedException {
        if (PemBlock.opens(text)) {
            return der(pem(text));
        }
        byte[] bytes = Base64Text.standard(text);
        String decoded = new String(bytes, StandardCharsets.ISO_8859_1);
        return der(PemBlock.opens(decoded) ? pem(decoded) : bytes);
    }

    static List<Certificate> der(byte[] bytes) throws MalformedException {
        List<Certificate> certificates = new ArrayList<>();
        Der der = new Der(bytes);
        while (!der.isEmpty()) {
            if (certificates.size() == CERTIFICATES_MAX) {
                throw new MalformedException("more than CERTIFICATES_MAX=" + CERTIFICATES_MAX + " certificates");
            }
            certificates.add(Certificate.read(der));
        }
        return certificates;
    }

    private static byte[] pem(String text) throws MalformedException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (PemBlock block = PemBlock.next(text, 0); block != null; block = PemBlock.next(text, block.end())) {
            if (!block.type().equals(TYPE)) {
                throw new MalformedException("PEM block type is '" + block.type() + "', expected " + TYPE);
            }
            bytes.writeBytes(block.bytes());
        }
        return bytes.toByteArray();
    }
}
