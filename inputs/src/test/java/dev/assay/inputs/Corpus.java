package dev.assay.inputs;

import dev.assay.testkit.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Files of every format, and what {@code conftest parse} makes of them (version 0.71.1).
 *
 * <p>Names say what is special: {@code bad} is refused by both; {@code stricter-} is refused here alone, {@code wider-}
 * is taken here alone, {@code other-} gives another tree here; each of these is explained in docs/inputs.md.
 */
final class Corpus {
    private static final Path RESOURCES = Path.of("inputs/src/test/resources/dev/assay/inputs");
    private static final JsonMapper JSON = new JsonMapper();

    private Corpus() {}

    /** All files, by format. */
    static List<Path> files() throws IOException {
        List<Path> files = new ArrayList<>();
        for (InputFormat format : InputFormat.values()) {
            files.addAll(files(format));
        }
        return files;
    }

    static List<Path> files(InputFormat format) throws IOException {
        Path folder = Checkout.root().resolve(RESOURCES).resolve("corpus").resolve(format.id());
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    static InputFormat format(Path file) {
        return InputFormat.named(file.getName(file.getNameCount() - 2).toString());
    }

    static boolean isRefused(Path file) {
        return name(file).startsWith("bad") || name(file).startsWith("stricter-");
    }

    static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    /** Where Conftest's tree is kept; not there when it refuses the file. */
    static Path expected(Path file) {
        return Checkout.root()
                .resolve(RESOURCES)
                .resolve("expected")
                .resolve(format(file).id())
                .resolve(name(file) + ".json");
    }

    static @Nullable Object json(String text) {
        return JSON.readValue(text, Object.class);
    }

    /** A tree in which all numbers are floats, as Conftest's are. */
    static @Nullable Object comparable(@Nullable Object tree) {
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
