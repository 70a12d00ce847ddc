package dev.assay.rego.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.rego.value.ArrayValue;
import dev.assay.rego.value.BooleanValue;
import dev.assay.rego.value.NullValue;
import dev.assay.rego.value.NumberValue;
import dev.assay.rego.value.StringValue;
import dev.assay.rego.value.Value;
import dev.assay.testkit.Feature;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What must hold for any arguments. */
@Feature(value = "GAT-01", partial = "a decision is not yet signed evidence")
class LawsTest {

    private static Value call(String name, Value... arguments) {
        return Objects.requireNonNull(new Calls().call(name, arguments));
    }

    private static Value text(String text) {
        return StringValue.of(text);
    }

    @Provide
    Arbitrary<List<Long>> numbers() {
        return Arbitraries.longs().between(-50, 50).list().ofMaxSize(12);
    }

    private static ArrayValue array(List<Long> numbers) {
        return ArrayValue.of(numbers.stream().map(NumberValue::of).toList());
    }

    @Property
    void sorting_keeps_the_elements_and_puts_them_in_order(@ForAll("numbers") List<Long> numbers) {
        ArrayValue sorted = (ArrayValue) call("sort", array(numbers));
        assertThat(sorted.asList())
                .isSorted()
                .containsExactlyInAnyOrderElementsOf(array(numbers).asList());
        if (!numbers.isEmpty()) {
            assertThat(call("min", array(numbers))).isEqualTo(sorted.get(0));
            assertThat(call("max", array(numbers))).isEqualTo(sorted.get(sorted.size() - 1));
        }
    }

    @Property
    void two_slices_at_one_place_make_the_whole(@ForAll("numbers") List<Long> numbers, @ForAll byte place) {
        Value whole = array(numbers);
        Value at = NumberValue.of(place);
        Value first = call("array.slice", whole, NumberValue.ZERO, at);
        Value rest = call("array.slice", whole, at, NumberValue.of(numbers.size()));
        assertThat(call("array.concat", first, rest)).isEqualTo(whole);
        assertThat(call("array.reverse", call("array.reverse", whole))).isEqualTo(whole);
    }

    @Property
    void bytes_come_back_from_base64_and_hexadecimal(@ForAll byte[] bytes) {
        Value octets = text(Octets.text(bytes));
        assertThat(Octets.of(Octets.text(bytes))).isEqualTo(bytes);
        for (String family : List.of("base64", "base64url", "hex")) {
            assertThat(call(family + ".decode", call(family + ".encode", octets)))
                    .isEqualTo(octets);
        }
        assertThat(call("base64url.decode", call("base64url.encode_no_pad", octets)))
                .isEqualTo(octets);
    }

    @Property
    void texts_come_back_from_queries_globs_and_formats(@ForAll String any) {
        Value valid = text(Octets.text(any.getBytes(StandardCharsets.UTF_8)));
        assertThat(call("urlquery.decode", call("urlquery.encode", valid))).isEqualTo(valid);
        assertThat(call("glob.match", call("glob.quote_meta", valid), NullValue.NULL, valid))
                .isEqualTo(BooleanValue.TRUE);
        assertThat(call("sprintf", text("%s"), ArrayValue.of(valid))).isEqualTo(valid);
    }

    @Property
    void addition_and_subtraction_undo_each_other(@ForAll long one, @ForAll long other) {
        Value sum = call("plus", NumberValue.of(one), NumberValue.of(other));
        assertThat(call("minus", sum, NumberValue.of(other))).isEqualTo(NumberValue.of(one));
    }

    @Provide
    Arbitrary<String> versions() {
        Arbitrary<Integer> number = Arbitraries.integers().between(0, 2);
        Arbitrary<String> suffix = Arbitraries.of("", "-a", "-1", "-a.1", "-a.b", "-10", "-2", "+x");
        return number.array(Integer[].class)
                .ofSize(3)
                .flatMap(parts -> suffix.map(end -> parts[0] + "." + parts[1] + "." + parts[2] + end));
    }

    @Property
    void versions_are_in_one_order(
            @ForAll("versions") String a, @ForAll("versions") String b, @ForAll("versions") String c) {
        assertThat(order(a, b)).isEqualTo(-order(b, a));
        if (order(a, b) <= 0 && order(b, c) <= 0) {
            assertThat(order(a, c)).isLessThanOrEqualTo(0);
        }
    }

    private static long order(String one, String other) {
        return ((NumberValue) call("semver.compare", text(one), text(other))).asLong();
    }

    @Provide
    Arbitrary<String> globs() {
        return Arbitraries.of("a", "b", ".", "*", "**", "?", "[ab]", "[!a]")
                .list()
                .ofMaxSize(6)
                .map(pieces -> String.join("", pieces));
    }

    @Provide
    Arbitrary<String> words() {
        return Arbitraries.strings().withChars("ab.").ofMaxLength(7);
    }

    @Property(tries = 3000)
    void a_glob_matches_what_trying_everything_matches(@ForAll("globs") String glob, @ForAll("words") String word) {
        Value answer = call("glob.match", text(glob), ArrayValue.of(text(".")), text(word));
        assertThat(answer).as(glob + " on " + word).isEqualTo(BooleanValue.of(matches(glob, word)));
    }

    /** The definition itself: a star takes any number of characters, one by one. */
    private static boolean matches(String glob, String word) {
        if (glob.isEmpty()) {
            return word.isEmpty();
        }
        if (glob.startsWith("*")) {
            boolean across = glob.startsWith("**");
            String rest = glob.substring(across ? 2 : 1);
            for (int taken = 0; taken <= word.length(); taken++) {
                boolean allowed = across || word.substring(0, taken).indexOf('.') < 0;
                if (allowed && matches(rest, word.substring(taken))) {
                    return true;
                }
            }
            return false;
        }
        if (word.isEmpty()) {
            return false;
        }
        char c = word.charAt(0);
        if (glob.startsWith("[")) {
            boolean negated = glob.startsWith("[!");
            boolean listed = negated ? c != 'a' : c == 'a' || c == 'b';
            return listed && matches(glob.substring(4), word.substring(1));
        }
        boolean same = glob.charAt(0) == '?' ? c != '.' : glob.charAt(0) == c;
        return same && matches(glob.substring(1), word.substring(1));
    }
}
