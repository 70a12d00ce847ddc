package dev.assay.core.policy.load;

import dev.assay.inputs.InputFormat;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Finds the inputs: files as named, and those of folders whose names some parser knows. */
public final class InputFiles {

    /** What stands for standard input. */
    public static final String STANDARD_INPUT = "-";

    private InputFiles() {}

    /**
     * The inputs in the order in which they are named; one that two arguments lead to comes once. An empty argument is
     * no argument.
     *
     * @param ignored which paths below folders are left out
     */
    public static List<NamedFile> find(
            Path workingFolder, List<String> arguments, Predicate<String> ignored, Problems problems) {
        Map<String, NamedFile> files = new LinkedHashMap<>();
        for (String argument : arguments) {
            if (argument.isEmpty()) {
                continue;
            }
            String text = argument.startsWith("file://") ? argument.substring("file://".length()) : argument;
            NamedFile named = NamedFile.of(workingFolder, text);
            if (text.equals(STANDARD_INPUT)) {
                files.put(text, named);
            } else if (Files.isDirectory(named.path())) {
                new FileTree(name -> isKnown(name) && !ignored.test(name), problems)
                        .below(named)
                        .forEach(file -> files.putIfAbsent(file.name(), file));
            } else if (Files.exists(named.path())) {
                files.putIfAbsent(text, named);
            } else {
                problems.add(text, "no such file or folder");
            }
        }
        return List.copyOf(files.values());
    }

    private static boolean isKnown(String name) {
        return InputFormat.of(Path.of(name)).isPresent();
    }
}
