package dev.assay.checks.tidy;

import dev.assay.testkit.Checkout;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The files of the checkout that people write. */
final class Sources {

    private static final Set<String> PASSED_OVER = Set.of(".git", "target", "build", ".assay", ".idea", ".vscode");
    private static final Set<String> CODE = Set.of("ledger", "core", "cli");

    private Sources() {}

    /** Every file, relative to the root of the checkout. */
    static List<Path> all() throws IOException {
        Path root = Checkout.root();
        List<Path> files = new ArrayList<>();
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                Path name = folder.getFileName();
                return name != null && PASSED_OVER.contains(name.toString()) && !folder.equals(root)
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                files.add(root.relativize(file));
                return FileVisitResult.CONTINUE;
            }
        });
        files.sort(null);
        return files;
    }

    /** Every Java file. */
    static List<Path> java() throws IOException {
        return all().stream().filter(file -> file.toString().endsWith(".java")).toList();
    }

    /** Whether a Java file is part of what users run, as opposed to tests and measurements. */
    static boolean isShipped(Path file) {
        return CODE.contains(file.getName(0).toString()) && file.startsWith(file.getName(0) + "/src/main");
    }

    /** The lines of a file, or nothing when it is not text. */
    static Optional<List<String>> lines(Path file) throws IOException {
        try {
            return Optional.of(Files.readAllLines(Checkout.root().resolve(file)));
        } catch (MalformedInputException e) {
            return Optional.empty();
        }
    }
}
