package dev.assay.rego.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.rego.json.JsonException;
import dev.assay.rego.json.JsonReader;
import dev.assay.rego.json.JsonWriter;
import dev.assay.rego.json.YamlReader;
import dev.assay.rego.json.YamlWriter;
import dev.assay.rego.value.NullValue;
import dev.assay.rego.value.ObjectValue;
import dev.assay.rego.value.StringValue;
import dev.assay.rego.value.Value;
import dev.assay.testkit.Feature;
import dev.assay.testkit.Fuzz;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Whatever the text, a builtin answers or refuses: it does not crash, hang or fill the memory. */
@Feature(value = "GAT-01", partial = "a decision is not yet signed evidence")
class BuiltinsFuzzTest {

    private static Value text(byte[] input) {
        return StringValue.of(Octets.text(input));
    }

    private static void fuzz(Fuzz fuzz, Consumer<Value> target) {
        fuzz.refusing(BuiltinException.class).run(input -> target.accept(text(input)));
    }

    @Test
    void globs() {
        fuzz(
                Fuzz.ofText("glob", "*.example.{com,org}", "a[!b-d]?**\\*{x,{y,}}")
                        .withWords("{", "}", "[", "**", ","),
                glob -> new Calls().call("glob.match", glob, NullValue.NULL, StringValue.of("a.example.com")));
    }

    @Test
    void regular_expressions() {
        fuzz(
                Fuzz.ofText("regex", "^(?P<x>a{2,3}|[^b-d]+)\\d*?$", "(a+)+b")
                        .withWords("{1000}", "(", "\\p{L}", "*")
                        .allocatingAtMost(1L << 29),
                regex -> new Calls()
                        .call("regex.replace", StringValue.of("aaab 12 bcd"), regex, StringValue.of("$x-$1")));
        fuzz(
                Fuzz.ofText("globs_match", "a.*[b-d]+c*", ".*.*.*.*x").withWords(".*", "[", "]", "+"),
                glob -> new Calls().call("regex.globs_match", glob, StringValue.of("a*b+[c-z]*.*")));
        fuzz(
                Fuzz.ofText("regex template", "urn:{[a-z]+}:{.*}"),
                template -> new Calls()
                        .call(
                                "regex.template_match",
                                template,
                                StringValue.of("urn:a:b"),
                                StringValue.of("{"),
                                StringValue.of("}")));
    }

    @Test
    void formats_and_templates() {
        ObjectValue data = (ObjectValue) JsonReader.read("{\"a\":[1,\"x\",null],\"b\":{\"c\":true}}");
        fuzz(
                Fuzz.ofText(
                                "render_template",
                                "{{range $i, $e := .a}}{{if $i}},{{end}}{{printf \"%v\" $e}}{{else}}-{{end}}"
                                        + "{{with .b}}{{.c | not}}{{end}}{{define \"t\"}}{{.}}{{end}}{{template \"t\" .a}}")
                        .withWords("{{", "}}", "{{end}}", "{{- ", "$x := ", "(", "range 99999"),
                template -> new Calls().call("strings.render_template", template, data));
        Value[] arguments = {JsonReader.read("[1, -2.5, \"text\", 123456789012345678901, [1], null]")};
        fuzz(
                Fuzz.ofText("sprintf", "%d %5.2f %-10s|%+v %x %[2]*[1]d %q %T %08.3e %U %c %b %g")
                        .withWords("%", "*", "[1]", "999999", ".", "#", "+"),
                format -> new Calls().call("sprintf", format, arguments[0]));
    }

    @Test
    void small_notations() {
        fuzz(Fuzz.ofText("units", "1.5Gi", "100m", "5e3M"), unit -> new Calls().call("units.parse", unit));
        fuzz(
                Fuzz.ofText("semver", "1.2.3-rc.1+build.5", "v10.20.30"),
                version -> new Calls().call("semver.compare", version, StringValue.of("1.2.3-rc.1")));
        fuzz(
                Fuzz.ofText("cidr", "2001:db8::1/64", "::ffff:10.0.0.1/104", "10.1.2.3/8"),
                cidr -> new Calls().call("net.cidr_contains", cidr, StringValue.of("10.0.0.1")));
        fuzz(Fuzz.ofText("uri", "https://u:p@[::1]:80/a%20b?c=d#e"), uri -> new Calls().call("uri.parse", uri));
        fuzz(
                Fuzz.ofText("duration", "-1y2w3d4h5.5m6s7ms8us9ns"),
                duration -> new Calls().call("time.parse_duration_ns", duration));
    }

    @Test
    void times_and_layouts() {
        Value time = StringValue.of("Mon, 02 Jan 2006 15:04:05.123 -0700");
        fuzz(
                Fuzz.ofText("layout", "Mon, 02 Jan 2006 15:04:05.000 -0700")
                        .withWords("2006", "_2", "002", "MST", ".999"),
                layout -> new Calls().call("time.parse_ns", layout, time));
        fuzz(
                Fuzz.ofText("time", "Mon, 02 Jan 2006 15:04:05 -0700"),
                text -> new Calls().call("time.parse_ns", StringValue.of("RFC1123Z"), text));
    }

    @Test
    void json_and_yaml_are_read_back_as_they_were() {
        Fuzz.ofText("json", "{\"a\":[1.50,\"\\u00e9\\ud83d\\ude00\",null,{\"b\":-0.1e5}]}")
                .refusing(JsonException.class)
                .run(input -> {
                    Value value = JsonReader.read(input);
                    assertThat(JsonReader.read(JsonWriter.compact(value))).isEqualTo(value);
                    assertThat(JsonReader.read(JsonWriter.pretty(value))).isEqualTo(value);
                });
        Fuzz.ofText("yaml", "a: &x [1, 'b', \"c\\n\"]\nd:\n  - *x\n  - {<<: {e: 0x1f}}\nf: |\n  text\n")
                .refusing(JsonException.class)
                .withWords("&a ", "*a", "? ", ": ", "- ", "<<: ", "!!str ", "|\n", "---\n")
                .run(input -> {
                    Value value = YamlReader.read(Octets.text(input));
                    assertThat(YamlReader.read(YamlWriter.write(value))).isEqualTo(value);
                });
    }
}
