package dev.assay.inputs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.inputs.document.InputDocument;
import dev.assay.inputs.document.InputLimits;
import dev.assay.inputs.document.Position;
import dev.assay.inputs.document.Positions;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Findings point to the line of the value. */
class PositionsTest {

    private static List<InputDocument> parse(String format, String text) {
        return Inputs.parse(
                InputFormat.named(format), "file", text.getBytes(StandardCharsets.UTF_8), InputLimits.DEFAULT);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        yaml       | `a:\n  b:\n  - c: 1\n    d: x\n`               | /a/b/0/d  | 4:8  | 4:5
        yaml       | `a:\n  b:\n  - c: 1\n    d: x\n`               | /a/b      | 3:3  | 2:3
        yaml       | `---\n"k/~": |\n  text\n`                      | /k~1~0    | 2:8  | 2:1
        yaml       | `a: {b: [1, 22]}\n`                            | /a/b/1    | 1:12 | 1:12
        yaml       | `x: &x\n  w: 1\nz: *x\n`                       | /z/w      | 2:6  | 2:3
        yaml       | `b: &b {p: 1}\nm:\n  <<: *b\n  q: 2\n`         | /m/p      | 1:11 | 1:8
        json       | `{"a": [1,\n {"b": true}]}`                    | /a/1/b    | 2:8  | 2:3
        jsonc      | `{ // x\n "a": 1,}`                            | /a        | 2:7  | 2:2
        toml       | `[a]\nb = 1\n[[c]]\nd = [1,\n 2]\n`            | /c/0/d/1  | 5:2  | 5:2
        toml       | `[a]\nb.c = 1\n`                               | /a/b/c    | 2:7  | 2:3
        hcl2       | `a "b" {\n  c = [1,\n    "x"]\n}\n`            | /a/b/0/c/1 | 3:5 | 3:5
        hcl2       | `a "b" {\n  c = 1\n}\n`                        | /a/b/0/c  | 2:7  | 2:3
        hcl2       | `a "b" {\n}\na "b" {\n}\n`                     | /a/b/1    | 3:1  | 3:1
        dockerfile | `FROM a\n# c\nRUN x \\\\\n  y\nCMD z\n`        | /0/3/Value/0 | 5:1 | 5:1
        ini        | `[s]\nk = v\n`                                 | /s/k      | 2:1  | 2:1
        properties | `a=1\n  b : 2\n`                               | /b        | 2:7  | 2:3
        dotenv     | `A=1\nexport B=2\n`                            | /B        | 2:1  | 2:8
        nginx      | `http {\n  listen 80;\n}\n` | /directives/0/block/directives/0 | 2:3 | 2:3
        """)
    void values_and_keys_are_found(String format, String text, String pointer, String value, String key) {
        Positions positions = parse(format, text.replace("\\n", "\n").replace("\\\\", "\\"))
                .getFirst()
                .positions();
        assertThat(positions.value(pointer)).hasToString(value);
        assertThat(positions.key(pointer)).hasToString(key);
    }

    @Test
    void what_is_not_there_is_pointed_to_by_what_encloses_it() {
        Positions positions = parse("yaml", "a:\n  b:\n    - 1\n").getFirst().positions();
        assertThat(positions.value("/a/c/d")).hasToString("2:3");
        assertThat(positions.value("/a/b/7")).hasToString("3:5");
        assertThat(positions.value("/a/b/x")).hasToString("3:5");
        assertThat(positions.value("/a/b/00000000000000001")).hasToString("3:5");
        assertThat(positions.value("")).isEqualTo(Position.START);
        assertThat(positions.value("/nope")).isEqualTo(Position.START);
        assertThatThrownBy(() -> positions.value("a")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void documents_of_a_stream_have_the_lines_of_the_file() {
        List<InputDocument> documents = parse("yaml", "a: 1\n---\n# c\nb: 2\n--- # again\nc:\n  d: 3\n");
        assertThat(documents).extracting(InputDocument::index).containsExactly(0, 1, 2);
        assertThat(documents.get(1).positions().value("/b")).hasToString("4:4");
        assertThat(documents.get(2).positions().value("/c/d")).hasToString("7:6");
    }

    @Test
    void elements_of_a_single_list_are_judged_one_by_one() {
        List<InputDocument> parts = InputDocument.judged(parse("json", "[1,\n {\"a\": 2}]"));
        assertThat(parts).hasSize(2);
        assertThat(parts.get(1).positions().value("/a")).hasToString("2:8");
        assertThat(parts.get(1).index()).isEqualTo(1);
        List<InputDocument> documents = parse("yaml", "a: 1\n---\n- 1\n- 2\n");
        assertThat(InputDocument.judged(documents)).isSameAs(documents);
        assertThat(InputDocument.judged(parse("json", "{}"))).hasSize(1);
        assertThat(InputDocument.judged(parse("json", "[]"))).isEmpty();
    }
}
