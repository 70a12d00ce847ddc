package dev.assay.inputs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.assay.inputs.document.InputDocument;
import dev.assay.inputs.document.InputException;
import dev.assay.inputs.document.InputLimits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a file demands has limits, and the refusal names them. */
class InputLimitsTest {

    private static List<InputDocument> parse(String format, String text, InputLimits limits) {
        return Inputs.parse(InputFormat.named(format), "file", text.getBytes(StandardCharsets.UTF_8), limits);
    }

    private static InputException refusal(String format, String text, InputLimits limits) {
        InputException refusal = catchThrowableOfType(InputException.class, () -> parse(format, text, limits));
        assertThat(refusal).isNotNull();
        return refusal;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        json   | `[`
        json   | `{"a":`
        jsonc  | `[`
        yaml   | `[`
        yaml   | `{a: `
        yaml   | `- `
        yaml   | `? `
        toml   | `a = [`
        hcl2   | `a = [`
        hcl2   | `a = -`
        hcl2   | `a = "${`
        hcl2   | `a = f(`
        hcl2   | `a = {b=`
        hcl2   | `a {\n`
        hcl2   | `a = x ? y :`
        nginx  | `a {`
        xml    | `<a>`
        """)
    void nesting_is_bounded(String format, String opening) {
        String start = opening.startsWith("a = ") ? "a = " : "";
        String text =
                start + opening.substring(start.length()).replace("\\n", "\n").repeat(100_000);
        InputException refusal = refusal(format, text, InputLimits.DEFAULT);
        assertThat(refusal.what()).contains("limit depth=200");
        assertThat(refusal.line()).isPositive();
        assertThat(refusal(format, text, InputLimits.DEFAULT.withDepth(100)).what())
                .contains("limit depth=100");
    }

    @Test
    void keys_with_a_hundred_thousand_dots_are_refused() {
        assertThat(refusal("toml", "a" + ".a".repeat(100_000) + " = 1", InputLimits.DEFAULT)
                        .what())
                .contains("limit depth=200");
    }

    @Test
    void the_number_of_values_is_bounded() {
        InputLimits ten = InputLimits.DEFAULT.withNodes(10);
        assertThat(refusal("json", "[1,2,3,4,5,6,7,8,9,10]", ten).what()).contains("limit nodes=10");
        assertThat(refusal("yaml", "- 1\n".repeat(10), ten).what()).contains("limit nodes=10");
        assertThat(refusal("properties", "a=1\n".repeat(11), ten).what()).contains("limit nodes=10");
        assertThat(parse("json", "[1,2,3,4,5,6,7,8,9]", ten)).hasSize(1);
    }

    @Test
    void the_number_of_documents_is_bounded() {
        InputLimits two = InputLimits.DEFAULT.withDocuments(2);
        assertThat(refusal("yaml", "a\n---\nb\n---\nc\n", two).what()).contains("limit documents=2");
        assertThat(parse("yaml", "a\n---\nb\n", two)).hasSize(2);
    }

    @Test
    void a_billion_laughs_are_refused() {
        StringBuilder bomb = new StringBuilder("a: &a [lol, lol, lol, lol, lol, lol, lol, lol, lol]\n");
        for (char c = 'b'; c <= 'i'; c++) {
            String before = "*" + (char) (c - 1);
            bomb.append(c)
                    .append(": &")
                    .append(c)
                    .append(" [")
                    .append(before)
                    .append((", " + before).repeat(8))
                    .append("]\n");
        }
        assertThat(refusal("yaml", bomb.toString(), InputLimits.DEFAULT).what()).contains("limit aliasNodes=500000");
    }

    @Test
    void merge_keys_count_as_aliases() {
        StringBuilder bomb = new StringBuilder("a0: &a0 {x: 1}\n");
        for (int i = 1; i < 60; i++) {
            bomb.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
        }
        assertThat(refusal("yaml", bomb.toString(), InputLimits.DEFAULT).what()).contains("limit aliasNodes");
        assertThat(refusal("yaml", "a: &a [*a]\n", InputLimits.DEFAULT).what()).contains("contains itself");
    }

    @Test
    void references_in_dotenv_files_cannot_grow_without_end() {
        StringBuilder bomb = new StringBuilder("A0=" + "x".repeat(100) + "\n");
        for (int i = 1; i < 40; i++) {
            bomb.append("A%d=$A%d$A%d$A%d\n".formatted(i, i - 1, i - 1, i - 1));
        }
        assertThat(refusal("dotenv", bomb.toString(), InputLimits.DEFAULT).what())
                .contains("limit aliasNodes");
    }

    @Test
    void the_size_is_bounded_before_the_file_is_read(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("a.json"), "[1, 2, 3]");
        assertThatThrownBy(() -> Inputs.parse(InputFormat.JSON, file, InputLimits.DEFAULT.withBytes(8)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("the file has 9 bytes, more than limit bytes=8");
        assertThat(Inputs.parse(InputFormat.JSON, file, InputLimits.DEFAULT.withBytes(9)))
                .hasSize(1);
    }

    @Test
    void fifty_megabytes_are_read() {
        String item = "{\"name\": \"" + "x".repeat(200) + "\"}";
        int count = 50_000_000 / (item.length() + 2);
        String json = "[" + (item + ",\n").repeat(count - 1) + item + "]";
        assertThat(json).hasSizeGreaterThan(49_000_000);
        for (String format : List.of("json", "yaml")) {
            List<InputDocument> documents = parse(format, json, InputLimits.DEFAULT);
            assertThat((List<?>) documents.getFirst().tree()).hasSize(count);
            assertThat(documents.getFirst().positions().value("/" + (count - 1)).line())
                    .isEqualTo(count);
        }
    }

    @Test
    void limits_are_positive_and_the_depth_is_bounded_itself() {
        assertThatThrownBy(() -> InputLimits.DEFAULT.withNodes(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> InputLimits.DEFAULT.withAliasNodes(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> InputLimits.DEFAULT.withDepth(201)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void invalid_utf8_is_located() {
        byte[] bytes = "a: 1\nb: x?\n".getBytes(StandardCharsets.UTF_8);
        bytes[9] = (byte) 0xff;
        for (InputFormat format : InputFormat.values()) {
            assertThatThrownBy(() -> Inputs.parse(format, "file", bytes, InputLimits.DEFAULT))
                    .isInstanceOf(InputException.class)
                    .hasMessage("file:2:5: invalid UTF-8: byte 0xff at offset 9; save the file as UTF-8");
        }
    }

    @Test
    void byte_order_marks_and_utf16_are_understood() {
        byte[] utf16 = "\uFEFFa: \u00e9\n".getBytes(StandardCharsets.UTF_16LE);
        assertThat(Inputs.parse(InputFormat.YAML, "file", utf16, InputLimits.DEFAULT)
                        .getFirst()
                        .tree())
                .isEqualTo(Map.of("a", "\u00e9"));
        byte[] big = "\uFEFF{\"a\":1}".getBytes(StandardCharsets.UTF_16BE);
        assertThat(Inputs.parse(InputFormat.JSON, "file", big, InputLimits.DEFAULT)
                        .getFirst()
                        .tree())
                .isEqualTo(Map.of("a", 1L));
        byte[] replacement = "\uFFFD".getBytes(StandardCharsets.UTF_8);
        assertThat(Inputs.parse(InputFormat.YAML, "file", replacement, InputLimits.DEFAULT)
                        .getFirst()
                        .tree())
                .isEqualTo("\uFFFD");
    }
}
