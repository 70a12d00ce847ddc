package dev.assay.rego.builtin.crypto;

import java.io.ByteArrayOutputStream;

/** Decodes base64 as Go does: line ends are passed over, an error names the byte at which it was seen. */
public final class Base64Text {
    private static final String STANDARD = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    private static final String URL = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    private final String text;
    private final String alphabet;
    private int at;

    private Base64Text(String text, String alphabet) {
        this.text = text;
        this.alphabet = alphabet;
    }

    /** Decodes the standard alphabet with padding. */
    public static byte[] standard(String text) throws MalformedException {
        return new Base64Text(text, STANDARD).decode();
    }

    /** Decodes the alphabet for URLs; the padding may be left out. */
    public static byte[] url(String text) throws MalformedException {
        if (text.endsWith("=")) {
            return new Base64Text(text, URL).decode();
        }
        return switch (text.length() % 4) {
            case 0 -> new Base64Text(text, URL).decode();
            case 2 -> new Base64Text(text + "==", URL).decode();
            case 3 -> new Base64Text(text + "=", URL).decode();
            default -> throw new MalformedException("illegal base64url string: " + text);
        };
    }

    private byte[] decode() throws MalformedException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length() * 3 / 4 + 1);
        while (quantum(bytes)) {
            // Each call takes up to four characters.
        }
        return bytes.toByteArray();
    }

    private boolean quantum(ByteArrayOutputStream bytes) throws MalformedException {
        int bits = 0;
        int count = 0;
        boolean last = false;
        while (count < 4 && !last) {
            if (at == text.length()) {
                if (count == 0) {
                    return false;
                }
                throw corrupt(at - count);
            }
            char c = text.charAt(at++);
            int value = alphabet.indexOf(c);
            if (value >= 0) {
                bits = (bits << 6) | value;
                count++;
            } else if (c == '=') {
                padding(count);
                last = true;
            } else if (c != '\n' && c != '\r') {
                throw corrupt(at - 1);
            }
        }
        int aligned = bits << (6 * (4 - count));
        for (int i = 0; i < count - 1; i++) {
            bytes.write(aligned >>> (16 - 8 * i));
        }
        return !last;
    }

    private void padding(int count) throws MalformedException {
        if (count < 2) {
            throw corrupt(at - 1);
        }
        if (count == 2) {
            skipLineEnds();
            if (at == text.length()) {
                throw corrupt(at);
            }
            if (text.charAt(at) != '=') {
                throw corrupt(at - 1);
            }
            at++;
        }
        skipLineEnds();
        if (at < text.length()) {
            throw corrupt(at);
        }
    }

    private void skipLineEnds() {
        while (at < text.length() && (text.charAt(at) == '\n' || text.charAt(at) == '\r')) {
            at++;
        }
    }

    private static MalformedException corrupt(int at) {
        return new MalformedException("illegal base64 data at input byte " + at);
    }
}
