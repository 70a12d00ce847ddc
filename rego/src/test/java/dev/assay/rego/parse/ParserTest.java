package dev.assay.rego.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.assay.rego.ast.Annotations;
import dev.assay.rego.ast.Expr;
import dev.assay.rego.ast.Module;
import dev.assay.rego.ast.Module.Version;
import dev.assay.rego.ast.Problem;
import dev.assay.rego.ast.Rule;
import dev.assay.rego.ast.Source;
import dev.assay.rego.ast.Term;
import dev.assay.testkit.Feature;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Feature(value = "GAT-01", partial = "a decision is not yet signed evidence")
class ParserTest {

    private static Module module(String text) {
        return Parser.module(new Source("a.rego", text), Version.V1);
    }

    private static List<Problem> problems(String text, Version version) {
        ParseException refused =
                catchThrowableOfType(ParseException.class, () -> Parser.module(new Source("a.rego", text), version));
        return Objects.requireNonNull(refused, text).problems();
    }

    @Test
    void every_published_module_and_query_is_read() throws IOException {
        List<Source> modules = PublishedModules.modules();
        assertThat(modules).hasSizeGreaterThan(2_000);
        assertThat(modules)
                .allSatisfy(source -> assertThat(
                                Parser.module(source, Version.V1).rules().size())
                        .isNotNegative());
        List<Source> queries = PublishedModules.queries();
        assertThat(queries).hasSizeGreaterThan(2_000);
        assertThat(queries)
                .allSatisfy(source ->
                        assertThat(Parser.query(source, Version.V1, List.of())).isNotEmpty());
    }

    @Test
    void infix_operators_bind_as_opas_do() {
        Term.Call equal = (Term.Call) truth("x == 1 + 2 * 3 - 4");
        assertThat(equal.operator().location().text()).isEqualTo("==");
        Term.Call minus = (Term.Call) equal.arguments().get(1);
        assertThat(minus.operator().location().text()).isEqualTo("-");
        assertThat(minus.arguments().getFirst().location().text()).isEqualTo("1 + 2 * 3");
        assertThat(truth("a | b & c").location().text()).isEqualTo("a | b & c");
        Term.Call union = (Term.Call) truth("a | b & c");
        assertThat(union.arguments().get(1).location().text()).isEqualTo("b & c");
    }

    private static Term truth(String query) {
        List<Expr> body = Parser.query(new Source("", query), Version.V1, List.of());
        return ((Expr.Form.Truth) body.getFirst().form()).term();
    }

    @Test
    void wildcards_have_names_of_their_own() {
        Term.ArrayTerm array = (Term.ArrayTerm) truth("[_, _]");
        assertThat(array.elements()).extracting(one -> ((Term.Var) one).name()).containsExactly("$0", "$1");
    }

    @Test
    void a_bar_in_brackets_is_a_comprehension_if_one_can_be_read() {
        assertThat(truth("{a | b}")).isInstanceOf(Term.SetComprehension.class);
        assertThat(truth("{a | b, c}")).isInstanceOf(Term.SetTerm.class);
        assertThat(truth("[a | b; c]")).isInstanceOf(Term.ArrayComprehension.class);
        assertThat(truth("{a: b | c}")).isInstanceOf(Term.ObjectComprehension.class);
        assertThat(truth("{}")).isInstanceOf(Term.ObjectTerm.class);
        assertThat(truth("set()")).isInstanceOf(Term.SetTerm.class);
        assertThat(truth("f(x)[0].y")).isInstanceOf(Term.Ref.class);
    }

    @Test
    void rules_of_all_forms() {
        Module module = module("""
                package a
                default p := 1
                p := 2 if input.x
                q contains x if some x in [1]
                r[k] := v if { some k, v in input }
                a.b[x].c contains y if { x := 1; y := 2 }
                f(x) := x if x > 1 else := 0
                t.input.if := 1
                default g(_) := false
                """);
        assertThat(module.rules()).hasSize(8);
        assertThat(module.rules().get(2).head().kind()).isEqualTo(Rule.Kind.MULTI_VALUE);
        assertThat(module.rules().get(4).head().ref().path()).hasSize(3);
        assertThat(module.rules().get(5).otherwise()).isNotNull();
        assertThat(module.rules().get(7).isDefault()).isTrue();
    }

