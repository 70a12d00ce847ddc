package dev.assay.checks.peers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.inputs.InputFormat;
import dev.assay.inputs.Inputs;
import dev.assay.inputs.document.InputDocument;
import dev.assay.inputs.document.InputException;
import dev.assay.inputs.document.InputLimits;
import dev.assay.testkit.Checkout;
import dev.assay.testkit.FinishedProgram;
import dev.assay.testkit.Program;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Files of every format become the tree that {@code conftest parse} prints, byte by byte of its values; what only one
 * of
 * both takes has a name that says so, see docs/inputs.md.
 */
@Tag("peers")
class InputShapesPeerTest {
    private static final String CORPUS = "inputs/src/test/resources/dev/assay/inputs/corpus";

    @ParameterizedTest
    @EnumSource(InputFormat.class)
    void trees_are_those_of_conftest(InputFormat format) throws IOException {
        Path conftest = Checkout.peer("conftest");
        Path folder = Checkout.root().resolve(CORPUS).resolve(format.id());
        if (!Files.isDirectory(folder)) {
            assertThat(format.isSupported()).as(format.id() + " has no files").isFalse();
            return;
        }
        List<String> different = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                FinishedProgram theirs = Program.at(conftest, "parse", "--parser", format.id(), file.toString())
                        .withEnvironment("HOME", folder.toString())
                        .run();
                String difference = difference(format, file, theirs);
                if (!difference.isEmpty()) {
                    different.add(file.getFileName() + ": " + difference);
                }
            }
        }
        assertThat(different).isEmpty();
    }

    private static String difference(InputFormat format, Path file, FinishedProgram theirs) throws IOException {
        String name = String.valueOf(file.getFileName());
        boolean taken = theirs.exitCode() == 0;
        Object ours;
        try {
            ours = InputDocument.combined(Inputs.parse(format, file, InputLimits.DEFAULT));
        } catch (InputException e) {
            boolean expected = name.startsWith(taken ? "stricter-" : "bad");
            return expected ? "" : "refused here: " + e.getMessage();
        }
        if (!taken) {
            return name.startsWith("wider-") ? "" : "taken here, refused there: " + theirs.errors();
        }
        byte[] printed = theirs.text().getBytes(StandardCharsets.UTF_8);
        Object expected = Inputs.parse(InputFormat.JSON, name, printed, InputLimits.DEFAULT)
                .getFirst()
                .tree();
        boolean same = Objects.equals(comparable(ours), comparable(expected));
        boolean mayDiffer = name.startsWith("other-");
        return same == mayDiffer ? "ours " + ours + ", theirs " + expected : "";
    }

    /** A tree in which all numbers are floats, as Conftest's are. */
    private static @Nullable Object comparable(@Nullable Object tree) {
        return switch (tree) {
            case Map<?, ?> map -> {
                Map<Object, @Nullable Object> copy = new LinkedHashMap<>();
                map.forEach((key, value) -> copy.put(key, comparable(value)));
                yield copy;
            }
            case List<?> list -> {
                List<@Nullable Object> copy = new ArrayList<>();
                list.forEach(value -> copy.add(comparable(value)));
                yield copy;
            }
            case Number number -> number.doubleValue();
            case null -> null;
            default -> tree;
        };
    }
}
