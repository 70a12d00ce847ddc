package dev.assay.rego.type;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.rego.ast.Expr;
import dev.assay.rego.ast.Module;
import dev.assay.rego.ast.Problem;
import dev.assay.rego.ast.Source;
import dev.assay.rego.json.JsonReader;
import dev.assay.rego.parse.Parser;
import dev.assay.rego.value.StringValue;
import dev.assay.rego.value.Value;
import dev.assay.testkit.Feature;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the checker says of policies, held against what the real OPA says of them. */
@Feature(value = "GAT-01", partial = "a decision is not yet signed evidence")
class TypeCheckerTest {

    static List<PolicyTable.Row> policies() {
        return PolicyTable.rows("policies.txt");
    }

    @ParameterizedTest
    @MethodSource("policies")
    void says_what_opa_says(PolicyTable.Row row) {
        assertThat(texts(check(Schemas.NONE, row.policy()))).containsExactlyInAnyOrderElementsOf(row.problems());
    }

    @Test
    void the_table_is_long() {
        assertThat(policies()).hasSizeGreaterThan(100);
    }

    @Test
    void a_schema_says_what_input_has() {
        Value schema = JsonReader.read("""
                {"type": "object", "properties": {"name": {"type": "string"}, "ports": {"type": "array",
                  "items": {"type": "integer"}}}}""");
        Schemas schemas = new Schemas(Map.of(Schemas.ROOT, schema));
        assertThat(texts(check(schemas, "package t\np if input.name == \"a\"\nq := input.ports[0] + 1")))
                .isEmpty();
        assertThat(texts(check(schemas, "package t\np if input.nam == \"a\""))).containsExactly("""
                policy.rego:2: rego_type_error: undefined ref: input.nam
                	input.nam
                	      ^
                	      have: "nam"
                	      want (one of): ["name" "ports"]""");
        assertThat(texts(check(schemas, "package t\np if input.ports[_] == \"a\"")))
                .containsExactly("""
                policy.rego:2: rego_type_error: match error
                	left  : number
                	right : string""");
    }

    @Test
    void an_annotation_says_what_a_document_is() {
        Value schema = JsonReader.read("{\"type\": \"object\", \"properties\": {\"a\": {\"type\": \"number\"}}}");
        Schemas schemas = new Schemas(Map.of("schema.doc", schema));
        String policy = """
                package t

                # METADATA
                # schemas:
                # - data.doc: schema.doc
                p if data.doc.b

                q if data.doc.b
                """;
        assertThat(texts(check(schemas, policy))).singleElement().asString().startsWith("""
                policy.rego:6: rego_type_error: undefined ref: data.doc.b
                """);
        assertThat(texts(check(schemas, policy.replace("schema.doc", "schema.dok"))))
                .containsExactly("policy.rego:6: rego_type_error: undefined schema: schema.dok");
    }

    @Test
    void a_query_is_checked_against_the_rules() {
        Modules modules = new Modules(List.of(module("package t\np := {\"a\": 1}\nf(x) := x + 1")));
        TypeChecker checker = new TypeChecker(modules, BuiltinTypes.ofOpa(), Schemas.NONE);
        assertThat(checker.check()).isEmpty();
        assertThat(query(checker, modules, "p.a == 1")).isEmpty();
        assertThat(query(checker, modules, "data.t.p.b"))
                .singleElement()
                .asString()
                .contains("undefined ref");
        assertThat(query(checker, modules, "f(\"a\")"))
                .singleElement()
                .asString()
                .contains("invalid argument(s)");
        assertThat(query(checker, modules, "1 == \"a\""))
                .as("== in queries is asked, not assumed")
                .isEmpty();
        assertThat(query(checker, modules, "1 = \"a\""))
                .singleElement()
                .asString()
                .contains("match error");
    }

    private static List<String> query(TypeChecker checker, Modules modules, String text) {
        List<Expr> body = Parser.query(new Source("", text), Module.Version.V1, List.of());
        return texts(checker.checkQuery(modules.query(body, List.of(StringValue.of("t")), List.of())));
    }

    @Test
    void names_of_several_modules_of_a_package_are_known_in_each() {
        Module one = module("package t\nq := {\"a\": 1}");
        Module other = module("package t\nimport data.u as lib\np := q.b\nr := lib.x.c");
        Module third = module("package u\nx := {\"c\": 1}");
        List<Problem> problems =
                new TypeChecker(new Modules(List.of(other, one, third)), BuiltinTypes.ofOpa(), Schemas.NONE).check();
        assertThat(texts(problems)).singleElement().asString().contains("undefined ref: data.t.q.b");
    }

    @Test
    void builtins_can_be_added_and_left_out() {
        BuiltinTypes more = BuiltinTypes.ofOpa().with(Map.of("parse_config", "(parser: string, text: string) -> any"));
        Modules modules = new Modules(List.of(module("package t\np := parse_config(\"yaml\", 1)")));
        assertThat(texts(all(new TypeChecker(modules, more, Schemas.NONE)))).containsExactly("""
                        policy.rego:2: rego_type_error: parse_config: invalid argument(s)
                        	have: (string, number, ???)
                        	want: (parser: string, text: string, any)""");
        Modules http = new Modules(List.of(module("package t\np := count([])\nq := http.send({})")));
        BuiltinTypes few = BuiltinTypes.ofOpa().only(Set.of("count"));
        assertThat(texts(all(new TypeChecker(http, few, Schemas.NONE))))
                .containsExactly("policy.rego:3: rego_type_error: undefined function http.send");
    }

    private static List<Problem> check(Schemas schemas, String policy) {
        return all(new TypeChecker(new Modules(List.of(module(policy))), BuiltinTypes.ofOpa(), schemas));
    }

    /** Types are looked at only where calls are right, as the compiler does it. */
    private static List<Problem> all(TypeChecker checker) {
        List<Problem> calls = checker.checkCalls();
        return calls.isEmpty() ? checker.check() : calls;
    }

    private static Module module(String policy) {
        return Parser.module(new Source("policy.rego", policy), Module.Version.V1);
    }

    private static List<String> texts(List<Problem> problems) {
        return problems.stream().map(Problem::toString).toList();
    }
}
