package dev.assay.ledger.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.ledger.LedgerError;
import dev.assay.ledger.LedgerException;
import dev.assay.testkit.Fuzz;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReaderTest {

    @Test
    void a_text_becomes_a_tree() {
        Json tree = read("{\"a\": [1, 2.50, \"x\\u00e9\", true, null], \"b\": {}}");

        assertThat(tree)
                .isEqualTo(JsonObject.build()
                        .put("b", JsonObject.EMPTY)
                        .put(
                                "a",
                                new JsonArray(List.of(
                                        JsonNumber.of(1),
                                        new JsonNumber(new BigDecimal("2.5")),
                                        new JsonString("x\u00e9"),
                                        new JsonBoolean(true),
                                        JsonNull.NULL)))
                        .done());
    }

    @Test
    void numbers_keep_their_exact_value() {
        JsonArray numbers = (JsonArray) read("[12345678901234567890.000000000000000000001, 0.1, 1e-300, -0]");

        assertThat(numbers.items())
                .containsExactly(
                        new JsonNumber(new BigDecimal("12345678901234567890.000000000000000000001")),
                        new JsonNumber(new BigDecimal("0.1")),
                        new JsonNumber(new BigDecimal("1e-300")),
                        JsonNumber.of(0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "[1,]",
                "[1 2]",
                "{\"a\":1,}",
                "{a:1}",
                "{'a':1}",
                "nul",
                "NaN",
                "[Infinity]",
                "01",
                "+1",
                ".5",
                "1.",
                "[1] 2",
                "{} {}",
                "// c\n1",
                "[1] // c",
                "\"\t\"",
                "\"\\x\"",
                "{\"a\":1,\"a\":2}",
                "{\"a\":1,\"\\u0061\":2}",
                "\"\\ud800\"",
                "\"\\udc00\\ud800\"",
                "{\"\\ud800\":1}",
                "\uFEFF{}"
            })
    void what_two_programs_could_read_differently_is_malformed(String text) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOfSatisfying(
                        LedgerException.class, e -> assertThat(e.code()).isEqualTo(LedgerError.MALFORMED));
    }

    @Test
    void only_utf8_is_text() {
        byte[] latin = {'"', (byte) 0xe9, '"'};
        byte[] overlong = {'"', (byte) 0xc0, (byte) 0xaf, '"'};
        byte[] surrogate = {'"', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '"'};

        for (byte[] bytes : List.of(latin, overlong, surrogate, "{}".getBytes(StandardCharsets.UTF_16))) {
            assertThatThrownBy(() -> JsonReader.read(bytes, JsonLimits.SMALL)).hasMessageContaining("not UTF-8");
        }
    }

    @Test
    void every_limit_has_a_name_that_the_error_quotes() {
        JsonLimits tight = new JsonLimits(40, 2, 4, 5);

        assertThat(JsonReader.read(utf8("[[1],12345]"), tight)).isInstanceOf(JsonArray.class);
        assertLimit("[" + " ".repeat(39) + "]", tight, "\"bytes\" of 40");
        assertLimit("[[[]]]", tight, "\"depth\" of 2");
        assertLimit("[1,2,3,4]", tight, "\"values\" of 4");
        assertLimit("[123456]", tight, "number");
        assertLimit("[1e9999]", JsonLimits.SMALL, "exponent beyond 1000");
    }

    @Test
    void a_depth_that_would_end_the_stack_is_refused_early() {
        String deep = "[".repeat(1_000_000);

        assertLimit(deep, JsonLimits.ENVELOPE, "depth");
    }

    @Test
    void a_message_says_where() {
        assertThatThrownBy(() -> read("{\n  \"a\": 1,\n  \"a\": 2\n}"))
                .hasMessageContaining("\"a\" occurs twice")
                .hasMessageContaining("line 3");
    }

    @Test
    void damaged_texts_are_read_or_refused() {
        Fuzz.ofText(
                        "json",
                        "{\"a\":[1,2.5,-3e10,\"x\\u00e9\\n\",true,false,null],\"b\":{\"c\":{}}}",
                        "[[[[\"deep\"]]],{\"k\":\"\\ud83d\\ude00\"}]")
                .refusing(LedgerException.class)
                .withWords("\\u0000", "\\ud800\\udc00", "1e400", "\"a\":")
                .run(bytes -> JsonReader.read(bytes, JsonLimits.SMALL));
    }

    private static void assertLimit(String text, JsonLimits limits, String message) {
        assertThatThrownBy(() -> JsonReader.read(utf8(text), limits))
                .isInstanceOfSatisfying(LedgerException.class, e -> {
                    assertThat(e.code()).isEqualTo(LedgerError.LIMIT_EXCEEDED);
                    assertThat(e).message().containsIgnoringCase(message);
                });
    }

    private static Json read(String text) {
        return JsonReader.read(utf8(text), JsonLimits.SMALL);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
