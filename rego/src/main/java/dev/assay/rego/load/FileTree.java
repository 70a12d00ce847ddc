package dev.assay.rego.load;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds the files below a folder, in the order of their names, through symbolic links, no folder twice. */
final class FileTree {
    private final List<NamePattern> ignored;
    private final List<String> problems;
    private final Set<Path> visited = new HashSet<>();
    private final List<Path> found = new ArrayList<>();

    FileTree(List<NamePattern> ignored, List<String> problems) {
        this.ignored = ignored;
        this.problems = problems;
    }

    /** Paths relative to the folder. */
    List<Path> below(Path folder) {
        visit(folder, Path.of(""), 0);
        return List.copyOf(found);
    }

    private void visit(Path folder, Path relative, int depth) {
        if (depth > Loading.FOLDER_DEPTH_MAX) {
            problems.add(folder + ": folders deeper than FOLDER_DEPTH_MAX=" + Loading.FOLDER_DEPTH_MAX);
            return;
        }
        try {
            if (!visited.add(folder.toRealPath())) {
                return;
            }
            List<String> names = new ArrayList<>();
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
                entries.forEach(entry -> names.add(String.valueOf(entry.getFileName())));
            }
            names.sort(null);
            for (String name : names) {
                if (ignored.stream().noneMatch(pattern -> pattern.matches(name))) {
                    entry(folder.resolve(name), relative.resolve(name), depth);
                }
            }
        } catch (IOException e) {
            problems.add(folder + ": " + reason(e));
        }
    }

    private void entry(Path path, Path relative, int depth) {
        if (Files.isDirectory(path)) {
            visit(path, relative, depth + 1);
        } else if (Files.isRegularFile(path)) {
            if (found.size() == Loading.FILES_MAX) {
                problems.add(path + ": more than FILES_MAX=" + Loading.FILES_MAX + " files");
            }
            if (found.size() <= Loading.FILES_MAX) {
                found.add(relative);
            }
        }
    }

    /** Why a file or folder could not be read. */
    static String reason(IOException fault) {
        return switch (fault) {
            case NoSuchFileException missing -> "no such file or folder";
            case AccessDeniedException denied -> "no permission to read it";
            default -> "cannot be read: " + fault.getMessage();
        };
    }
}
