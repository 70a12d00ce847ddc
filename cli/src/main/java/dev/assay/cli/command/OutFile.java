package dev.assay.cli.command;

import dev.assay.core.fault.AssayException;
import dev.assay.core.fault.ErrorCode;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

/** The file of {@code --out}: written beside its place and moved there at the end, so that it is whole or absent. */
final class OutFile {

    private final Path target;
    private final Path draft;
    private final PrintStream stream;

    private OutFile(Path target, Path draft, OutputStream out) {
        this.target = target;
        this.draft = draft;
        this.stream = new PrintStream(new BufferedOutputStream(out, 1 << 16), false, StandardCharsets.UTF_8);
    }

    static OutFile create(Path target) throws IOException {
        Path folder = Objects.requireNonNull(target.getParent(), "--out is a root folder");
        if (Files.isDirectory(target)) {
            throw unwritable(target, "it is a folder");
        }
        if (!Files.isDirectory(folder)) {
            throw unwritable(target, "its folder does not exist");
        }
        if (!Files.isWritable(folder)) {
            throw unwritable(target, "its folder is read-only");
        }
        if (Files.exists(target) && !Files.isRegularFile(target)) {
            return new OutFile(target, target, Files.newOutputStream(target)); // a device or a pipe: nothing to move
        }
        Path draft = folder.resolve(
                "." + target.getFileName() + "." + ProcessHandle.current().pid() + ".part");
        return new OutFile(target, draft, Files.newOutputStream(draft, StandardOpenOption.CREATE_NEW));
    }

    PrintStream stream() {
        return stream;
    }

    void end(boolean well) throws IOException {
        boolean failed = stream.checkError();
        stream.close();
        failed |= stream.checkError();
        boolean moved = !draft.equals(target);
        if (moved && (!well || failed)) {
            Files.deleteIfExists(draft);
        }
        if (well && failed) {
            throw unwritable(target, "writing failed (is the disk full?)");
        }
        if (moved && well) {
            Files.move(draft, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private static AssayException unwritable(Path target, String why) {
        return new AssayException(
                ErrorCode.FILE_UNWRITABLE, "cannot write " + target + ": " + why, "give --out another path");
    }
}
