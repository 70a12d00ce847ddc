package dev.assay.ledger.witness;

import dev.assay.ledger.LedgerError;
import dev.assay.ledger.LedgerException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A small text file of lines {@code keyword value}. Empty lines and lines that begin with {@code #} say nothing. The
 * first line names format and version.
 */
final class KeywordFile {
    /** The most bytes of such a file. */
    static final int MAX_BYTES = 64 << 20;

    private KeywordFile() {}

    /**
     * One line.
     *
     * @param number line number, from 1
     */
    record Line(int number, String keyword, String value) {}

    /**
     * Reads the lines after the header.
     *
     * @param header what the first line must be
     */
    static List<Line> read(Path file, String header) {
        return parse(file, decode(file, bytes(file)), header);
    }

    private static List<Line> parse(Path file, String text, String header) {
        String[] lines = text.split("\n", -1);
        if (!lines[0].equals(header)) {
            throw LedgerException.malformed(
                    file + " line 1: it is '" + abbreviated(lines[0]) + "', not '" + header + "'",
                    "Check that this is a witness's folder, and that this version of assay is new enough for it.");
        }
        List<Line> found = new ArrayList<>();
        for (int i = 1; i < lines.length; i++) {
            String line = lines[i].strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            int space = line.indexOf(' ');
            if (space < 0) {
                throw wrong(file, i + 1, "'" + abbreviated(line) + "' is not a keyword, a space and a value");
            }
            found.add(new Line(i + 1, line.substring(0, space), line.substring(space + 1)));
        }
        return found;
    }

    private static byte[] bytes(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw new LedgerException(
                        LedgerError.LIMIT_EXCEEDED,
                        file + " is larger than KeywordFile.MAX_BYTES = " + MAX_BYTES,
                        "Check that it is the right file.");
            }
            return bytes;
        } catch (IOException e) {
            throw LedgerException.io("cannot read " + file, e);
        }
    }

    private static String decode(Path file, byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw LedgerException.malformed(file + " is not valid UTF-8", "Check that it is the right file.");
        }
    }

    /** A fault in a line. */
    static LedgerException wrong(Path file, int number, String why) {
        return LedgerException.malformed(
                file + " line " + number + ": " + why, "Correct the line; docs/witness.md describes the file.");
    }

    private static String abbreviated(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "...";
    }
}
