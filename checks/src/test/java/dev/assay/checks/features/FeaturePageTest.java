package dev.assay.checks.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.checks.features.FeaturePage.Mark;
import dev.assay.testkit.Checkout;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Keeps docs/features.md true; with {@code -Dassay.write=true} it writes the page instead. */
class FeaturePageTest {

    private static FeaturePage page() throws IOException {
        try (InputStream in = Objects.requireNonNull(FeaturePageTest.class.getResourceAsStream("rows.txt"))) {
            return FeaturePage.of(new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList());
        }
    }

    private static List<Mark> marks() throws IOException {
        List<Mark> marks = new ArrayList<>();
        try (Stream<Path> modules = Files.list(Checkout.root())) {
            for (Path tests : modules.map(module -> module.resolve("src/test/java"))
                    .filter(Files::isDirectory)
                    .sorted()
                    .toList()) {
                try (Stream<Path> files = Files.walk(tests)) {
                    for (Path file : files.filter(path -> path.toString().endsWith(".java"))
                            .sorted()
                            .toList()) {
                        marks.addAll(FeaturePage.marks(Files.readString(file)));
                    }
                }
            }
        }
        return marks;
    }

    @Test
    void the_page_says_what_the_marks_say() throws IOException {
        Path file = Checkout.root().resolve("docs/features.md");
        String wanted = page().text(marks());
        if (Boolean.getBoolean("assay.write")) {
            Files.writeString(file, wanted);
        }
        assertThat(file).as("run tools/features to make it again").content().isEqualTo(wanted);
    }

    @Test
    void every_mark_names_a_row() throws IOException {
        List<String> rows = page().rows().stream().map(FeaturePage.Row::id).toList();
        assertThat(rows).hasSize(130).doesNotHaveDuplicates();
        assertThat(marks()).isNotEmpty().allMatch(mark -> rows.contains(mark.row()));
    }

    @Test
    void marks_are_read_in_both_forms_and_not_from_comments() {
        // Written with another name, so that this file has no mark itself.
        String source = """
                @Mark("EVD-02")
                    @Mark(value = "EVD-05", partial = "schedule")
                // @Mark("EVD-06")
                @Mark(
                        value = "EVD-07",
                        partial = "inventory")
                """.replace("@Mark", "@Feature");
        assertThat(FeaturePage.marks(source))
                .containsExactly(
                        new Mark("EVD-02", ""), new Mark("EVD-05", "schedule"), new Mark("EVD-07", "inventory"));
    }

    @Test
    void a_row_works_whole_in_part_or_not_yet() {
        FeaturePage page = FeaturePage.of(List.of("# Logs", "LOG-01 One", "LOG-02 Two", "LOG-03 Three"));
        String text = page.text(List.of(
                new Mark("LOG-01", "x"), new Mark("LOG-01", ""), new Mark("LOG-02", "a"), new Mark("LOG-02", "b")));
        assertThat(text)
                .contains("| LOG-01 | One | **works** |")
                .contains("| LOG-02 | Two | in part; missing: a; b |")
                .contains("| LOG-03 | Three | not yet |")
                .contains("Of 3 rows, 1 work, 1 work in part and 1 do not work yet.");
        assertThatThrownBy(() -> FeaturePage.of(List.of("LOG-01 One"))).isInstanceOf(IllegalArgumentException.class);
    }
}