    @Test
    void version_zero_reads_what_it_always_read() {
        Module module = Parser.module(new Source("a.rego", """
                package a
                p[x] { x := input[_] }
                q = y { y := 1 } { y := 2 }
                if := 1
                """), Version.V0);
        assertThat(module.version()).isEqualTo(Version.V0);
        assertThat(module.rules().getFirst().head().kind()).isEqualTo(Rule.Kind.MULTI_VALUE);
        assertThat(module.rules()).hasSize(4);
        Module modern = Parser.module(new Source("a.rego", "package a\nimport rego.v1\np if true\n"), Version.V0);
        assertThat(modern.version()).isEqualTo(Version.V1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '`',
            value = {
                "p { true } ! 2: rego_parse_error: `if` keyword is required before rule body",
                "f(x) { true } ! 2: rego_parse_error: `if` keyword is required before function body",
                "p[\"a\"] ! 2: rego_parse_error: `contains` keyword is required for partial set rules",
                "p := { ! 2: rego_parse_error: unexpected eof token",
                "p if ! 2: rego_parse_error: unexpected eof token",
                "p := 01 ! 2: rego_parse_error: unexpected number token: expected number without leading zero",
                "p if { not } ! 2: rego_parse_error: unexpected } token",
                "p := a.  ! 2: rego_parse_error: unexpected eof token: expected identifier",
                "p := f(1 ! 2: rego_parse_error: unexpected eof token: expected \",\" or \")\"",
                "import foo ! 2: rego_parse_error: unexpected import path, must begin with one of: "
                        + "{data, future, input, rego}, got: foo (hint: if this is unexpected, try updating OPA)",
                "every := 1 ! 2: rego_parse_error: every keyword cannot be used for rule name",
                "default p := x ! 2: rego_parse_error: illegal default rule (value cannot contain var)",
                "p if { x := \"a } ! 2: rego_parse_error: non-terminated string",
                "p if true else := 1 { x } y ! 2: rego_parse_error: var cannot be used for rule name",
                "package b ! 2: rego_parse_error: unexpected package",
                "a == 1 ! 2: rego_parse_error: rule name conflicts with built-in function",
                "p if { {1, } ! 2: rego_parse_error: unexpected eof token: expected \\n or ; or }",
                "p := $\"{x = 1}\" ! 2: rego_parse_error: unexpected unification ('=') in template-string expression"
            })
    void the_first_problem_is_opas(String statement, String expected) {
        String text = "package a\n" + statement.strip();
        assertThat(problems(text, Version.V1).getFirst().toString().replaceFirst("^a\\.rego:", ""))
                .isEqualTo(expected.strip());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '\u0001',
            value = {
                "p if { true } ! 2: rego_parse_error: var cannot be used for rule name "
                        + "(hint: `import future.keywords.if` for `p if { ... }` rules)",
                "p { some x in xs } ! 2: rego_parse_error: unexpected identifier token: expected \\n or ; or } "
                        + "(hint: `import future.keywords.in` for `some x in xs` expressions)",
                "p = $\"a\" ! 2: rego_parse_error: template strings are not supported by current capabilities",
            })
    void the_first_problem_of_version_zero_is_opas(String statement, String expected) {
        String text = "package a\n" + statement.strip();
        assertThat(problems(text, Version.V0).getFirst().toString()).isEqualTo("a.rego:" + expected.strip());
    }

    @Test
    void all_problems_are_told_at_once() {
        List<Problem> problems = problems("""
                package a
                p := {
                q := 1
                r if { x == }
                s := 2
                t := [1 2]
                u { true }
                """, Version.V1);
        assertThat(problems).hasSizeGreaterThanOrEqualTo(4);
        assertThat(problems)
                .extracting(one -> Objects.requireNonNull(one.location()).row())
                .contains(4, 6, 7);
        assertThat(problems("package a\n" + "p := )\n".repeat(1_000), Version.V1))
                .hasSizeLessThanOrEqualTo(Parser.PROBLEMS_MAX);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "(", "{", "{1: ", "f(", "a[", "[x | x := ", "{a | ", "$\"{", "1 + ", "1 in ", "f(1)["})
    void what_nests_without_end_is_refused(String opening) throws InterruptedException {
        String text = "package a\np := " + opening.repeat(100_000);
        Thread small = new Thread(
                null,
                () -> assertThat(problems(text, Version.V1))
                        .anyMatch(problem -> problem.message().contains("PARSE_DEPTH_MAX=400")),
                "small",
                512L << 10);
        Throwable[] failure = new Throwable[1];
        small.setUncaughtExceptionHandler((_, thrown) -> failure[0] = thrown);
        small.start();
        small.join();
        assertThat(failure[0]).isNull();
    }

