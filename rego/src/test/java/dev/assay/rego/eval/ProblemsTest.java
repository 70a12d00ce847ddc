package dev.assay.rego.eval;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What the compiler refuses, and how it says so. */
class ProblemsTest {
    @Test
    void variables_that_nothing_binds() {
        assertThat(Asked.problems("a if x > 1\nb if not y"))
                .containsExactly(
                        "p0.rego:2: rego_unsafe_var_error: var x is unsafe",
                        "p0.rego:3: rego_unsafe_var_error: var y is unsafe");
        assertThat(Asked.problems("a := x if true"))
                .containsExactly("p0.rego:2: rego_unsafe_var_error: var x is unsafe");
        assertThat(Asked.problems("a if print(x)"))
                .containsExactly("p0.rego:2: rego_compile_error: var x is undeclared");
        assertThat(Asked.problems("a := [x | y := 1; y > 0]"))
                .containsExactly("p0.rego:2: rego_unsafe_var_error: var x is unsafe");
    }

    @Test
    void rules_that_need_themselves() {
        assertThat(Asked.problems("a if b\nb if c\nc if a"))
                .contains("p0.rego:2: rego_recursion_error: rule data.p.a is recursive: "
                        + "data.p.a -> data.p.b -> data.p.c -> data.p.a");
        assertThat(Asked.problems("a if data.p[x]")).anyMatch(problem -> problem.contains("is recursive"));
        assertThat(Asked.problems("f(x) := f(x)")).anyMatch(problem -> problem.contains("is recursive"));
    }

    @Test
    void rules_in_conflict() {
        assertThat(Asked.problems("a := 1\na contains 2"))
                .containsExactly("p0.rego:2: rego_type_error: conflicting rules data.p.a found");
        assertThat(Asked.problems("f(x) := 1\nf(x, y) := 2"))
                .containsExactly("p0.rego:2: rego_type_error: conflicting rules data.p.f found");
        assertThat(Asked.problems("default a := 1\ndefault a := 2"))
                .containsExactly("p0.rego:1: rego_type_error: multiple default rules data.p.a found at "
                        + "p0.rego:2, p0.rego:3");
        assertThat(Asked.problems("a := {}\na.b := 1"))
                .containsExactly("p0.rego:2: rego_type_error: rule data.p.a conflicts with:\n"
                        + "  rule data.p.a.b at p0.rego:3");
        assertThat(Asked.problems("a := 1", "package p.a\nb := 1"))
                .anyMatch(problem -> problem.contains("package p.a conflicts with rule a defined at p0.rego:2"));
    }

    @Test
    void declarations_out_of_place() {
        assertThat(Asked.problems("a if { x := 1; x := 2 }"))
                .containsExactly("p0.rego:2: rego_compile_error: var x assigned above");
        assertThat(Asked.problems("a if { x > 0; x := 2 }"))
                .containsExactly("p0.rego:2: rego_compile_error: var x referenced above");
        assertThat(Asked.problems("a if { some x; some x; x = 1 }"))
                .containsExactly("p0.rego:2: rego_compile_error: var x declared above");
        assertThat(Asked.problems("f(x) if { x := 1 }"))
                .containsExactly("p0.rego:2: rego_compile_error: arg x redeclared");
        assertThat(Asked.problems("a if { some x; true }"))
                .containsExactly("p0.rego:2: rego_compile_error: declared var x unused");
    }

    @Test
    void calls_of_nothing_and_impossible_replacements() {
        assertThat(Asked.problems("a := nothing(1)"))
                .containsExactly("p0.rego:2: rego_type_error: undefined function nothing");
        assertThat(Asked.problems("f(x) := x\na := f(1, 2, 3)"))
                .containsExactly("p0.rego:3: rego_type_error: function data.p.f has arity 1, got 3 arguments");
        assertThat(Asked.problems("b := {}\na if true with data.p.b.c as 1"))
                .containsExactly(
                        "p0.rego:3: rego_compile_error: with keyword cannot partially replace virtual document(s)");
    }

    @Test
    void all_problems_come_at_once() {
        assertThat(Asked.problems("a if x > 1", "package q\nb if y > 1")).hasSize(2);
    }
}
