package dev.assay.core.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.assay.core.claim.ClaimPredicate;
import dev.assay.core.fault.AssayException;
import dev.assay.core.trust.TrustFile;
import dev.assay.ledger.LedgerException;
import dev.assay.ledger.dsse.Envelope;
import dev.assay.ledger.evidence.Erasure;
import dev.assay.ledger.evidence.EvidenceLeaf;
import dev.assay.ledger.intoto.Statement;
import dev.assay.ledger.json.CanonicalJson;
import dev.assay.ledger.json.JsonLimits;
import dev.assay.ledger.json.JsonObject;
import dev.assay.ledger.json.JsonReader;
import dev.assay.ledger.key.KeyRecord;
import dev.assay.ledger.key.Pem;
import dev.assay.ledger.key.SigningKey;
import dev.assay.testkit.Checkout;
import dev.assay.testkit.Fuzz;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The golden file of every format: what it says is read, written back byte for byte, and fits the published schema.
 * Whatever a reader accepts, its schema accepts.
 */
class GoldenTest {

    /** The private key of RFC 8410 section 10.3; Ed25519 signatures of it are the same in every program. */
    private static final String RFC_8410_KEY = """
            -----BEGIN PRIVATE KEY-----
            MC4CAQAwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC
            -----END PRIVATE KEY-----
            """;

    private static final String BASE = "https://assay.dev/schemas/";
    private static final Map<String, String> SCHEMAS = new HashMap<>();