    @Test
    void brackets_that_look_like_two_things_do_not_take_exponential_time() {
        String text = "package a\np := " + "{a | ".repeat(40) + "b" + ", c}".repeat(40);
        assertThat(module(text).rules()).hasSize(1);
    }

    @Test
    void metadata_belongs_to_what_stands_below() {
        Module module = module("""
                # METADATA
                # title: all
                # authors:
                # - Anna <anna@example.org>
                # - name: Bert
                # organizations: [one]
                # related_resources:
                # - https://example.org
                # - ref: https://example.org/b
                #   description: more
                package a

                # METADATA
                # description: a rule
                # entrypoint: true
                # custom:
                #   severity: HIGH
                #   weight: 1.5
                # schemas:
                # - input: schema.input
                # - data.x: {type: string}
                p := 1
                """);
        assertThat(module.annotations())
                .extracting(Annotations::scope)
                .containsExactly(Annotations.Scope.PACKAGE, Annotations.Scope.DOCUMENT);
        assertThat(module.annotations().getFirst().document()).hasToString("""
                {"authors": [{"email": "anna@example.org", "name": "Anna"}, {"name": "Bert"}], \
                "organizations": ["one"], "related_resources": [{"ref": "https://example.org"}, \
                {"description": "more", "ref": "https://example.org/b"}], "scope": "package", "title": "all"}""");
        Annotations ofRule = module.rules().getFirst().annotations().getFirst();
        assertThat(ofRule.schemas()).hasSize(2);
        assertThat(ofRule.document().get("custom")).hasToString("{\"severity\": \"HIGH\", \"weight\": 1.5}");
    }

    @Test
    void metadata_that_cannot_be_read_is_a_problem_at_its_line() {
        assertThat(problems("# METADATA\n# title: [\npackage a\n", Version.V1)
                        .getFirst()
                        .toString())
                .startsWith("a.rego:2: rego_parse_error: yaml:");
        assertThat(problems("package a\n\n# METADATA\n# scope: package\np := 1\n", Version.V1))
                .extracting(Problem::toString)
                .containsExactly("a.rego:3: rego_parse_error: annotation scope 'package' must be applied to package"
                        + " (have rule)");
    }

    @Test
    void bytes_that_are_no_text_are_refused_at_their_row() {
        byte[] bytes = "package a\np := \"?\"\n".getBytes(StandardCharsets.UTF_8);
        bytes[16] = (byte) 0xff;
        assertThatThrownBy(() -> SourceText.of("a.rego", bytes))
                .isInstanceOf(ParseException.class)
                .hasMessageContaining("a.rego:2: rego_parse_error: illegal utf-8 character");
    }

    @Test
    void a_term_or_a_ref_is_read_alone() {
        assertThat(Parser.ref(new Source("", "input.a[\"b\"]")).path()).hasSize(2);
        assertThat(Parser.term(new Source("", "{1, 2}"))).isInstanceOf(Term.SetTerm.class);
        assertThatThrownBy(() -> Parser.ref(new Source("", "1"))).isInstanceOf(ParseException.class);
        assertThatThrownBy(() -> Parser.term(new Source("", "x; y"))).isInstanceOf(ParseException.class);
    }

    /** The error of the last comment once took the place of the end, which reading on after an error needs. */
    @Test
    void a_wrong_character_in_the_comment_at_the_end_is_an_error_like_another() {
        assertThatThrownBy(() -> module("package a\n\np if {\n\t]\n}\n\n# not here: \uFEFF"))
                .isInstanceOf(ParseException.class)
                .hasMessageContaining("a.rego:4");
    }
}
