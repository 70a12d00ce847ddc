package dev.assay.rego.builtin;

import java.util.Locale;

/** The text of an IP address: dotted for version 4 (also when mapped into version 6), RFC 5952 for version 6. */
public final class IpText {
    private static final int IPV4_BYTES = 4;
    private static final int GROUPS = 8;

    private IpText() {}

    public static String of(byte[] address) {
        if (address.length == IPV4_BYTES) {
            return dotted(address, 0);
        }
        boolean mapped = address[10] == -1 && address[11] == -1;
        for (int i = 0; i < 10 && mapped; i++) {
            mapped = address[i] == 0;
        }
        return mapped ? dotted(address, 12) : groups(address);
    }

    private static String dotted(byte[] bytes, int from) {
        return (bytes[from] & 0xff) + "." + (bytes[from + 1] & 0xff) + "." + (bytes[from + 2] & 0xff) + "."
                + (bytes[from + 3] & 0xff);
    }

    private static String groups(byte[] bytes) {
        int longestAt = -1;
        int longest = 1;
        for (int i = 0; i < GROUPS; i++) {
            int zeros = 0;
            while (i + zeros < GROUPS && group(bytes, i + zeros) == 0) {
                zeros++;
            }
            if (zeros > longest) {
                longest = zeros;
                longestAt = i;
            }
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < GROUPS; i++) {
            if (i == longestAt) {
                text.append("::");
                i += longest - 1;
                continue;
            }
            if (i > 0 && text.charAt(text.length() - 1) != ':') {
                text.append(':');
            }
            text.append(Integer.toHexString(group(bytes, i)).toLowerCase(Locale.ROOT));
        }
        return text.toString();
    }

    private static int group(byte[] bytes, int index) {
        return ((bytes[2 * index] & 0xff) << 8) | (bytes[2 * index + 1] & 0xff);
    }
}
