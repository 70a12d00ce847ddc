package dev.assay.cli.log;

import dev.assay.core.fault.AssayException;
import dev.assay.core.fault.ErrorCode;
import dev.assay.ledger.tile.EntryBundle;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Reads lines of JSON as entries. The bytes of a line are kept as they are; empty lines are skipped. */
final class JsonLines {

    private static final int BUFFER_BYTES = 1 << 16;
    private static final JsonFactory JSON = new JsonFactory();

    private JsonLines() {}

    /**
     * Reads all lines into the queue. A line that is wrong ends the reading; those before it stay appended.
     *
     * @param name what messages call the input
     */
    static void read(InputStream source, String name, AppendQueue queue) throws IOException, InterruptedException {
        InputStream in = new BufferedInputStream(source, BUFFER_BYTES);
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        long number = 1;
        while (true) {
            int octet = in.read();
            if (octet == '\n' || octet < 0) {
                accept(line.toByteArray(), name + ":" + number, queue);
                line.reset();
                number++;
            } else {
                line.write(octet);
                if (line.size() > EntryBundle.MAX_ENTRY_BYTES + 1) {
                    queue.drain();
                    throw NewEntry.tooLarge(name + ":" + number);
                }
            }
            if (octet < 0) {
                return;
            }
        }
    }

    private static void accept(byte[] raw, String where, AppendQueue queue) throws IOException, InterruptedException {
        int length = raw.length > 0 && raw[raw.length - 1] == '\r' ? raw.length - 1 : raw.length;
        byte[] bytes = length == raw.length ? raw : java.util.Arrays.copyOf(raw, length);
        if (new String(bytes, java.nio.charset.StandardCharsets.UTF_8).isBlank()) {
            return;
        }
        if (bytes.length > EntryBundle.MAX_ENTRY_BYTES) {
            queue.drain();
            throw NewEntry.tooLarge(where);
        }
        try {
            checkJson(bytes);
        } catch (JacksonException e) {
            queue.drain();
            throw new AssayException(
                    ErrorCode.INPUT_MALFORMED,
                    where + ": not one JSON value: " + e.getOriginalMessage(),
                    "the lines before it are appended; correct this one and append from here on",
                    e);
        }
        queue.add(new NewEntry(where, bytes));
    }

    private static void checkJson(byte[] bytes) {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), bytes)) {
            JsonToken first = parser.nextToken();
            if (first != null && first.isStructStart()) {
                parser.skipChildren();
            }
            if (parser.nextToken() != null) {
                throw new tools.jackson.core.exc.StreamReadException(parser, "more than one value in the line");
            }
        }
    }
}
