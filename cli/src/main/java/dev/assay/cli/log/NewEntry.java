package dev.assay.cli.log;

import dev.assay.core.fault.AssayException;
import dev.assay.core.fault.ErrorCode;
import dev.assay.ledger.tile.EntryBundle;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** An entry to append, with the place that it came from: a file, or a line of one. */
final class NewEntry {

    private final String name;
    private final byte[] bytes;

    /** The bytes are not copied and must not be changed. */
    NewEntry(String name, byte[] bytes) {
        this.name = name;
        this.bytes = bytes;
    }

    /** Where it came from. */
    String name() {
        return name;
    }

    /** Its bytes, not copied. */
    byte[] bytes() {
        return bytes;
    }

    /** A file as an entry. */
    static NewEntry ofFile(Path file, String name) throws IOException {
        if (Files.isDirectory(file)) {
            throw new AssayException(
                    ErrorCode.FILE_UNREADABLE, name + " is a folder", "give its files; each file is one entry");
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(EntryBundle.MAX_ENTRY_BYTES + 1);
            if (bytes.length > EntryBundle.MAX_ENTRY_BYTES) {
                throw tooLarge(name);
            }
            return new NewEntry(name, bytes);
        }
    }

    /** The fault of an entry that is over the limit. */
    static AssayException tooLarge(String name) {
        return new AssayException(
                ErrorCode.INPUT_TOO_LARGE,
                name + " is over the limit EntryBundle.MAX_ENTRY_BYTES = " + EntryBundle.MAX_ENTRY_BYTES,
                "log its digest instead: 'assay evidence sign' keeps large things beside the log");
    }
}
