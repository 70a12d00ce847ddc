package dev.assay.rego.builtin.encoding;

import dev.assay.rego.builtin.BuiltinException;
import dev.assay.rego.builtin.Octets;
import dev.assay.rego.value.StringValue;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** Percent signs in URLs, as in Go's {@code net/url}. */
public final class UrlText {
    private static final String HEX = "0123456789ABCDEF";

    private UrlText() {}

    /** A text for the query of a URL: spaces become plus signs. */
    public static String escaped(String text) {
        return escaped(text, "", true);
    }

    /** A text for the path of a URL. */
    public static String escapedPath(String path) {
        return escaped(path, "$&+,/:;=@", false);
    }

    private static String escaped(String text, String alsoPlain, boolean spaceIsPlus) {
        StringBuilder escaped = new StringBuilder(text.length());
        for (byte octet : Octets.of(text)) {
            if (isUnreserved(octet) || alsoPlain.indexOf(octet) >= 0) {
                escaped.append((char) octet);
            } else if (octet == ' ' && spaceIsPlus) {
                escaped.append('+');
            } else {
                escaped.append('%').append(HEX.charAt(octet >> 4 & 0xF)).append(HEX.charAt(octet & 0xF));
            }
        }
        return escaped.toString();
    }

    private static boolean isUnreserved(byte octet) {
        return (octet >= 'a' && octet <= 'z')
                || (octet >= 'A' && octet <= 'Z')
                || (octet >= '0' && octet <= '9')
                || octet == '-'
                || octet == '_'
                || octet == '.'
                || octet == '~';
    }

    /**
     * The text that was escaped.
     *
     * @param plusIsSpace as in a query
     */
    public static String unescaped(String text, boolean plusIsSpace) {
        byte[] octets = Octets.of(text);
        ByteArrayOutputStream out = new ByteArrayOutputStream(octets.length);
        for (int i = 0; i < octets.length; i++) {
            if (octets[i] == '%') {
                requireEscape(octets, i);
                out.write(Character.digit(octets[i + 1], 16) << 4 | Character.digit(octets[i + 2], 16));
                i += 2;
            } else {
                out.write(plusIsSpace && octets[i] == '+' ? ' ' : octets[i]);
            }
        }
        return Octets.text(out.toByteArray());
    }

    private static void requireEscape(byte[] octets, int at) {
        boolean valid = at + 2 < octets.length
                && Character.digit(octets[at + 1], 16) >= 0
                && Character.digit(octets[at + 2], 16) >= 0;
        if (!valid) {
            int end = Math.min(octets.length, at + 3);
            String shown = Octets.text(Arrays.copyOfRange(octets, at, end));
            throw BuiltinException.error("invalid URL escape " + StringValue.of(shown));
        }
    }
}
