package dev.assay.core.policy.doc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.core.fault.AssayException;
import dev.assay.rego.value.ArrayValue;
import dev.assay.rego.value.ObjectValue;
import dev.assay.rego.value.StringValue;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateTest {

    private static final List<Section> SECTIONS = List.of(
            new Section(
                    "main",
                    1,
                    ObjectValue.builder()
                            .put("title", StringValue.of("Workloads"))
                            .put("description", StringValue.of("What runs."))
                            .build()),
            new Section(
                    "main.deny",
                    2,
                    ObjectValue.builder()
                            .put("title", StringValue.of("No root"))
                            .put(
                                    "related_resources",
                                    ArrayValue.of(ObjectValue.builder()
                                            .put("ref", StringValue.of("https://example.org"))
                                            .build()))
                            .build()));

    @Test
    void fields_ranges_conditions_and_trimming() {
        String text = """
                {{ range . -}}
                {{ .MarkdownHeading }} {{ .RegoPackageName }}: {{ .Annotations.Title }}
                {{- if .Annotations.RelatedResources }} ({{ range .Annotations.RelatedResources }}{{ .Ref }}{{ end }})
                {{- else }} (none){{ end }}
                {{ end -}}
                {{/* a comment */}}end
                """;
        assertThat(Template.parse("page", text).render(SECTIONS)).isEqualTo("""
                        # main: Workloads (none)
                        ## main.deny: No root (https://example.org)
                        end
                        """);
    }

    @Test
    void the_default_layout() {
        assertThat(PolicyDocument.markdown(SECTIONS)).isEqualTo("""
                        # main - Workloads

                        What runs.

                        ## main.deny - No root



                        Related Resources:

                        * https://example.org

                        """);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{{ range . }}", "{{ end }}", "{{ .A | printf }}", "{{ len . }}", "{{ .A", "{{ template \"x\" }}"
            })
    void what_is_not_known_is_named(String text) {
        assertThatThrownBy(() -> Template.parse("page", "first line\n" + text))
                .isInstanceOf(AssayException.class)
                .hasMessageContaining("page:2");
    }
}
