package dev.assay.rego.builtin;

import dev.assay.rego.json.JsonReader;
import dev.assay.rego.value.ArrayValue;
import dev.assay.rego.value.ObjectValue;
import dev.assay.rego.value.StringValue;
import dev.assay.rego.value.Value;
import dev.assay.testkit.Fuzz;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Damaged tokens, certificates, keys, GraphQL and JSON schemas are refused; none of them crashes or hangs anything. */
class HeavyFuzzTest {

    private static final String SCHEMA =
            "interface I { a: Int } type Dog implements I { a: Int n(x: [Int!] = [1]): Dog }"
                    + " union U = Dog enum E { A B } input In { e: E!, i: In } type Query { d(i: In): Dog u: U }";

    @Test
    void graphql() throws Exception {
        Fuzz.of(
                        "graphql query",
                        bytes("query Q($v: [Int!]) { d(i: {e: A}) { a ...F } } fragment F on Dog { n(x: $v) { a } }"),
                        bytes("{ u { ... on Dog { a @skip(if: true) } } } # c"),
                        bytes("mutation { \"\"\"x\"\"\" }"))
                .refusing(BuiltinException.class)
                .run(input -> new Calls().text("graphql.is_valid", text(input), SCHEMA));
        Fuzz.of(
                        "graphql schema",
                        bytes(SCHEMA),
                        bytes("\"d\" type A { b: Int @deprecated(reason: \"r\") } schema { query: A }"))
                .refusing(BuiltinException.class)
                .run(input -> new Calls().text("graphql.schema_is_valid", text(input)));
    }

    @Test
    void json_schemas() throws Exception {
        String document = "{\"a\": [1, \"x\", {\"b\": null}], \"c\": 1.5}";
        Fuzz.of(
                        "json schema",
                        bytes(
                                "{\"properties\": {\"a\": {\"items\": {\"anyOf\": [{\"type\": \"string\"}, {\"$ref\": \"#\"}]}},"
                                        + " \"c\": {\"multipleOf\": 0.5}}, \"patternProperties\": {\"^(a+)+$\": {}}}"),
                        bytes(
                                "{\"definitions\": {\"x\": {\"$ref\": \"#/definitions/x\"}}, \"$ref\": \"#/definitions/y\"}"))
                .refusing(BuiltinException.class)
                .run(input -> {
                    new Calls().text("json.verify_schema", text(input));
                    refused(() -> new Calls().text("json.match_schema", document, text(input)));
                });
    }

    @Test
    void certificates_and_keys() throws Exception {
        Fuzz.of("certificates", corpus("crypto.x509.parse_certificates"))
                .refusing(BuiltinException.class)
                .run(input -> {
                    refused(() -> new Calls().text("crypto.x509.parse_and_verify_certificates", text(input)));
                    refused(() -> new Calls().text("crypto.x509.parse_certificates", text(input)));
                    refused(() -> new Calls().text("crypto.parse_private_keys", text(input)));
                    refused(() -> new Calls().text("io.jwt.verify_rs256", "e30.e30.AA", text(input)));
                });
        Fuzz.of("requests", corpus("crypto.x509.parse_certificate_request"))
                .refusing(BuiltinException.class)
                .run(input -> new Calls().text("crypto.x509.parse_certificate_request", text(input)));
    }

    @Test
    void tokens() throws Exception {
        Value constraints =
                ObjectValue.builder().put("secret", StringValue.of("s")).build();
        Fuzz.of(
                        "tokens",
                        bytes("eyJhbGciOiJIUzI1NiIsImN0eSI6IkpXVCJ9.ImV5SmhiR2NpT2lKSVV6STFOaUo5LmUzMC5BQSI.AA"),
                        bytes("e30.e30.AA"))
                .refusing(BuiltinException.class)
                .run(input -> {
                    refused(() -> new Calls().text("io.jwt.decode", text(input)));
                    refused(() -> new Calls().call("io.jwt.decode_verify", StringValue.of(text(input)), constraints));
                });
    }

    /** Runs what may refuse its input. */
    private static void refused(Runnable call) {
        try {
            call.run();
        } catch (BuiltinException e) {
            // That is one of the two good outcomes.
        }
    }

    private static byte[][] corpus(String name) throws IOException {
        List<byte[]> texts = new ArrayList<>();
        try (InputStream stream = HeavyFuzzTest.class.getResourceAsStream("heavy-builtins.jsonl")) {
            String all = new String(Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8);
            all.lines().forEach(line -> {
                ObjectValue recorded = (ObjectValue) JsonReader.read(line);
                if (StringValue.of(name).equals(Objects.requireNonNull(recorded.get("name")))
                        && recorded.get("answer") != null) {
                    Value first = ((ArrayValue) Objects.requireNonNull(recorded.get("arguments"))).get(0);
                    texts.add(bytes(((StringValue) first).value()));
                }
            });
        }
        return texts.toArray(byte[][]::new);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
