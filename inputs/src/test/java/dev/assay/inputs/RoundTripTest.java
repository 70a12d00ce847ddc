package dev.assay.inputs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.inputs.document.InputDocument;
import dev.assay.inputs.document.InputLimits;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What other libraries write is read back as it was. */
class RoundTripTest {
    private static final int DEPTH = 3;
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    @Provide
    @SuppressWarnings("NullAway") // null is a value of trees, which the library's types do not say
    Arbitrary<Object> trees() {
        Arbitrary<String> texts = Arbitraries.oneOf(
                Arbitraries.strings()
                        .withChars("ab \n\t'\"#:-[]{},&*!|>%@`\\/\u00e9")
                        .ofMaxLength(12),
                Arbitraries.of(
                        "yes", "no", "~", "null", "", " ", "1", "0x1", "1.5", "<<", "---", "...", "- a", "a: b",
                        "a #b"));
        Arbitrary<Object> scalars = Arbitraries.oneOf(
                texts.map(text -> text),
                Arbitraries.longs().map(number -> number),
                Arbitraries.bigIntegers()
                        .between(BigInteger.TWO.pow(64).negate(), BigInteger.TWO.pow(64))
                        .filter(number -> number.bitLength() > 63)
                        .map(number -> number),
                Arbitraries.bigDecimals().ofScale(3).map(number -> number),
                Arbitraries.of(true, false),
                Arbitraries.just(null));
        return trees(scalars, texts, DEPTH);
    }

    private static Arbitrary<Object> trees(Arbitrary<Object> scalars, Arbitrary<String> texts, int depth) {
        if (depth == 0) {
            return scalars;
        }
        Arbitrary<Object> inner = trees(scalars, texts, depth - 1);
        return Arbitraries.oneOf(
                scalars,
                inner.list().ofMaxSize(3).map(list -> list),
                Arbitraries.maps(texts, inner).ofMaxSize(3).map(map -> map));
    }

    @Property(tries = 200)
    void json_is_read_back(@ForAll("trees") @Nullable Object tree) {
        assertThat(parse(InputFormat.JSON, JSON.writeValueAsString(tree))).isEqualTo(tree);
        assertThat(parse(InputFormat.JSONC, "/* c */" + JSON.writeValueAsString(tree) + "// end"))
                .isEqualTo(tree);
    }

    @Property(tries = 200)
    void yaml_is_read_back(@ForAll("trees") @Nullable Object tree) {
        for (FlowStyle style : List.of(FlowStyle.BLOCK, FlowStyle.FLOW)) {
            DumpSettings settings = DumpSettings.builder()
                    .setDefaultFlowStyle(style)
                    .setDefaultScalarStyle(ScalarStyle.DOUBLE_QUOTED)
                    .setWidth(1_000)
                    .build();
            String text = new Dump(settings).dumpToString(quotable(tree));
            assertThat(Corpus.comparable(parse(InputFormat.YAML, text)))
                    .as(text)
                    .isEqualTo(Corpus.comparable(quotable(tree)));
        }
    }

    /** Numbers as texts: the other library writes them with quotes or tags of its own. */
    private static @Nullable Object quotable(@Nullable Object tree) {
        return switch (tree) {
            case List<?> list ->
                list.stream()
                        .map(RoundTripTest::quotable)
                        .map(value -> value == null ? "null" : value)
                        .toList();
            case Map<?, ?> map -> {
                Map<Object, Object> copy = new LinkedHashMap<>();
                map.forEach((key, value) -> copy.put(key, String.valueOf(quotable(value))));
                yield copy;
            }
            case null -> "null";
            default -> String.valueOf(tree);
        };
    }

    @Property(tries = 300)
    void texts_of_several_lines_are_read_back(@ForAll("trees") @Nullable Object tree) {
        String text = String.valueOf(tree).replace("\r", "").strip();
        String literal = "a:\n  - |-\n    " + text.replace("\n", "\n    ") + "\n";
        if (!text.isEmpty() && text.indexOf('\0') < 0) {
            assertThat(parse(InputFormat.YAML, literal)).as(literal).isEqualTo(Map.of("a", List.of(text)));
        }
    }

    private static @Nullable Object parse(InputFormat format, String text) {
        return InputDocument.combined(
                Inputs.parse(format, "file", text.getBytes(StandardCharsets.UTF_8), InputLimits.DEFAULT));
    }

    @Property(tries = 200)
    void decimals_keep_their_digits(@ForAll("decimals") BigDecimal decimal) {
        String text = decimal.toPlainString();
        Object expected = text.indexOf('.') < 0 ? new BigDecimal(text).longValueExact() : decimal;
        assertThat(parse(InputFormat.JSON, text)).isEqualTo(expected);
        assertThat(parse(InputFormat.YAML, text)).isEqualTo(expected);
    }

    @Provide
    Arbitrary<BigDecimal> decimals() {
        return Arbitraries.bigDecimals()
                .between(new BigDecimal("-1000000"), new BigDecimal("1000000"))
                .ofScale(5);
    }
}
