package dev.assay.ledger.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.ledger.digest.Digest;
import dev.assay.ledger.evidence.AuditFinding.Code;
import dev.assay.ledger.key.KeyWindow;
import dev.assay.ledger.key.Revocation;
import dev.assay.ledger.key.SignatureScheme;
import dev.assay.ledger.key.SigningKey;
import dev.assay.ledger.key.TrustedKey;
import dev.assay.ledger.trust.Trust;
import dev.assay.ledger.trust.TrustedSigner;
import dev.assay.ledger.trust.TrustedWitnesses;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvidenceAuditTest {

    private static final SigningKey KEY = SigningKey.generate(SignatureScheme.ED25519, new SecureRandom());
    private static final Instant START = Instant.parse("2026-11-20T10:00:00Z");
    private static final Trust SELF = new Trust.SelfAsserted();

    @TempDir
    Path root = Path.of("");

    private EvidenceDirectory store = new EvidenceDirectory(root, new SecureRandom());
    private final List<byte[]> log = new ArrayList<>();
    private final List<StoredEvidence.Intact> stored = new ArrayList<>();

    @BeforeEach
    void fill() {
        store = new EvidenceDirectory(root, new SecureRandom());
        store.putBlob(new ByteArrayInputStream(KEY.verificationKey().spki()));
        log.add("any other entry".getBytes(StandardCharsets.UTF_8));
        for (int i = 0; i < 4; i++) {
            record("store-" + i, START.plusSeconds(i));
        }
    }

    @Test
    void an_honest_log_is_clean() {
        AuditReport report = audit(SELF, null);

        assertThat(report.clean()).isTrue();
        assertThat(report)
                .extracting(AuditReport::entries, AuditReport::evidence, AuditReport::selfAsserted)
                .containsExactly(5L, 4L, 4L);
        assertThat(report.unlogged()).isEmpty();
    }

    @Test
    void a_declared_trust_names_the_signer() {
        AuditReport report = audit(trusting(TrustedKey.always(KEY.verificationKey())), null);

        assertThat(report.clean()).isTrue();
        assertThat(report.trusted()).isEqualTo(4);
    }

    @Test
    void a_signer_whom_the_trust_does_not_name_is_found() {
        SigningKey other = SigningKey.generate(SignatureScheme.ED25519, new SecureRandom());

        AuditReport report = audit(trusting(TrustedKey.always(other.verificationKey())), null);

        assertThat(report.findings()).hasSize(4).allSatisfy(finding -> {
            assertThat(finding.code()).isEqualTo(Code.UNTRUSTED);
            assertThat(finding.message()).contains(KEY.id().toString()).contains("does not list");
        });
    }

    @Test
    void a_compromise_spares_what_a_witness_saw_before() {
        Trust compromised = trusting(new TrustedKey(
                KEY.verificationKey(),
                KeyWindow.ALWAYS,
                new Revocation(START.plusSeconds(100), START.plusSeconds(50), "stolen")));

        assertThat(audit(compromised, START.plusSeconds(10)).clean()).isTrue();
        assertThat(audit(compromised, START.plusSeconds(60)).findings())
                .hasSize(4)
                .allSatisfy(finding -> assertThat(finding.message()).contains("stolen"));
        assertThat(audit(compromised, null).findings()).hasSize(4);
    }

    @Test
    void a_changed_envelope_is_found_and_its_entry_named() throws IOException {
        Path file = envelopeFile(stored.get(2).id());
        byte[] bytes = Files.readAllBytes(file);
        bytes[100] ^= 1;
        Files.write(file, bytes);

        assertThat(audit(SELF, null).findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo(Code.DAMAGED);
            assertThat(finding.place()).isEqualTo(file.toString());
            assertThat(finding.entries()).containsExactly(3L);
        });
    }

    @Test
    void a_changed_salt_is_found_and_its_entry_named() throws IOException {
        Path file = Path.of(store.saltPlace(stored.get(1).id()));
        byte[] bytes = Files.readAllBytes(file);
        bytes[0] ^= 1;
        Files.write(file, bytes);

        assertThat(audit(SELF, null).findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo(Code.DAMAGED);
            assertThat(finding.place()).isEqualTo(file.toString());
            assertThat(finding.entries()).containsExactly(2L);
        });
    }

    @Test
    void two_envelopes_that_changed_places_are_found() throws IOException {
        Path a = envelopeFile(stored.get(0).id());
        Path b = envelopeFile(stored.get(1).id());
        byte[] was = Files.readAllBytes(a);
        Files.write(a, Files.readAllBytes(b));
        Files.write(b, was);

        assertThat(audit(SELF, null).findings())
                .hasSize(2)
                .allSatisfy(finding -> assertThat(finding.code()).isEqualTo(Code.DAMAGED));
    }

    @Test
    void what_is_gone_without_an_erasure_is_found() {
        store.erase(stored.get(3).id());

        assertThat(audit(SELF, null).findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo(Code.MISSING);
            assertThat(finding.entries()).containsExactly(4L);
        });
    }

    @Test
    void what_was_erased_is_reported_with_the_record_of_it_and_is_no_finding() {
        StoredEvidence.Intact gone = stored.get(3);
        EvidenceId record = recordErasure(gone, gone.commitment().hex());
        store.erase(gone.id());

        AuditReport report = audit(SELF, null);

        assertThat(report.findings()).isEmpty();
        assertThat(report.erased()).singleElement().satisfies(erased -> {
            assertThat(erased.index()).isEqualTo(4);
            assertThat(erased.record()).isEqualTo(record);
            assertThat(erased.erasure().reason()).isEqualTo("test");
        });
    }

    @Test
    void an_erasure_by_somebody_untrusted_explains_nothing() {
        StoredEvidence.Intact gone = stored.get(3);
        SigningKey other = SigningKey.generate(SignatureScheme.ED25519, new SecureRandom());
        append(
                store.put(Evidences.signed(
                        new Erasure(gone.id(), gone.commitment(), "test", "assay:person/mallory", START).toStatement(),
                        other)),
                START);
        store.erase(gone.id());

        assertThat(audit(trusting(TrustedKey.always(KEY.verificationKey())), null)
                        .findings())
                .extracting(AuditFinding::code)
                .containsExactlyInAnyOrder(Code.UNTRUSTED, Code.MISSING);
    }

    @Test
    void an_erasure_that_was_not_finished_is_found() throws IOException {
        StoredEvidence.Intact gone = stored.get(3);
        recordErasure(gone, gone.commitment().hex());
        Files.delete(Path.of(store.saltPlace(gone.id())));

        assertThat(audit(SELF, null).findings())
                .extracting(AuditFinding::code)
                .containsExactly(Code.ERASURE_UNFINISHED);
    }

    @Test
    void a_leaf_that_says_something_else_is_found() {
        StoredEvidence.Intact last = store.put(Evidences.signed(Evidences.statement("x", START), KEY));
        log.add(new EvidenceLeaf("https://assay.dev/other/v1", START.plusSeconds(9), last.commitment()).toBytes());

        assertThat(audit(SELF, null).findings())
                .extracting(AuditFinding::code)
                .containsExactly(Code.LEAF_DIFFERS, Code.LEAF_DIFFERS);
    }

    @Test
    void what_is_stored_but_not_yet_in_the_log_is_named_and_is_no_finding() {
        StoredEvidence.Intact waiting = store.put(Evidences.signed(Evidences.statement("late", START), KEY));

        AuditReport report = audit(SELF, null);

        assertThat(report.clean()).isTrue();
        assertThat(report.unlogged()).containsExactly(waiting.id());
    }

    private EvidenceId recordErasure(StoredEvidence.Intact gone, String commitment) {
        Erasure erasure = new Erasure(gone.id(), new Digest(commitment), "test", "assay:person/alice", START);
        StoredEvidence.Intact record = store.put(Evidences.signed(erasure.toStatement(), KEY));
        append(record, START);
        return record.id();
    }

    private void record(String name, Instant time) {
        StoredEvidence.Intact intact = store.put(Evidences.signed(Evidences.statement(name, time), KEY));
        stored.add(intact);
        append(intact, time);
    }

    private void append(StoredEvidence.Intact intact, Instant time) {
        log.add(Evidences.leaf(intact, time).toBytes());
    }

    private AuditReport audit(Trust trust, @Nullable Instant provenBefore) {
        EvidenceAudit audit = new EvidenceAudit(store, trust);
        for (int i = 0; i < log.size(); i++) {
            audit.entry(i, log.get(i), provenBefore);
        }
        return audit.finish();
    }

    private Path envelopeFile(EvidenceId id) {
        return Path.of(store.saltPlace(id).replace(".salt", ".dsse.json"));
    }

    private static Trust trusting(TrustedKey key) {
        return new Trust.Declared(
                "trust.yaml",
                List.of(),
                TrustedWitnesses.NONE,
                List.of(new TrustedSigner("ci", List.of(key))),
                List.of(),
                List.of());
    }
}
