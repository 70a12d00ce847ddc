package dev.assay.rego.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The order of values is one order, equality and hash codes agree with it, and sets and objects keep to it. */
class ValueOrderTest {

    @Property(tries = 500)
    void order_is_total_and_agrees_with_equality(
            @ForAll("values") Value one, @ForAll("values") Value two, @ForAll("values") Value three) {
        assertThat(Integer.signum(one.compareTo(two))).isEqualTo(-Integer.signum(two.compareTo(one)));
        assertThat(one.compareTo(two) == 0).isEqualTo(one.equals(two));
        if (one.equals(two)) {
            assertThat(one.hashCode()).isEqualTo(two.hashCode());
        }
        if (one.compareTo(two) <= 0 && two.compareTo(three) <= 0) {
            assertThat(one.compareTo(three)).isLessThanOrEqualTo(0);
        }
    }

    @Property(tries = 300)
    void sets_hold_each_element_once_in_order(@ForAll("lists") List<Value> elements) {
        SetValue set = SetValue.of(elements);

        List<Value> expected = elements.stream().distinct().sorted().toList();
        List<Value> walked = new ArrayList<>();
        set.forEach(walked::add);
        assertThat(walked).isEqualTo(expected);
        assertThat(elements).allMatch(set::has);
        List<Value> reversed = new ArrayList<>(elements);
        Collections.reverse(reversed);
        assertThat((Object) SetValue.of(reversed)).isEqualTo(set).hasSameHashCodeAs(set);
    }

    @Property(tries = 300)
    void objects_answer_the_last_value_of_a_key_and_walk_in_order(@ForAll("lists") List<Value> keys) {
        ObjectValue.Builder builder = ObjectValue.builder();
        Map<Value, Value> expected = new TreeMap<>();
        for (int i = 0; i < keys.size(); i++) {
            builder.put(keys.get(i), NumberValue.of(i));
            expected.put(keys.get(i), NumberValue.of(i));
        }
        ObjectValue object = builder.build();

        assertThat(object.size()).isEqualTo(expected.size());
        int position = 0;
        for (var entry : expected.entrySet()) {
            assertThat(object.get(entry.getKey())).isEqualTo(entry.getValue());
            assertThat(object.keyAt(position)).isEqualTo(entry.getKey());
            assertThat(object.valueAt(position)).isEqualTo(entry.getValue());
            position++;
        }
        assertThat(ObjectValue.of(expected)).isEqualTo(object).hasSameHashCodeAs(object);
    }

    @Property(tries = 500)
    void strings_are_ordered_as_their_utf8_bytes(@ForAll String one, @ForAll String two) {
        byte[] first = one.getBytes(StandardCharsets.UTF_8);
        byte[] second = two.getBytes(StandardCharsets.UTF_8);
        if (wellFormed(one) && wellFormed(two)) {
            assertThat(Integer.signum(StringValue.of(one).compareTo(StringValue.of(two))))
                    .isEqualTo(Integer.signum(Arrays.compareUnsigned(first, second)));
        }
    }

    private static boolean wellFormed(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8).equals(text);
    }

    @Provide
    Arbitrary<List<Value>> lists() {
        return values().list().ofMaxSize(40);
    }

    @Provide
    Arbitrary<Value> values() {
        return nested(2);
    }

    private static Arbitrary<Value> nested(int depth) {
        Arbitrary<Value> scalars = Arbitraries.oneOf(
                Arbitraries.of(NullValue.NULL, BooleanValue.TRUE, BooleanValue.FALSE),
                Arbitraries.longs().between(-5, 300).map(NumberValue::of),
                Arbitraries.longs().map(NumberValue::of),
                Arbitraries.of("1.0", "1.5", "1e2", "100", "-0", "9223372036854775808", "92233720368547758.080e2")
                        .map(NumberValue::parse),
                Arbitraries.bigDecimals()
                        .between(new BigDecimal("-9"), new BigDecimal("9"))
                        .ofScale(1)
                        .map(NumberValue::of),
                Arbitraries.strings()
                        .withChars('a', 'b', 'é', '\uffee')
                        .ofMaxLength(3)
                        .map(StringValue::of));
        if (depth == 0) {
            return scalars;
        }
        Arbitrary<Value> below = nested(depth - 1);
        return Arbitraries.oneOf(
                scalars,
                below.list().ofMaxSize(3).map(ArrayValue::of),
                below.list().ofMaxSize(12).map(SetValue::of),
                Arbitraries.maps(below, below).ofMaxSize(3).map(ObjectValue::of));
    }
}
