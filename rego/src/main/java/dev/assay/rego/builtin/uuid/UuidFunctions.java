package dev.assay.rego.builtin.uuid;

import dev.assay.rego.builtin.Builtin;
import dev.assay.rego.builtin.Context;
import dev.assay.rego.builtin.Operands;
import dev.assay.rego.value.NumberValue;
import dev.assay.rego.value.ObjectValue;
import dev.assay.rego.value.StringValue;
import dev.assay.rego.value.Value;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The builtins below {@code uuid}. */
public final class UuidFunctions {
    private static final int BYTES = 16;
    private static final int DIGITS = 32;
    private static final int DASHED = 36;
    private static final String URN = "urn:uuid:";

    /** The 100 ns intervals between the Gregorian reform, from which version 1 counts, and 1970. */
    private static final long GREGORIAN_TO_UNIX = 122_192_928_000_000_000L;

    private static final long NANOS_PER_INTERVAL = 100;

    private UuidFunctions() {}

    public static List<Builtin> builtins() {
        return List.of(
                Builtin.impure("uuid.rfc4122", "(string) -> string", UuidFunctions::random),
                Builtin.pure("uuid.parse", "(string) -> object[string: any]", UuidFunctions::parse));
    }

    /** What keeps the identifiers that were made for keys apart from other things that an evaluation keeps. */
    private record Made(Value key) {}

    private static Value random(Context context, Value[] arguments) {
        return context.once(new Made(arguments[0]), () -> {
            byte[] bytes = new byte[BYTES];
            context.random().nextBytes(bytes);
            bytes[6] = (byte) ((bytes[6] & 0x0f) | 0x40);
            bytes[8] = (byte) ((bytes[8] & 0x3f) | 0x80);
            String digits = HexFormat.of().formatHex(bytes);
            return StringValue.of(digits.substring(0, 8) + "-" + digits.substring(8, 12) + "-"
                    + digits.substring(12, 16) + "-" + digits.substring(16, 20) + "-" + digits.substring(20));
        });
    }

    /** The parts of an identifier; undefined for what is none. */
    private static @Nullable Value parse(Context context, Value[] arguments) {
        String text = Operands.string(arguments[0], 1);
        String digits = digits(text);
        if (digits == null) {
            return null;
        }
        byte[] bytes;
        try {
            bytes = HexFormat.of().parseHex(digits);
        } catch (IllegalArgumentException e) {
            return null;
        }
        int version = (bytes[6] & 0xf0) >> 4;
        ObjectValue.Builder parts = ObjectValue.builder(8)
                .put("version", NumberValue.of(version))
                .put("variant", StringValue.of(variant(bytes[8])));
        if (version == 1 || version == 2) {
            putOrigin(parts, bytes);
        }
        if (version == 2) {
            parts.put("id", NumberValue.of(ByteBuffer.wrap(bytes).getInt() & 0xffff_ffffL));
            parts.put("domain", StringValue.of(domain(bytes[9] & 0xff)));
        }
        return parts.build();
    }

    /** The 32 digits of the four forms that there are: with dashes, those as URN or in braces, and without dashes. */
    private static @Nullable String digits(String text) {
        String dashed;
        switch (text.length()) {
            case DIGITS -> {
                return text;
            }
            case DASHED -> dashed = text;
            case DASHED + 2 -> dashed = text.substring(1, DASHED + 1);
            case DASHED + 9 -> {
                if (!text.substring(0, URN.length()).toLowerCase(Locale.ROOT).equals(URN)) {
                    return null;
                }
                dashed = text.substring(URN.length());
            }
            default -> {
                return null;
            }
        }
        for (int i : new int[] {8, 13, 18, 23}) {
            if (dashed.charAt(i) != '-') {
                return null;
            }
        }
        return dashed.substring(0, 8)
                + dashed.substring(9, 13)
                + dashed.substring(14, 18)
                + dashed.substring(19, 23)
                + dashed.substring(24);
    }

    private static String variant(byte bits) {
        if ((bits & 0xc0) == 0x80) {
            return "RFC4122";
        }
        if ((bits & 0xe0) == 0xc0) {
            return "Microsoft";
        }
        return (bits & 0xe0) == 0xe0 ? "Future" : "Reserved";
    }

    /** When and where versions 1 and 2 were made. */
    private static void putOrigin(ObjectValue.Builder parts, byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        long low = buffer.getInt(0) & 0xffff_ffffL;
        long middle = buffer.getShort(4) & 0xffffL;
        long high = buffer.getShort(6) & 0x0fffL;
        long intervals = (high << 48) + (middle << 32) + low - GREGORIAN_TO_UNIX;
        parts.put("time", NumberValue.of(intervals * NANOS_PER_INTERVAL));
        parts.put("clocksequence", NumberValue.of(buffer.getShort(8) & 0x3fff));
        parts.put("nodeid", StringValue.of(HexFormat.ofDelimiter("-").formatHex(bytes, 10, BYTES)));
        String scope = (bytes[10] & 2) == 0 ? "global" : "local";
        parts.put("macvariables", StringValue.of(scope + ((bytes[10] & 1) == 0 ? ":unicast" : ":multicast")));
    }

    private static String domain(int number) {
        return switch (number) {
            case 0 -> "Person";
            case 1 -> "Group";
            case 2 -> "Org";
            default -> "Domain" + number;
        };
    }
}
