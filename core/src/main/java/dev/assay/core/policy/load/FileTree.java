package dev.assay.core.policy.load;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Finds files below a folder, in the order of their names, through symbolic links, but no folder twice. What cannot be
 * read becomes a problem.
 */
public final class FileTree {

    /** How deeply folders may nest. */
    public static final int DEPTH_MAX = 100;

    private final Predicate<String> wanted;
    private final Problems problems;
    private final Set<Path> visited = new HashSet<>();
    private final List<NamedFile> found = new ArrayList<>();

    /**
     * A search.
     *
     * @param wanted which files are wanted, by their name as messages call it
     * @param problems takes what cannot be read
     */
    public FileTree(Predicate<String> wanted, Problems problems) {
        this.wanted = wanted;
        this.problems = problems;
    }

    /** The wanted files below a folder. */
    public List<NamedFile> below(NamedFile folder) {
        visit(folder, 0);
        return List.copyOf(found);
    }

    private void visit(NamedFile folder, int depth) {
        if (depth > DEPTH_MAX) {
            problems.add(folder.name(), "folders nest deeper than the limit DEPTH_MAX of " + DEPTH_MAX);
            return;
        }
        try {
            if (!visited.add(folder.path().toRealPath())) {
                return;
            }
            List<String> names = new ArrayList<>();
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder.path())) {
                for (Path entry : entries) {
                    names.add(String.valueOf(entry.getFileName()));
                }
            }
            names.sort(null);
            Path named = Path.of(folder.name());
            for (String name : names) {
                visit(named.resolve(name).normalize().toString(), folder.path().resolve(name), depth);
            }
        } catch (DirectoryIteratorException e) {
            problems.add(folder.name(), reason(Objects.requireNonNull(e.getCause())));
        } catch (IOException e) {
            problems.add(folder.name(), reason(e));
        }
    }

    private void visit(String name, Path path, int depth) {
        if (Files.isDirectory(path)) {
            visit(new NamedFile(name, path), depth + 1);
        } else if (wanted.test(name)) {
            if (Files.isRegularFile(path)) {
                found.add(new NamedFile(name, path));
            } else if (!Files.exists(path)) {
                problems.add(name, "is a link that leads nowhere");
            }
        }
    }

    /** Why a file or folder could not be read. */
    public static String reason(IOException fault) {
        return switch (fault) {
            case NoSuchFileException _ -> "no such file or folder";
            case AccessDeniedException _ -> "no permission to read it";
            default -> "cannot be read: " + fault.getMessage();
        };
    }
}
