package dev.assay.rego.differential;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Calls of builtins by the type of their answer. An argument is a letter: N number, I small whole number, S string, B
 * boolean, A array, M array of numbers, T array of strings, O object, E set, C any collection, D
 * something of a document, X anything, P pattern, G
 * glob; the rest of a call is taken as it is.
 */
final class Calls {
    private static final Map<Type, List<String>> BY_TYPE = new EnumMap<>(Map.of(
            Type.NUMBER,
            List.of(
                    "abs(#N)", "ceil(#N)", "floor(#N)", "round(#N)", "count(#C)", "count(#S)", "sum(#M)", "product(#M)",
                    "max([#N, #N, #N])", "min([#N, #N])", "sum([#N, #N, #N])", "to_number(#S)", "to_number(#N)",
                    "bits.and(#I, #I)", "bits.or(#I, #I)", "bits.xor(#I, #I)", "bits.negate(#I)", "bits.lsh(#I, 3)",
                    "bits.rsh(#I, 1)", "indexof(#S, #S)", "strings.count(#S, #S)", "units.parse(#S)",
                    "units.parse_bytes(#S)", "semver.compare(\"1.2.3\", #S)", "time.parse_rfc3339_ns(#S)",
                    "time.parse_duration_ns(#S)", "product([#N, #N])", "sum(#A)", "(#N + #N)", "(#N - #N)", "(#N * #N)", "(#N / #N)",
                    "(#I % #I)", "(#N % #N)", "min(#A)", "max(#A)"),
            Type.STRING,
            List.of(
                    "concat(#S, #T)", "concat(\"-\", [#S, #S])", "lower(#S)", "upper(#S)", "trim(#S, #S)",
                    "trim_left(#S, #S)", "trim_right(#S, #S)", "trim_prefix(#S, #S)", "trim_suffix(#S, #S)",
                    "trim_space(#S)", "replace(#S, #S, #S)", "substring(#S, #I, #I)", "format_int(#N, 10)",
                    "format_int(#N, 16)", "format_int(#I, 2)", "json.marshal(#X)", "base64.encode(#S)",
                    "base64.decode(#S)", "base64url.encode(#S)", "hex.encode(#S)", "hex.decode(#S)",
                    "urlquery.encode(#S)", "urlquery.decode(#S)", "type_name(#X)", "crypto.md5(#S)", "crypto.sha1(#S)",
                    "crypto.sha256(#S)", "strings.reverse(#S)", "strings.replace_n({#S: #S}, #S)",
                    "regex.replace(#S, #P, #S)", "time.format(#N)", "time.weekday(#N)", "concat(\", \", {s | some s in #T})",
                    "strings.render_template(#S, {})", "yaml.marshal(#X)", "glob.quote_meta(#S)",
                    "base64url.encode_no_pad(#S)", "crypto.hmac.sha256(#S, #S)", "urlquery.encode_object({\"a\": #S})"),
            Type.BOOLEAN,
            List.of(
                    "#D == #X", "#N == #N", "#S == #S", "#S != #S", "#N < #N", "#N >= #N", "#X != #D", "#X < #X", "#X >= #X", "#S > #S", "#S == #S", "contains(#S, #S)",
                    "startswith(#S, #S)", "endswith(#S, #S)", "regex.match(#P, #S)", "glob.match(#G, [\".\"], #S)",
                    "glob.match(#G, [], #S)", "glob.match(#G, null, #S)", "is_number(#X)", "is_string(#X)", "is_array(#X)",
                    "is_object(#X)", "is_set(#X)", "is_null(#X)", "is_boolean(#X)", "#D in #C", "#X in #C", "#S, #X in #O", "object.subset(#O, #O)",
                    "object.subset(#E, #E)", "json.is_valid(#S)", "regex.is_valid(#P)", "semver.is_valid(#S)",
                    "net.cidr_contains(\"10.0.0.0/8\", #S)", "net.cidr_is_valid(#S)", "yaml.is_valid(#S)", "base64.is_valid(#S)",
                    "strings.any_prefix_match(#S, #T)", "strings.any_suffix_match(#T, #S)",
                    "startswith(#S, \"a\")", "#E == #E", "#A == #D", "#O == #D", "#A < #A", "#O < #O", "#E < #E"),
            Type.ARRAY,
            List.of(
                    "array.concat(#A, #A)", "array.slice(#A, #I, #I)", "array.reverse(#A)", "split(#S, #S)", "split(#S, \",\")",
                    "numbers.range(#I, #I)", "numbers.range_step(#I, 9, 3)", "sort(#A)", "sort(#E)", "regex.split(#P, #S)",
                    "regex.find_n(#P, #S, #I)", "regex.find_all_string_submatch_n(#P, #S, -1)",
                    "indexof_n(#S, #S)", "time.date(#N)", "time.clock(#N)", "json.unmarshal(\"[1, 2.50, 1e3]\")",
                    "net.cidr_expand(\"10.0.0.0/30\")", "array.flatten(#A)"),
            Type.OBJECT,
            List.of(
                    "object.union(#O, #O)", "object.filter(#O, [\"a\", \"b\"])", "object.remove(#O, [\"a\", \"k1\"])",
                    "object.union_n([#O, #O])", "json.filter(#O, [\"a\", \"obj/a\"])", "json.remove(#O, [\"a\", \"b/0\"])",
                    "json.patch(#O, [{\"op\": \"add\", \"path\": \"/zz\", \"value\": #X}])", "object.filter(#O, #E)",
                    "urlquery.decode_object(\"a=1&b=2&a=3\")", "json.unmarshal(#S)", "json.unmarshal(\"{\\\"a\\\": 1.0}\")",
                    "yaml.unmarshal(\"a: [1, 2.0, x]\\nb: ~\")"),
            Type.SET,
            List.of(
                    "#E | #E", "#E & #E", "#E - #E", "union({#E, #E})", "intersection({#E, #E})", "object.keys(#O)",
                    "{x | some x in #A}", "net.cidr_merge([\"10.0.0.0/9\", \"10.128.0.0/9\"])",
                    "graph.reachable({\"a\": [\"b\"], \"b\": [\"c\"]}, {#S})"),
            Type.ANY,
            List.of(
                    "object.get(#O, #S, #X)", "object.get(#O, [#S, #S], #X)", "json.unmarshal(#S)", "yaml.unmarshal(#S)",
                    "#A[#I]", "#O[#S]", "#C[#X]", "walk(#X)[_]", "json.verify_schema(#O)", "semver.compare(#S, #S)",
                    "array.slice(#A, 0, #I)", "strings.split_n(#S, #S, #I)")));

    private Calls() {}

    /** A pattern of a call with an answer of this type. */
    static String pattern(Choice choice, Type type) {
        return choice.of(BY_TYPE.getOrDefault(type, List.of()));
    }

    /** All patterns, for a look at each of them. */
    static List<String> all() {
        List<String> all = new ArrayList<>();
        BY_TYPE.values().forEach(all::addAll);
        return all;
    }
}
