package dev.assay.rego.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.rego.ast.Module.Version;
import dev.assay.rego.ast.Source;
import dev.assay.rego.ast.json.AstJson;
import dev.assay.rego.parse.ParseException;
import dev.assay.rego.parse.Parser;
import dev.assay.rego.parse.PublishedModules;
import dev.assay.testkit.Feature;
import dev.assay.testkit.Fuzz;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

@Feature(value = "GAT-01", partial = "a decision is not yet signed evidence")
class FormatterTest {

    private static String format(String text) {
        return Formatter.format(new Source("a.rego", text), Version.V1);
    }

    /**
     * The tree without places and comments, and without what the layout decides: how values are given, empty bodies.
     */
    private static String tree(String text, Version version) {
        return AstJson.of(Parser.module(new Source("a.rego", text), version), false, false)
                .replaceAll("\n *\"(assign|generated)\": true,", "")
                .replaceAll("\n *\"name\": \"[^\"]*\",", "");
    }

    @Test
    void a_module_is_laid_out() {
        assertThat(format("""
                package   a
                import data.b
                import   data.a as x # why


                allow   if{input.x==1;not input.y   } # end
                p contains   {"k":v,  "l":[1,2]} if { some v in input.z }
                f(x,y):=x+y if x>1 else   := 0
                q := [
                  1, # one
                  2]
                r := $"a {input.x}"
                """)).isEqualTo("""
                package a

                import data.a as x # why
                import data.b

                allow if { # end
                	input.x == 1
                	not input.y
                }

                p contains {"k": v, "l": [1, 2]} if some v in input.z

                f(x, y) := x + y if x > 1

                else := 0

                q := [
                	1, # one
                	2,
                ]

                r := $"a {input.x}"
                """);
    }

    @Test
    void version_zero_stays_or_is_made_readable_as_both() {
        Source source = new Source("a.rego", "package a\nimport future.keywords.every\np[x] { x = input[_] }\n");
        assertThat(Formatter.format(source, Version.V0)).isEqualTo("""
                package a

                import future.keywords.every

                p[x] {
                	x = input[_]
                }
                """);
        assertThat(Formatter.format(source, Version.V0, Dialect.V0_AND_V1)).isEqualTo("""
                package a

                import rego.v1

                p contains x if x = input[_]
                """);
    }

    @Test
    void imports_that_version_one_does_not_need_can_be_dropped() {
        Source source = new Source("a.rego", "package a\n\nimport rego.v1\nimport data.x\n\np := x\n");
        assertThat(Formatter.format(source, Version.V1)).contains("import rego.v1");
        assertThat(Formatter.format(source, Version.V1, Dialect.V1_WITHOUT_IMPORTS))
                .isEqualTo("package a\n\nimport data.x\n\np := x\n");
    }

    /** Where opa fmt drops parentheses that matter, they stay: its result would mean another thing. */
    @Test
    void parentheses_that_matter_stay() {
        String text = """
                package a

                p if {
                	x == (y in z)
                	1 - (2 - 3)
                	(x in y) == true
                	"a", (1 in x) in y
                }
                """;
        assertThat(format(text)).isEqualTo(text);
        assertThat(format("package a\n\np if ((1 * 2) + 3) == (4 - 5)\n"))
                .isEqualTo("package a\n\np if (1 * 2) + 3 == 4 - 5\n");
    }

    @Test
    void an_operator_with_too_few_terms_is_refused() {
        assertThatThrownBy(() -> format("package a\n\np if plus(1)\n"))
                .isInstanceOf(ParseException.class)
                .hasMessageContaining("a.rego:3: rego_type_error: plus: arity mismatch");
    }

    @Test
    void comments_in_the_way_leave_the_text_as_it_is() {
        String text = """
                package a

                p if {
                	x := f({"a": [ # first
                		1], # second
                	})
                	# third
                	y := 1
                }
                """;
        String formatted = format(text);
        assertThat(formatted).contains("# first", "# second", "# third", "y := 1");
        assertThat(tree(formatted, Version.V1)).isEqualTo(tree(text, Version.V1));
    }

    @Test
    void laid_out_text_means_the_same_and_is_laid_out_again_as_it_is() throws IOException {
        List<Source> modules = PublishedModules.modules();
        assertThat(modules).hasSizeGreaterThan(2_000).allSatisfy(source -> {
            String once = Formatter.format(source, Version.V1);
            assertThat(Formatter.format(new Source(source.name(), once), Version.V1))
                    .isEqualTo(once);
            if (!source.text().contains("$")) { // constants in template strings become a part of the text
                assertThat(tree(once, Version.V1)).isEqualTo(tree(source.text(), Version.V1));
            }
        });
    }

    @Test
    void anything_that_can_be_read_can_be_laid_out_and_read_again() throws IOException {
        String[] corpus = PublishedModules.modules().stream()
                .map(Source::text)
                .filter(text -> text.length() < 1_500)
                .limit(300)
                .toArray(String[]::new);
        Fuzz.ofText("rego formatter", corpus)
                .withWords("{", "}", "[", "]", "|", " # c\n", "\n", " if ", " else ", "not ", ":=", "(", ")", ", ")
                .refusing(ParseException.class)
                .run(FormatterTest::layOut);
    }

    private static void layOut(byte[] bytes) {
        Source source = new Source("fuzz.rego", new String(bytes, StandardCharsets.UTF_8));
        String formatted = Formatter.format(source, Version.V1);
        try {
            Parser.module(new Source("formatted.rego", formatted), Version.V1);
        } catch (ParseException e) {
            throw new AssertionError("laid out, but no longer to be read: " + formatted, e);
        }
    }
}
