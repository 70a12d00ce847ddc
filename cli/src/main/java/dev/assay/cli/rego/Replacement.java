package dev.assay.cli.rego;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;

/** A file whose content is replaced: as a whole, or not at all. */
final class Replacement {
    private Replacement() {}

    static void write(Path file, String content) throws IOException {
        Path target = file.toRealPath();
        Path folder = target.resolveSibling(".");
        Path draft = Files.createTempFile(folder, ".fmt-", ".part");
        try {
            Files.writeString(draft, content);
            PosixFileAttributeView view =
                    Files.getFileAttributeView(target, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
            if (view != null) {
                Files.setPosixFilePermissions(draft, view.readAttributes().permissions());
            }
            Files.move(draft, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(draft);
        }
    }
}
