package dev.assay.rego.builtin.catalogue;

import dev.assay.rego.builtin.collection.Aggregates;
import dev.assay.rego.builtin.collection.ArrayFunctions;
import dev.assay.rego.builtin.collection.Graph;
import dev.assay.rego.builtin.collection.JsonTrimming;
import dev.assay.rego.builtin.collection.Membership;
import dev.assay.rego.builtin.collection.ObjectFunctions;
import dev.assay.rego.builtin.collection.SetFunctions;
import dev.assay.rego.builtin.collection.Walk;
import dev.assay.rego.builtin.encoding.ByteFunctions;
import dev.assay.rego.builtin.encoding.JsonFunctions;
import dev.assay.rego.builtin.encoding.UrlQuery;
import dev.assay.rego.builtin.format.Formatting;
import dev.assay.rego.builtin.kind.Casts;
import dev.assay.rego.builtin.kind.Kinds;
import dev.assay.rego.builtin.net.CidrFunctions;
import dev.assay.rego.builtin.net.UriFunctions;
import dev.assay.rego.builtin.number.Arithmetic;
import dev.assay.rego.builtin.number.Bits;
import dev.assay.rego.builtin.number.Chance;
import dev.assay.rego.builtin.number.Comparison;
import dev.assay.rego.builtin.number.Ranges;
import dev.assay.rego.builtin.number.Rounding;
import dev.assay.rego.builtin.number.UnitFunctions;
import dev.assay.rego.builtin.pattern.GlobFunctions;
import dev.assay.rego.builtin.pattern.RegexFunctions;
import dev.assay.rego.builtin.runtime.Surroundings;
import dev.assay.rego.builtin.template.TemplateFunctions;
import dev.assay.rego.builtin.text.Changing;
import dev.assay.rego.builtin.text.Cutting;
import dev.assay.rego.builtin.text.Interpolation;
import dev.assay.rego.builtin.text.Replacing;
import dev.assay.rego.builtin.text.Search;
import dev.assay.rego.builtin.time.TimeFunctions;
import dev.assay.rego.builtin.version.SemverFunctions;
import java.util.List;

/** The families that need nothing but their arguments and little code. */
final class PureFamilies {
    /** Each with the names that it makes. */
    static final List<Family> ALL = List.of(
            new Family("assign eq equal neq gt gte lt lte", Comparison::builtins),
            new Family("plus minus mul div rem", Arithmetic::builtins),
            new Family("abs ceil floor round", Rounding::builtins),
            new Family("bits.and bits.or bits.xor bits.negate bits.lsh bits.rsh", Bits::builtins),
            new Family("numbers.range numbers.range_step", Ranges::builtins),
            new Family("rand.intn", Chance::builtins),
            new Family("count sum product max min sort all any", Aggregates::builtins),
            new Family("array.concat array.flatten array.reverse array.slice", ArrayFunctions::builtins),
            new Family("and or set_diff intersection union", SetFunctions::builtins),
            new Family(
                    "object.get object.keys object.remove object.filter object.union object.union_n object.subset",
                    ObjectFunctions::builtins),
            new Family("internal.member_2 internal.member_3", Membership::builtins),
            new Family("json.filter json.remove json.patch", JsonTrimming::builtins),
            new Family("graph.reachable graph.reachable_paths", Graph::builtins),
            new Family("walk", Walk::builtins),
            new Family("is_array is_boolean is_null is_number is_object is_set is_string type_name", Kinds::builtins),
            new Family("to_number cast_array cast_set cast_string cast_boolean cast_null cast_object", Casts::builtins),
            new Family(
                    "contains startswith endswith indexof indexof_n strings.count"
                            + " strings.any_prefix_match strings.any_suffix_match",
                    Search::builtins),
            new Family("substring trim trim_left trim_right trim_prefix trim_suffix trim_space", Cutting::builtins),
            new Family("concat split strings.split_n strings.reverse lower upper", Changing::builtins),
            new Family("replace strings.replace_n", Replacing::builtins),
            new Family("sprintf format_int", Formatting::builtins),
            new Family("internal.template_string trace", Interpolation::builtins),
            new Family("strings.render_template", TemplateFunctions::builtins),
            new Family(
                    "json.marshal json.marshal_with_options json.unmarshal json.is_valid"
                            + " yaml.marshal yaml.unmarshal yaml.is_valid",
                    JsonFunctions::builtins),
            new Family(
                    "base64.encode base64.decode base64.is_valid base64url.encode base64url.encode_no_pad"
                            + " base64url.decode hex.encode hex.decode",
                    ByteFunctions::builtins),
            new Family(
                    "urlquery.encode urlquery.decode urlquery.encode_object urlquery.decode_object",
                    UrlQuery::builtins),
            new Family(
                    "regex.match re_match regex.is_valid regex.find_n regex.find_all_string_submatch_n regex.split"
                            + " regex.replace regex.template_match regex.globs_match",
                    RegexFunctions::builtins),
            new Family("glob.match glob.quote_meta", GlobFunctions::builtins),
            new Family(
                    "time.now_ns time.parse_ns time.parse_rfc3339_ns time.parse_duration_ns time.format time.date"
                            + " time.clock time.weekday time.add_date time.diff",
                    TimeFunctions::builtins),
            new Family(
                    "net.cidr_contains net.cidr_overlap net.cidr_intersects net.cidr_contains_matches net.cidr_expand"
                            + " net.cidr_is_valid net.cidr_merge",
                    CidrFunctions::builtins),
            new Family("uri.parse uri.is_valid", UriFunctions::builtins),
            new Family("semver.compare semver.is_valid", SemverFunctions::builtins),
            new Family("units.parse units.parse_bytes", UnitFunctions::builtins),
            new Family("opa.runtime", Surroundings::builtins));

    private PureFamilies() {}
}
