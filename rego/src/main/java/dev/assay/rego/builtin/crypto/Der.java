package dev.assay.rego.builtin.crypto;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads DER (X.690) element by element out of a range of bytes. Tags have one byte; lengths must be definite,
 * minimal and
 * within the range. Nothing recurses, so that nesting cannot exhaust the stack.
 */
final class Der {
    static final int BOOLEAN = 0x01;
    static final int INTEGER = 0x02;
    static final int BIT_STRING = 0x03;
    static final int OCTET_STRING = 0x04;
    static final int OBJECT_IDENTIFIER = 0x06;
    static final int UTC_TIME = 0x17;
    static final int GENERALIZED_TIME = 0x18;
    static final int SEQUENCE = 0x30;
    static final int SET = 0x31;
    private static final int CONTEXT = 0x80;
    private static final int CONSTRUCTED = 0x20;
    private static final int HIGH_TAG = 0x1f;
    private static final int SHORT_LENGTH_MAX = 0x7f;
    private static final int LENGTH_BYTES_MAX = 4;

    private final byte[] bytes;
    private final int end;
    private int at;

    Der(byte[] bytes) {
        this(bytes, 0, bytes.length);
    }

    private Der(byte[] bytes, int at, int end) {
        this.bytes = bytes;
        this.at = at;
        this.end = end;
    }

    /** The tag of a context-specific primitive element. */
    static int context(int number) {
        return CONTEXT | number;
    }

    /** The tag of a context-specific constructed element. */
    static int constructed(int number) {
        return CONTEXT | CONSTRUCTED | number;
    }

    boolean isEmpty() {
        return at == end;
    }

    /** Whether an element with this tag comes next. */
    boolean peek(int tag) {
        return at < end && (bytes[at] & 0xff) == tag;
    }

    /** The tag of the next element. */
    int tag() throws MalformedException {
        if (at >= end || (bytes[at] & HIGH_TAG) == HIGH_TAG) {
            throw new MalformedException("asn1: structure error: no element where one must be");
        }
        return bytes[at] & 0xff;
    }

    /** Takes the next element, which must have this tag; answers a reader of its content. */
    Der read(int tag) throws MalformedException {
        if (tag() != tag) {
            throw new MalformedException("asn1: structure error: tags don't match");
        }
        return any();
    }

    /** Takes the next element, whatever it is; answers a reader of its content. */
    Der any() throws MalformedException {
        tag();
        int next = at + 1;
        if (next >= end) {
            throw new MalformedException("asn1: syntax error: truncated tag or length");
        }
        long length = bytes[next++] & 0xff;
        if (length > SHORT_LENGTH_MAX) {
            int count = (int) length & SHORT_LENGTH_MAX;
            if (count == 0 || count > LENGTH_BYTES_MAX || next + count > end) {
                throw new MalformedException("asn1: structure error: length too large");
            }
            length = 0;
            for (int i = 0; i < count; i++) {
                length = (length << 8) | (bytes[next++] & 0xff);
            }
            if (length <= SHORT_LENGTH_MAX || length >>> (8 * (count - 1)) == 0) {
                throw new MalformedException("asn1: structure error: non-minimal length");
            }
        }
        if (length > end - next) {
            throw new MalformedException("asn1: syntax error: data truncated");
        }
        at = next + (int) length;
        return new Der(bytes, next, at);
    }

    /** Takes the next element, which must have this tag, with its header. */
    byte[] element(int tag) throws MalformedException {
        int from = at;
        read(tag);
        return Arrays.copyOfRange(bytes, from, at);
    }

    /** Takes the next element whatever it is, with its header. */
    byte[] element() throws MalformedException {
        int from = at;
        any();
        return Arrays.copyOfRange(bytes, from, at);
    }

    /** All that has not been read. */
    byte[] rest() {
        return Arrays.copyOfRange(bytes, at, end);
    }

    BigInteger integer() throws MalformedException {
        byte[] content = read(INTEGER).rest();
        boolean minimal = content.length == 1
                || (content.length > 1
                        && !(content[0] == 0 && content[1] >= 0)
                        && !(content[0] == -1 && content[1] < 0));
        if (!minimal) {
            throw new MalformedException("asn1: structure error: integer not minimally-encoded");
        }
        return new BigInteger(content);
    }

    boolean bool() throws MalformedException {
        byte[] content = read(BOOLEAN).rest();
        if (content.length != 1 || (content[0] != 0 && content[0] != -1)) {
            throw new MalformedException("asn1: syntax error: invalid boolean");
        }
        return content[0] != 0;
    }

    /** The bits of a bit string, moved so that the last bit is the lowest of the last byte. */
    byte[] bits() throws MalformedException {
        byte[] content = read(BIT_STRING).rest();
        if (content.length == 0 || content[0] < 0 || content[0] > 7 || (content.length == 1 && content[0] > 0)) {
            throw new MalformedException("asn1: syntax error: invalid padding bits in BIT STRING");
        }
        byte[] bits = Arrays.copyOfRange(content, 1, content.length);
        if (content[0] == 0) {
            return bits;
        }
        byte[] shifted = new BigInteger(1, bits).shiftRight(content[0]).toByteArray();
        byte[] aligned = new byte[bits.length];
        int from = Math.max(0, shifted.length - aligned.length);
        System.arraycopy(shifted, from, aligned, aligned.length - shifted.length + from, shifted.length - from);
        return aligned;
    }

    /** The numbers of an object identifier. */
    List<Long> identifier() throws MalformedException {
        return numbers(read(OBJECT_IDENTIFIER).rest());
    }

    static List<Long> numbers(byte[] content) throws MalformedException {
        List<Long> numbers = new ArrayList<>();
        long number = 0;
        boolean begun = false;
        for (byte part : content) {
            if ((!begun && (part & 0xff) == 0x80) || number > (Integer.MAX_VALUE >>> 7)) {
                throw new MalformedException("asn1: syntax error: invalid object identifier");
            }
            number = (number << 7) | (part & 0x7f);
            begun = part < 0;
            if (!begun) {
                if (numbers.isEmpty()) {
                    numbers.add(Math.min(number / 40, 2));
                    number -= numbers.getFirst() * 40;
                }
                numbers.add(number);
                number = 0;
            }
        }
        if (begun || numbers.isEmpty()) {
            throw new MalformedException("asn1: syntax error: invalid object identifier");
        }
        return List.copyOf(numbers);
    }
}
