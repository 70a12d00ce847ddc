package dev.assay.rego.builtin.net;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * An IP address.
 *
 * @param value its bits as a number
 * @param bits 32 or 128; an IPv4 address written as an IPv6 one has 32
 */
record Address(BigInteger value, int bits) implements Comparable<Address> {
    static final int V4_BITS = 32;
    static final int V6_BITS = 128;

    private static final BigInteger V4_IN_V6 = BigInteger.valueOf(0xFFFF).shiftLeft(V4_BITS);
    private static final int GROUPS = 8;

    /** The address of a text, or null when it is none. Names, zones and octets with leading zeros are none. */
    static @Nullable Address parse(String text) {
        return text.indexOf(':') >= 0 ? parseV6(text) : parseV4(text);
    }

    private static @Nullable Address parseV4(String text) {
        String[] octets = text.split("\\.", -1);
        if (octets.length != 4) {
            return null;
        }
        long value = 0;
        for (String octet : octets) {
            boolean digits =
                    !octet.isEmpty() && octet.length() <= 3 && octet.chars().allMatch(c -> c >= '0' && c <= '9');
            if (!digits || (octet.length() > 1 && octet.charAt(0) == '0') || Integer.parseInt(octet) > 255) {
                return null;
            }
            value = value << 8 | Integer.parseInt(octet);
        }
        return new Address(BigInteger.valueOf(value), V4_BITS);
    }

    private static @Nullable Address parseV6(String text) {
        int gap = text.indexOf("::");
        if (gap >= 0 && text.indexOf("::", gap + 1) >= 0) {
            return null;
        }
        int[] groups = new int[GROUPS];
        if (gap < 0) {
            return fill(groups, text, 0, true) == GROUPS ? of(groups) : null;
        }
        int before = fill(groups, text.substring(0, gap), 0, false);
        int[] behind = new int[GROUPS];
        int after = fill(behind, text.substring(gap + 2), 0, true);
        if (before < 0 || after < 0 || before + after >= GROUPS) {
            return null;
        }
        System.arraycopy(behind, 0, groups, GROUPS - after, after);
        return of(groups);
    }

    /** Reads groups of hexadecimal digits; answers how many, or -1. The last two may be an IPv4 address. */
    private static int fill(int[] groups, String text, int from, boolean mayEndInV4) {
        if (text.isEmpty()) {
            return 0;
        }
        int count = from;
        String[] parts = text.split(":", -1);
        for (int i = 0; i < parts.length; i++) {
            String part = parts[i];
            if (mayEndInV4 && i == parts.length - 1 && part.indexOf('.') >= 0) {
                Address v4 = parseV4(part);
                if (v4 == null || count + 2 > GROUPS) {
                    return -1;
                }
                groups[count++] = v4.value.shiftRight(16).intValue();
                groups[count++] = v4.value.intValue() & 0xFFFF;
                continue;
            }
            boolean hex = !part.isEmpty() && part.length() <= 4 && part.chars().allMatch(Address::isHex);
            if (!hex || count == GROUPS) {
                return -1;
            }
            groups[count++] = Integer.parseInt(part, 16);
        }
        return count;
    }

    private static boolean isHex(int c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    }

    private static Address of(int[] groups) {
        BigInteger value = BigInteger.ZERO;
        for (int group : groups) {
            value = value.shiftLeft(16).or(BigInteger.valueOf(group));
        }
        boolean mapped = value.shiftRight(V4_BITS).equals(V4_IN_V6.shiftRight(V4_BITS));
        return mapped ? new Address(value.subtract(V4_IN_V6), V4_BITS) : new Address(value, V6_BITS);
    }

    boolean isV4() {
        return bits == V4_BITS;
    }

    /** The same address with 128 bits. */
    Address asV6() {
        return new Address(wide(), V6_BITS);
    }

    /** In the order of their 16-byte forms. */
    @Override
    public int compareTo(Address other) {
        return wide().compareTo(other.wide());
    }

    private BigInteger wide() {
        return isV4() ? value.add(V4_IN_V6) : value;
    }

    @Override
    public String toString() {
        if (isV4()) {
            int v4 = value.intValue();
            return (v4 >>> 24) + "." + (v4 >>> 16 & 0xFF) + "." + (v4 >>> 8 & 0xFF) + "." + (v4 & 0xFF);
        }
        int[] groups = new int[GROUPS];
        for (int i = 0; i < GROUPS; i++) {
            groups[i] = value.shiftRight(16 * (GROUPS - 1 - i)).intValue() & 0xFFFF;
        }
        return v6(groups);
    }

    /** The longest run of at least two zero groups, the first of equals, becomes two colons. */
    private static String v6(int[] groups) {
        int gap = -1;
        int longest = 1;
        for (int i = 0; i < GROUPS; i++) {
            int end = i;
            while (end < GROUPS && groups[end] == 0) {
                end++;
            }
            if (end - i > longest) {
                gap = i;
                longest = end - i;
            }
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < GROUPS; i++) {
            if (i == gap) {
                text.append("::");
                i += longest - 1;
                continue;
            }
            if (!text.isEmpty() && text.charAt(text.length() - 1) != ':') {
                text.append(':');
            }
            text.append(Integer.toHexString(groups[i]));
        }
        return text.toString();
    }
}
