package dev.assay.rego.type;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.testkit.Feature;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Feature(value = "GAT-01", partial = "a decision is not yet signed evidence")
class SignatureTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "boolean",
                "number",
                "string",
                "any",
                "any<number, string>",
                "array",
                "array[any]",
                "array<number, string>",
                "array<boolean>[string]",
                "set",
                "set[any<array[string], set[string]>]",
                "object",
                "object[string: any]",
                "object<a: string>",
                "object<a: string, b: object[any: any]>[string: any]"
            })
    void types_are_printed_as_they_are_written(String text) {
        assertThat(Signature.parseType(text)).hasToString(text);
    }

    @Test
    void members_of_any_are_in_order() {
        assertThat(Signature.parseType("string | number")).hasToString("any<number, string>");
        assertThat(Signature.parseType("any<set[any], string, null>")).hasToString("any<null, string, set[any]>");
    }

    @Test
    void a_function_has_parameters_with_names_and_a_result() {
        FunctionType function =
                Signature.parse("(delimiter: string, any<array[string], set[string]>) -> output: string");
        assertThat(function.arity()).isEqualTo(2);
        assertThat(function.parameters().getFirst()).hasToString("delimiter: string");
        assertThat(function.parameters().getLast()).hasToString("any<array[string], set[string]>");
        assertThat(function.result()).hasToString("output: string");
        assertThat(function.isVoid()).isFalse();
        assertThat(function).hasToString("(string, any<array[string], set[string]>) => string");
    }

    @Test
    void a_function_may_take_any_number_of_arguments_and_give_nothing() {
        FunctionType print = Signature.parse("(any...)");
        assertThat(print.isVoid()).isTrue();
        assertThat(print.arity()).isZero();
        assertThat(print).hasToString("(any...) => ???");
    }

    @Test
    void every_builtin_of_opa_has_a_type() {
        BuiltinTypes types = BuiltinTypes.ofOpa();
        assertThat(types.names())
                .hasSizeGreaterThan(200)
                .allSatisfy(name -> assertThat(types.get(name)).isNotNull());
        assertThat(types.get("nope")).isNull();
        assertThat(types.isRelation("walk")).isTrue();
        assertThat(types.isDeprecated("any")).isTrue();
        assertThat(types.isDeprecated("count")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "(",
                "(string",
                "(string) ->",
                "(strings)",
                "(string) -> string x",
                "(any<)",
                "(object[string])"
            })
    void what_is_no_signature_is_refused_with_the_place(String text) {
        assertThatThrownBy(() -> Signature.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no signature, ")
                .hasMessageContaining(" expected at ");
    }
}
