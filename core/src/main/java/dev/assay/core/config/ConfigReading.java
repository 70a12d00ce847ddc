package dev.assay.core.config;

import dev.assay.core.fault.AssayException;
import dev.assay.core.fault.ErrorCode;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What reading the configuration gave.
 *
 * @param config the values that could be read
 * @param problems everything wrong, in order of the sources
 * @param remarks what looks wrong but may belong to somebody else, such as an unknown variable {@code ASSAY_...}
 * @param files the files that were read
 * @param projectFolder the folder that default paths start at: the nearest one up the tree with {@code assay.yaml},
 *     {@code .assay} or {@code .git}, else the working folder
 */
public record ConfigReading(
        Config config,
        List<ConfigProblem> problems,
        List<ConfigProblem> remarks,
        List<Path> files,
        Path projectFolder) {

    public ConfigReading {
        problems = List.copyOf(problems);
        remarks = List.copyOf(remarks);
        files = List.copyOf(files);
    }

    /** The values, if nothing is wrong. */
    public Config orThrow() {
        if (problems.isEmpty()) {
            return config;
        }
        String list = problems.stream().map(problem -> "\n  " + problem).collect(Collectors.joining());
        String count = problems.size() == 1 ? "a problem" : problems.size() + " problems";
        throw new AssayException(
                ErrorCode.CONFIG_INVALID,
                "the configuration has " + count + ":" + list,
                "correct what is named; 'assay config explain KEY' says what a key is for");
    }
}