    @BeforeAll
    static void load() throws IOException {
        try (Stream<Path> files = Files.list(Checkout.root().resolve("docs/schemas"))) {
            for (Path file : files.toList()) {
                String name = String.valueOf(file.getFileName());
                SCHEMAS.put(BASE + name, resource("/dev/assay/schemas/" + name));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "evidence-leaf.json, evidence-leaf.v1.schema.json",
        "envelope.dsse.json, dsse-envelope.v1.schema.json",
        "claim-statement.json, statement.v1.schema.json",
        "erasure-statement.json, statement.v1.schema.json",
        "key-record.json, key-record.v1.schema.json"
    })
    void a_golden_file_fits_its_schema_and_is_canonical(String file, String schema) throws IOException {
        String text = resource("/golden/" + file);

        assertThat(errors(schema, text)).isEmpty();
        assertThat(new String(CanonicalJson.write(object(text)), StandardCharsets.UTF_8))
                .isEqualTo(text);
    }

    @Test
    void the_golden_predicates_fit_their_schemas() throws IOException {
        assertThat(errors("claim-predicate.v1.schema.json", predicate("claim-statement.json")))
                .isEmpty();
        assertThat(errors("erasure-predicate.v1.schema.json", predicate("erasure-statement.json")))
                .isEmpty();
    }

    @Test
    void the_golden_trust_file_fits_its_schema() throws IOException {
        String yaml = resource("/golden/trust.yaml");
        Schema schema = registry().getSchema(SchemaLocation.of(BASE + "trust.v1.schema.json"));

        assertThat(schema.validate(yaml, InputFormat.YAML)).isEmpty();
        assertThat(schema.validate(yaml.replace("signers:", "sginers:"), InputFormat.YAML))
                .isNotEmpty();
        assertThat(schema.validate(yaml.replace("maxLevel: 3", "maxLevel: 4"), InputFormat.YAML))
                .isNotEmpty();
        assertThat(TrustFile.parse("t", yaml.getBytes(StandardCharsets.UTF_8)).problems())
                .isEmpty();
    }

    @Test
    void what_is_read_is_written_back_byte_for_byte() throws IOException {
        byte[] leaf = bytes("evidence-leaf.json");
        byte[] claim = bytes("claim-statement.json");
        byte[] erasure = bytes("erasure-statement.json");
        byte[] record = bytes("key-record.json");
        Statement statement = Statement.parse(claim);

        assertThat(EvidenceLeaf.recognise(leaf).orElseThrow().toBytes()).isEqualTo(leaf);
        assertThat(statement.toCanonicalJson()).isEqualTo(claim);
        assertThat(ClaimPredicate.of(statement.predicate()).toJson()).isEqualTo(statement.predicate());
        assertThat(Erasure.of(Statement.parse(erasure)).toStatement().toCanonicalJson())
                .isEqualTo(erasure);
        assertThat(KeyRecord.parse(record).toCanonicalJson()).isEqualTo(record);
    }

    @Test
    void the_golden_envelope_was_signed_by_another_program_and_comes_out_the_same_here() throws IOException {
        SigningKey key = Pem.readPrivate(RFC_8410_KEY.getBytes(StandardCharsets.US_ASCII));

        Envelope envelope = Envelope.sign(Envelope.IN_TOTO, bytes("claim-statement.json"), List.of(key));

        assertThat(new String(envelope.bytes(), StandardCharsets.UTF_8))
                .isEqualTo(resource("/golden/envelope.dsse.json"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "evidence-leaf.json|evidence-leaf.v1.schema.json|\"v\":1|\"v\":2",
                "evidence-leaf.json|evidence-leaf.v1.schema.json|\"v\":1|\"v\":1,\"w\":1",
                "envelope.dsse.json|dsse-envelope.v1.schema.json|\"signatures\":[|\"signatures\":[],\"x\":[",
                "envelope.dsse.json|dsse-envelope.v1.schema.json|\"sig\":|\"gis\":",
                "claim-statement.json|statement.v1.schema.json|Statement/v1|Statement/v2",
                "claim-statement.json|statement.v1.schema.json|\"uriSha256\":\"ab|\"uriSha256\":\"AB",
                "key-record.json|key-record.v1.schema.json|ed25519|rsa"
            })
    void what_a_reader_refuses_its_schema_refuses(String file, String schema, String from, String to)
            throws IOException {
        assertThat(errors(schema, resource("/golden/" + file).replace(from, to)))
                .isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"verdict\":\"fail\"|\"verdict\":\"stale\"",
                "\"reasons\":[|\"reasons\":[],\"x\":[",
                "\"missing\":[]|\"missing\":[\"x\"]",
                "\"verdict\":\"fail\"|\"verdict\":\"undecided\"",
                "DRX-02/restore-proven|restore",
                "\"body\":|\"bodies\":"
            })
    void what_is_no_claim_does_not_fit_the_schema(String from, String to) throws IOException {
        assertThat(errors(
                        "claim-predicate.v1.schema.json",
                        predicate("claim-statement.json").replace(from, to)))
                .isNotEmpty();
    }

    @Test
    void whatever_a_reader_accepts_its_schema_accepts() throws IOException {
        accepts("statement.v1.schema.json", bytes("claim-statement.json"), Statement::parse);
        accepts("dsse-envelope.v1.schema.json", bytes("envelope.dsse.json"), Envelope::parse);
        accepts("key-record.v1.schema.json", bytes("key-record.json"), KeyRecord::parse);
        accepts(
                "claim-predicate.v1.schema.json",
                predicate("claim-statement.json").getBytes(StandardCharsets.UTF_8),
                bytes -> ClaimPredicate.of(JsonReader.readObject(bytes, JsonLimits.ENVELOPE)));
        accepts("evidence-leaf.v1.schema.json", bytes("evidence-leaf.json"), bytes -> {
            if (EvidenceLeaf.recognise(bytes).isEmpty()) {
                throw LedgerException.malformed("no leaf", "try the next one");
            }
        });
    }

    private static void accepts(String schema, byte[] golden, Fuzz.Target reader) {
        Schema compiled = registry().getSchema(SchemaLocation.of(BASE + schema));
        Fuzz.of(schema, golden)
                .refusing(LedgerException.class)
                .refusing(AssayException.class)
                .run(bytes -> {
                    reader.accept(bytes);
                    assertThat(compiled.validate(new String(bytes, StandardCharsets.UTF_8), InputFormat.JSON))
                            .as("%s", new String(bytes, StandardCharsets.UTF_8))
                            .isEmpty();
                });
    }

    private static List<Error> errors(String schema, String json) {
        return registry().getSchema(SchemaLocation.of(BASE + schema)).validate(json, InputFormat.JSON);
    }

    private static SchemaRegistry registry() {
        return SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(SCHEMAS));
    }

    private static String predicate(String file) throws IOException {
        JsonObject statement = object(resource("/golden/" + file));
        return new String(CanonicalJson.write(statement.member("predicate").orElseThrow()), StandardCharsets.UTF_8);
    }

    private static JsonObject object(String json) {
        return JsonReader.readObject(json.getBytes(StandardCharsets.UTF_8), JsonLimits.ENVELOPE);
    }

    private static byte[] bytes(String file) throws IOException {
        return resource("/golden/" + file).getBytes(StandardCharsets.UTF_8);
    }

    private static String resource(String path) throws IOException {
        try (InputStream in = GoldenTest.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("no resource " + path);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
