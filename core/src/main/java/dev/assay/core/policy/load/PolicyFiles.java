package dev.assay.core.policy.load;

import dev.assay.rego.ast.Source;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads policies: files {@code *.rego}, alone or in folders. */
public final class PolicyFiles {

    /** Bytes of one policy, at most: 16 MiB. */
    public static final int BYTES_MAX = 16 << 20;

    private static final String TESTS_END = "_test.rego";

    private PolicyFiles() {}

    /**
     * The sources, in the order of the paths and of the names in a folder; a file that two paths lead to comes once.
     *
     * @param tests whether files of tests in folders are read too; those named by a path of their own always are
     */
    public static List<Source> read(List<NamedFile> paths, boolean tests, Problems problems) {
        List<Source> sources = new ArrayList<>();
        for (NamedFile file : find(paths, tests, problems)) {
            read(file, sources, problems);
        }
        return sources;
    }

    /** The files themselves. */
    public static List<NamedFile> find(List<NamedFile> paths, boolean tests, Problems problems) {
        List<NamedFile> files = new ArrayList<>();
        Set<Path> known = new HashSet<>();
        for (NamedFile path : paths) {
            List<NamedFile> found = Files.isDirectory(path.path())
                    ? new FileTree(name -> name.endsWith(".rego") && (tests || !name.endsWith(TESTS_END)), problems)
                            .below(path)
                    : List.of(path);
            for (NamedFile file : found) {
                if (known.add(file.path())) {
                    files.add(file);
                }
            }
        }
        return files;
    }

    private static void read(NamedFile file, List<Source> sources, Problems problems) {
        try {
            byte[] bytes = Files.readAllBytes(file.path());
            if (bytes.length > BYTES_MAX) {
                problems.add(file.name(), "is larger than the limit BYTES_MAX of " + BYTES_MAX + " bytes");
                return;
            }
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            sources.add(new Source(file.name(), text));
        } catch (CharacterCodingException e) {
            problems.add(file.name(), "is not UTF-8 text");
        } catch (IOException e) {
            problems.add(file.name(), FileTree.reason(e));
        }
    }
}
