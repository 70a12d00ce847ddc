package dev.assay.inputs.document;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One file to be parsed: its name, its text and the limits that hold for it. */
public final class Source {
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final char REPLACEMENT = '\uFFFD';

    private final String name;
    private final InputLimits limits;
    private final String text;
    private @Nullable Lines lines;

    /**
     * Decodes a file: UTF-8, or UTF-16 when it begins with a byte order mark that says so. The mark is dropped.
     *
     * @throws InputException when the file is larger than the limit or not valid UTF-8
     */
    public Source(String name, byte[] bytes, InputLimits limits) {
        this.name = Objects.requireNonNull(name, "name");
        this.limits = Objects.requireNonNull(limits, "limits");
        refuseLarge(name, bytes.length, limits);
        String decoded = decode(bytes);
        text = !decoded.isEmpty() && decoded.charAt(0) == BYTE_ORDER_MARK ? decoded.substring(1) : decoded;
    }

    /** A text that stands inside of another one, such as a list in JSON in a line of a Dockerfile. */
    public Source(String name, String text, InputLimits limits) {
        this.name = Objects.requireNonNull(name, "name");
        this.text = Objects.requireNonNull(text, "text");
        this.limits = Objects.requireNonNull(limits, "limits");
    }

    /**
     * Refuses a file for its size, before anything of it is read.
     *
     * @throws InputException when it is larger than the limit
     */
    public static void refuseLarge(String name, long size, InputLimits limits) {
        if (size > limits.bytes()) {
            throw new InputException(
                    name,
                    0,
                    0,
                    "the file has " + size + " bytes, more than limit bytes=" + limits.bytes(),
                    "divide the file, or raise the limit");
        }
    }

    private String decode(byte[] bytes) {
        if (bytes.length >= 2 && (bytes[0] & 0xff) == 0xff && (bytes[1] & 0xff) == 0xfe) {
            return strict(bytes, StandardCharsets.UTF_16LE);
        }
        if (bytes.length >= 2 && (bytes[0] & 0xff) == 0xfe && (bytes[1] & 0xff) == 0xff) {
            return strict(bytes, StandardCharsets.UTF_16BE);
        }
        String fast = new String(bytes, StandardCharsets.UTF_8);
        return fast.indexOf(REPLACEMENT) < 0 ? fast : strict(bytes, StandardCharsets.UTF_8);
    }

    /** Decodes once more, now looking where it goes wrong. */
    private String strict(byte[] bytes, Charset charset) {
        CharsetDecoder decoder = charset.newDecoder();
        ByteBuffer from = ByteBuffer.wrap(bytes);
        CharBuffer to = CharBuffer.allocate(bytes.length + 1);
        CoderResult result = decoder.decode(from, to, true);
        if (!result.isError()) {
            return to.flip().toString();
        }
        int line = 1;
        int column = 1;
        to.flip();
        for (int i = 0; i < to.length(); i++) {
            column = to.charAt(i) == '\n' ? 1 : column + 1;
            line += to.charAt(i) == '\n' ? 1 : 0;
        }
        String what = "invalid " + charset.name()
                + ": byte 0x%02x at offset %d".formatted(bytes[from.position()] & 0xff, from.position());
        throw new InputException(name, line, column, what, "save the file as UTF-8");
    }

    /** Name of the file. */
    public String name() {
        return name;
    }

    /** The whole text, without a byte order mark. */
    public String text() {
        return text;
    }

    /** What the file may demand. */
    public InputLimits limits() {
        return limits;
    }

    /** The packed position of an offset of the text. */
    public long mark(int offset) {
        if (lines == null) {
            lines = new Lines(text);
        }
        return lines.mark(offset);
    }

    /** A complaint about an offset of the text. */
    public InputException fault(int offset, String what, String next) {
        return faultAt(mark(offset), what, next);
    }

    /** A complaint about a packed position. */
    public InputException faultAt(long mark, String what, String next) {
        Position position = Position.of(mark);
        return new InputException(name, position.line(), position.column(), what, next);
    }

    /** A complaint that a limit is exceeded. */
    InputException exceeded(long mark, String limit, long value) {
        return faultAt(
                mark,
                "the file goes beyond limit " + limit + "=" + value,
                "simplify the file, or raise the limit when the file is to be trusted");
    }
}
