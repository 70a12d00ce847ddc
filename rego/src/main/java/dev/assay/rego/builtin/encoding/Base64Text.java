package dev.assay.rego.builtin.encoding;

import dev.assay.rego.builtin.BuiltinException;
import java.io.ByteArrayOutputStream;

/** Base64 decoded as strictly as Go does it: padding is needed, line breaks are skipped, nothing else is. */
final class Base64Text {
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private final byte[] text;
    private final String alphabet;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private int at;

    private Base64Text(byte[] text, String alphabet) {
        this.text = text;
        this.alphabet = alphabet;
    }

    static byte[] decode(byte[] text) {
        return new Base64Text(text, LETTERS + "+/").decoded();
    }

    static byte[] decodeUrl(byte[] text) {
        return new Base64Text(text, LETTERS + "-_").decoded();
    }

    private byte[] decoded() {
        boolean more = true;
        while (more) {
            more = group();
        }
        return out.toByteArray();
    }

    /** Decodes four characters; answers whether more may come. */
    private boolean group() {
        int bits = 0;
        int count = 0;
        while (count < 4) {
            if (at == text.length) {
                if (count == 0) {
                    return false;
                }
                throw illegal(at - count);
            }
            int c = text[at++];
            int six = alphabet.indexOf(c);
            if (six >= 0 && c >= 0) {
                bits = bits << 6 | six;
                count++;
            } else if (c == '=') {
                padding(count);
                write(bits << (6 * (4 - count)), count - 1);
                return false;
            } else if (c != '\n' && c != '\r') {
                throw illegal(at - 1);
            }
        }
        write(bits, 3);
        return true;
    }

    /** Checks what follows the first padding character. */
    private void padding(int count) {
        if (count < 2) {
            throw illegal(at - 1);
        }
        if (count == 2) {
            skipBreaks();
            if (at == text.length) {
                throw illegal(text.length);
            }
            if (text[at] != '=') {
                throw illegal(at - 1);
            }
            at++;
        }
        skipBreaks();
        if (at < text.length) {
            throw illegal(at);
        }
    }

    private void skipBreaks() {
        while (at < text.length && (text[at] == '\n' || text[at] == '\r')) {
            at++;
        }
    }

    private void write(int bits, int bytes) {
        for (int i = 0; i < bytes; i++) {
            out.write(bits >> (16 - 8 * i));
        }
    }

    private static BuiltinException illegal(int position) {
        return BuiltinException.error("illegal base64 data at input byte " + position);
    }
}
