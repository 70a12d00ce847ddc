package dev.assay.ledger.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.erdtman.jcs.JsonCanonicalizer;
import org.junit.jupiter.api.Test;

class CanonicalJsonTest {

    @Test
    void the_example_of_rfc_8785() {
        String input = """
                {
                  "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
                  "string": "\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\"\\/",
                  "literals": [null, true, false]
                }
                """.replace("333333333.33333329", "333333333.3333333");

        assertThat(canonical(input))
                .isEqualTo("{\"literals\":[null,true,false],\"numbers\":[333333333.3333333,1e+30,4.5,0.002,1e-27],"
                        + "\"string\":\"\u20ac$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}");
    }

    @Test
    void members_are_sorted_by_utf16_code_units() {
        // RFC 8785 section 3.2.3: U+1F600 is written with surrogates (D83D...), which come before U+FB33.
        assertThat(canonical("{\"\\ufb33\":1,\"\\ud83d\\ude00\":2,\"\\r\":3,\"1\":4,\"\\u0080\":5,\"\\u20ac\":6}"))
                .isEqualTo("{\"\\r\":3,\"1\":4,\"\u0080\":5,\"\u20ac\":6,\"\ud83d\ude00\":2,\"\ufb33\":1}");
    }

    @Test
    void a_number_that_would_be_rounded_is_refused() {
        for (String number : new String[] {
            "12345678901234567890",
            "9007199254740993",
            "0.10000000000000000001",
            "1e400",
            "1e-400",
            "333333333.33333329"
        }) {
            assertThatThrownBy(() -> canonical("[" + number + "]")).hasMessageContaining("no exact canonical form");
        }
        assertThat(canonical("[9007199254740992, 1e21, 5e-324, 1.7976931348623157e308, -0, 100]"))
                .isEqualTo("[9007199254740992,1e+21,5e-324,1.7976931348623157e+308,0,100]");
    }

    @Test
    void bytes_are_canonical_or_not() {
        assertThat(isCanonical("{\"a\":1,\"b\":[]}")).isTrue();
        assertThat(isCanonical("{\"b\":[],\"a\":1}")).isFalse();
        assertThat(isCanonical("{\"a\": 1}")).isFalse();
        assertThat(isCanonical("[1.0]")).isFalse();
        assertThat(isCanonical("[12345678901234567890]")).isFalse();
    }

    @Property
    void the_canonical_form_is_that_of_the_reference_library(@ForAll("values") Json value) throws IOException {
        byte[] ours = CanonicalJson.write(value);

        assertThat(new String(ours, StandardCharsets.UTF_8))
                .isEqualTo(
                        new JsonCanonicalizer(asArray(ours)).getEncodedString().replaceAll("^\\[|]$", ""));
    }

    @Property
    void reading_the_canonical_form_gives_the_value_back(@ForAll("values") Json value) {
        byte[] canonical = CanonicalJson.write(value);
        Json again = JsonReader.read(canonical, JsonLimits.ENVELOPE);

        assertThat(again).isEqualTo(value);
        assertThat(CanonicalJson.isCanonical(canonical, again)).isTrue();
    }

    @Provide
    Arbitrary<Json> values() {
        Arbitrary<String> text =
                Arbitraries.strings().ofMaxLength(12).filter(candidate -> JsonString.loneSurrogate(candidate) < 0);
        Arbitrary<Json> leaves = Arbitraries.oneOf(
                text.map(JsonString::new),
                Arbitraries.of(true, false).map(JsonBoolean::new),
                Arbitraries.just(JsonNull.NULL),
                Arbitraries.longs().between(-(1L << 53), 1L << 53).map(JsonNumber::of),
                Arbitraries.doubles().map(number -> new JsonNumber(new BigDecimal(Double.toString(number)))));
        return Arbitraries.recursive(
                () -> leaves,
                inner -> Arbitraries.oneOf(
                        inner.list().ofMaxSize(4).map(JsonArray::new),
                        Arbitraries.maps(text, inner).ofMaxSize(4).map(CanonicalJsonTest::object)),
                0,
                4);
    }

    private static Json object(Map<String, Json> members) {
        return new JsonObject(new LinkedHashMap<>(members));
    }

    /** The library takes objects and arrays only. */
    private static byte[] asArray(byte[] json) {
        return ("[" + new String(json, StandardCharsets.UTF_8) + "]").getBytes(StandardCharsets.UTF_8);
    }

    private static String canonical(String text) {
        return new String(CanonicalJson.write(read(text)), StandardCharsets.UTF_8);
    }

    private static boolean isCanonical(String text) {
        return CanonicalJson.isCanonical(text.getBytes(StandardCharsets.UTF_8), read(text));
    }

    private static Json read(String text) {
        return JsonReader.read(text.getBytes(StandardCharsets.UTF_8), JsonLimits.SMALL);
    }
}
