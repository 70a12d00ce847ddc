package dev.assay.inputs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.inputs.document.InputDocument;
import dev.assay.inputs.document.InputException;
import dev.assay.inputs.document.InputLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Trees are those of Conftest. */
class CorpusTest {

    static List<Path> files() throws IOException {
        return Corpus.files();
    }

    @ParameterizedTest
    @MethodSource("files")
    void trees_are_those_of_conftest(Path file) throws IOException {
        if (Corpus.isRefused(file)) {
            assertThatThrownBy(() -> parse(file)).isInstanceOfSatisfying(InputException.class, e -> {
                assertThat(e.name()).isEqualTo(file.toString());
                assertThat(e.line()).isPositive();
                assertThat(e.column()).isPositive();
                assertThat(e.what()).isNotBlank();
                assertThat(e.next()).isNotBlank();
            });
            return;
        }
        Object tree = Corpus.comparable(parse(file));
        if (!Corpus.name(file).startsWith("wider-") && !Corpus.name(file).startsWith("other-")) {
            Object expected = Corpus.json(Files.readString(Corpus.expected(file)));
            assertThat(tree).isEqualTo(Corpus.comparable(expected));
        }
    }

    @Test
    void every_format_that_is_supported_has_good_and_bad_files() throws IOException {
        List<String> missing = new ArrayList<>();
        for (InputFormat format : InputFormat.values()) {
            List<Path> files = Corpus.files(format);
            boolean refused = files.stream().anyMatch(Corpus::isRefused);
            boolean taken = files.stream().anyMatch(file -> !Corpus.isRefused(file));
            if (format.isSupported() && format != InputFormat.IGNORE && !(refused && taken)) {
                missing.add(format.id());
            }
        }
        assertThat(missing).isEmpty();
        assertThat(Corpus.files()).hasSizeGreaterThan(200);
    }

    @Test
    void trees_cannot_be_changed() throws IOException {
        for (Path file : Corpus.files()) {
            if (!Corpus.isRefused(file)) {
                assertThatCannotBeChanged(parse(file));
            }
        }
    }

    @SuppressWarnings("unchecked") // whatever the type, adding must fail
    private static void assertThatCannotBeChanged(@Nullable Object tree) {
        if (tree instanceof Map<?, ?> map) {
            assertThatThrownBy(() -> ((Map<Object, Object>) map).put("x", 1))
                    .isInstanceOf(UnsupportedOperationException.class);
            map.values().forEach(CorpusTest::assertThatCannotBeChanged);
        } else if (tree instanceof List<?> list) {
            assertThatThrownBy(() -> ((List<Object>) list).add(1)).isInstanceOf(UnsupportedOperationException.class);
            list.forEach(CorpusTest::assertThatCannotBeChanged);
        }
    }

    private static @Nullable Object parse(Path file) throws IOException {
        return InputDocument.combined(Inputs.parse(Corpus.format(file), file, InputLimits.DEFAULT));
    }
}
