package dev.assay.cli.push;

import dev.assay.cli.command.Session;
import dev.assay.ledger.digest.Digest;
import dev.assay.ledger.file.DurableFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How far a log has been brought to another one, in the user's state folder. It only saves work: when it is lost, what
 * has arrived is found by its bytes.
 *
 * @param pushed entries of this log that have arrived
 * @param size size of the other log at that time
 */
record PushCursor(long pushed, long size) {

    private static final Pattern CONTENT = Pattern.compile("([0-9]{1,18}) ([0-9]{1,18})\\n");
    private static final int MAX_BYTES = 64;

    /** Where the cursor of two logs is. */
    static Path file(Session session, String from, String to) {
        String name =
                Digest.of((from + "\n" + to).getBytes(StandardCharsets.UTF_8)).hex();
        return session.folders().state().resolve("push").resolve(name);
    }

    /** Reads a cursor; one that is not there, or makes no sense for logs of these sizes, is the beginning. */
    static PushCursor read(Path file, long fromSize, long toSize) throws IOException {
        if (!Files.exists(file) || Files.size(file) > MAX_BYTES) {
            return new PushCursor(0, 0);
        }
        Matcher matcher = CONTENT.matcher(Files.readString(file));
        if (!matcher.matches()) {
            return new PushCursor(0, 0);
        }
        PushCursor cursor = new PushCursor(Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2)));
        return cursor.pushed() <= fromSize && cursor.size() <= toSize ? cursor : new PushCursor(0, 0);
    }

    /** Writes it. */
    void write(Path file) throws IOException {
        DurableFiles.createFolder(Objects.requireNonNull(file.getParent()));
        DurableFiles.replace(file, (pushed + " " + size + "\n").getBytes(StandardCharsets.US_ASCII));
    }
}
