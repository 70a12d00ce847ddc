package dev.assay.ledger.intoto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.ledger.LedgerError;
import dev.assay.ledger.LedgerException;
import dev.assay.ledger.dsse.Envelope;
import dev.assay.ledger.json.JsonObject;
import dev.assay.ledger.key.SignatureScheme;
import dev.assay.ledger.key.SigningKey;
import dev.assay.testkit.Fuzz;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatementTest {

    private static final String SHA = "ab".repeat(32);
    private static final String GOOD = "{\"_type\":\"https://in-toto.io/Statement/v1\",\"predicate\":{\"n\":1},"
            + "\"predicateType\":\"https://example.org/t/v1\","
            + "\"subject\":[{\"digest\":{\"sha256\":\"" + SHA + "\"},\"name\":\"a\"}]}";

    @Test
    void a_statement_is_read_and_written_canonically() {
        Statement statement = Statement.parse(utf8(GOOD));

        assertThat(statement.predicateType()).isEqualTo("https://example.org/t/v1");
        assertThat(statement.subjects()).containsExactly(Subject.of("a", DigestSet.of("sha256", SHA)));
        assertThat(statement.predicate())
                .isEqualTo(JsonObject.build().put("n", 1).done());
        assertThat(new String(statement.toCanonicalJson(), StandardCharsets.UTF_8))
                .isEqualTo(GOOD);
    }

    @Test
    void unknown_members_are_ignored_and_a_missing_predicate_is_an_empty_one() {
        Statement statement = Statement.parse(utf8(GOOD.replace("\"predicate\":{\"n\":1}", "\"extension\":[1]")));

        assertThat(statement.predicate()).isEqualTo(JsonObject.EMPTY);
    }

    @Test
    void everything_that_a_subject_says_is_kept() {
        String annotated = GOOD.replace("[{\"digest\"", "[{\"annotations\":{\"x\":null},\"digest\"")
                .replace("\"name\":\"a\"", "\"name\":\"a\",\"uri\":\"pkg:x\"");

        assertThat(new String(Statement.parse(utf8(annotated)).toCanonicalJson(), StandardCharsets.UTF_8))
                .isEqualTo(annotated);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"_type\":\"https://in-toto.io/Statement/v1\"|\"_type\":\"https://in-toto.io/Statement/v0.1\"",
                "\"_type\":\"https://in-toto.io/Statement/v1\"|\"x\":1",
                "\"predicate\":{\"n\":1}|\"predicate\":[]",
                "\"predicate\":{\"n\":1}|\"predicate\":null",
                "https://example.org/t/v1|not a uri",
                "https://example.org/t/v1|/relative",
                "https://example.org/t/v1|HTTPS://example.org/t/v1",
                "https://example.org/t/v1|https://Example.org/t/v1",
                "\"https://example.org/t/v1\"|7",
                "\"name\":\"a\"|\"name\":5",
                "\"name\":\"a\"|\"annotations\":[]",
                "\"digest\":|\"other\":",
                "{\"sha256\":\"abab|{\"sha256\":\"ABAB",
                "{\"sha256\":\"abab|{\"sha256\":\"ab",
                "{\"sha256\":\"abab|{\"gitCommit\":\"ab",
                "\"sha256\":\"|\"sha256\":1,\"x\":\"",
                "\"subject\":[|\"subject\":{},\"y\":[",
                "\"subject\":[|\"subject\":[],\"y\":[",
                "\"subject\":[|\"subject\":[null,"
            })
    void what_breaks_the_specification_is_malformed(String change) {
        int bar = change.indexOf('|');
        String broken = GOOD.replace(change.substring(0, bar), change.substring(bar + 1));

        assertThat(broken).isNotEqualTo(GOOD);
        assertThatThrownBy(() -> Statement.parse(utf8(broken)))
                .isInstanceOfSatisfying(
                        LedgerException.class, e -> assertThat(e.code()).isEqualTo(LedgerError.MALFORMED));
    }

    @Test
    void subjects_are_limited() {
        String many = IntStream.rangeClosed(0, Statement.SUBJECTS_LIMIT)
                .mapToObj(i -> "{\"digest\":{\"x\":\"1\"},\"name\":\"n" + i + "\"}")
                .collect(Collectors.joining(","));

        assertThatThrownBy(() -> Statement.parse(utf8(GOOD.replace("\"subject\":[", "\"subject\":[" + many + ","))))
                .hasMessageContaining("1 to 10000 subjects, not 10002");
    }

    @Test
    void two_subjects_of_one_name_are_read_but_not_written() {
        Subject a = Subject.of("a", DigestSet.of("sha256", SHA));
        Subject unnamed = Subject.of("_", DigestSet.of("sha256", SHA));
        Statement twice = new Statement(List.of(a, a), "https://example.org/t/v1", JsonObject.EMPTY);
        Statement twiceUnnamed = new Statement(List.of(unnamed, unnamed), "https://example.org/t/v1", JsonObject.EMPTY);

        assertThatThrownBy(twice::toCanonicalJson).hasMessageContaining("two subjects have the name \"a\"");
        assertThat(Statement.parse(twiceUnnamed.toCanonicalJson())).isEqualTo(twiceUnnamed);
    }

    @Test
    void only_an_envelope_of_the_in_toto_type_holds_a_statement() {
        SigningKey key = SigningKey.generate(SignatureScheme.ED25519, new SecureRandom());

        assertThat(Statement.of(Envelope.sign(Envelope.IN_TOTO, utf8(GOOD), List.of(key))))
                .isEqualTo(Statement.parse(utf8(GOOD)));
        assertThatThrownBy(() -> Statement.of(Envelope.sign("text/plain", utf8(GOOD), List.of(key))))
                .hasMessageContaining("\"text/plain\"");
    }

    @Test
    void digests_match_when_one_accepted_algorithm_agrees_and_none_contradicts() {
        DigestSet both = new DigestSet(Map.of("sha256", SHA, "sha512", "cd".repeat(64)));

        assertThat(both.matches(DigestSet.of("sha256", SHA))).isTrue();
        assertThat(DigestSet.of("sha256", SHA).matches(both)).isTrue();
        assertThat(both.matches(DigestSet.of("sha256", "00".repeat(32)))).isFalse();
        assertThat(both.matches(new DigestSet(Map.of("sha256", SHA, "sha512", "00".repeat(64)))))
                .isFalse();
        assertThat(DigestSet.of("md5", "ab".repeat(16)).matches(DigestSet.of("md5", "ab".repeat(16))))
                .as("md5 is not accepted")
                .isFalse();
        assertThat(DigestSet.of("own", "1").matches(DigestSet.of("own", "1"))).isFalse();
    }

    @Test
    void damaged_statements_are_read_or_refused() {
        Fuzz.ofText("statement", GOOD)
                .refusing(LedgerException.class)
                .withWords("\"subject\":", "\"digest\":", "\"predicate\":{", "\"_type\":", SHA)
                .run(bytes -> {
                    Statement statement = Statement.parse(bytes);
                    assertThat(statement.subjects()).isNotEmpty();
                });
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
