package dev.assay.core.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.core.fault.AssayException;
import dev.assay.core.home.EvidenceRecorder.Erased;
import dev.assay.ledger.LedgerError;
import dev.assay.ledger.LedgerException;
import dev.assay.ledger.digest.Digest;
import dev.assay.ledger.evidence.AuditReport;
import dev.assay.ledger.evidence.EvidenceAudit;
import dev.assay.ledger.evidence.EvidenceDirectory;
import dev.assay.ledger.evidence.EvidenceId;
import dev.assay.ledger.evidence.StoredEvidence;
import dev.assay.ledger.intoto.DigestSet;
import dev.assay.ledger.intoto.Statement;
import dev.assay.ledger.intoto.Subject;
import dev.assay.ledger.json.JsonObject;
import dev.assay.ledger.key.SignatureScheme;
import dev.assay.ledger.key.SigningKey;
import dev.assay.ledger.trust.Trust;
import dev.assay.testkit.TestClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvidenceRecorderTest {

    private static final SigningKey KEY = SigningKey.generate(SignatureScheme.ED25519, new SecureRandom());

    @TempDir
    Path project = Path.of("");

    private final TestClock clock = TestClock.at("2026-11-20T10:00:00Z");
    private final List<byte[]> log = new ArrayList<>();
    private EvidenceDirectory store = new EvidenceDirectory(project, new SecureRandom());
    private EvidenceRecorder recorder = recorder(store);

    @BeforeEach
    void open() {
        store = AssayHome.openOrCreate(project).evidence(new SecureRandom());
        recorder = recorder(store);
    }

    private EvidenceRecorder recorder(EvidenceDirectory directory) {
        return new EvidenceRecorder(
                directory,
                entry -> {
                    log.add(entry);
                    return log.size() - 1L;
                },
                clock);
    }

    @Test
    void what_is_recorded_is_stored_and_its_commitment_is_in_the_log() {
        Recorded recorded = recorder.record(statement("https://example.org/t/v1"), KEY);

        assertThat(recorded.index()).isZero();
        assertThat(log).containsExactly(recorded.leaf().toBytes());
        assertThat(recorded.leaf().time()).isEqualTo(clock.instant());
        assertThat(store.read(recorded.id()))
                .isInstanceOfSatisfying(
                        StoredEvidence.Intact.class,
                        intact -> assertThat(intact.commitment())
                                .isEqualTo(recorded.leaf().commitment()));
        assertThat(audit().clean()).as("anybody can check the signature").isTrue();
    }

    @Test
    void the_leaf_has_the_time_at_which_a_claim_was_observed() {
        JsonObject predicate = JsonObject.build()
                .put(
                        "claim",
                        JsonObject.build()
                                .put("observedAt", "2026-11-19T09:00:00.000Z")
                                .done())
                .done();
        Statement foreign = new Statement(subjects(), "https://example.org/t/v1", predicate);

        assertThat(recorder.record(foreign, KEY).leaf().time()).isEqualTo(Instant.parse("2026-11-19T09:00:00Z"));
        assertThat(audit().clean()).isTrue();
    }

    @Test
    void a_claim_of_our_own_that_nobody_could_read_is_not_recorded() {
        JsonObject predicate = JsonObject.build().put("claim", JsonObject.EMPTY).done();
        Statement broken = new Statement(subjects(), "https://assay.dev/recovery/restore-drill/v1", predicate);

        assertThatThrownBy(() -> recorder.record(broken, KEY)).isInstanceOf(AssayException.class);
        assertThat(log).isEmpty();
    }

    @Test
    void an_erasure_is_recorded_and_explains_what_is_gone() {
        Recorded recorded = recorder.record(statement("https://example.org/t/v1"), KEY);

        Erased erased = recorder.erase(recorded.id(), "asked for", "assay:person/alice", KEY);

        assertThat(erased).isInstanceOf(Erased.Now.class);
        assertThat(store.read(recorded.id())).isInstanceOf(StoredEvidence.Absent.class);
        AuditReport report = audit();
        assertThat(report.clean()).isTrue();
        assertThat(report.erased())
                .singleElement()
                .satisfies(each -> assertThat(each.index()).isZero());
        assertThat(recorder.erase(recorded.id(), "again", "assay:person/alice", KEY))
                .isInstanceOf(Erased.Already.class);
        assertThat(log).hasSize(2);
    }

    @Test
    void an_erasure_that_a_crash_cut_short_is_finished_by_running_it_again() throws IOException {
        Recorded recorded = recorder.record(statement("https://example.org/t/v1"), KEY);
        recorder.erase(recorded.id(), "asked for", "assay:person/alice", KEY);
        Path envelope = Path.of(store.saltPlace(recorded.id()).replace(".salt", ".dsse.json"));
        Files.writeString(envelope, "left over");
        assertThat(audit().clean()).isFalse();

        assertThat(recorder.erase(recorded.id(), "asked for", "assay:person/alice", KEY))
                .isInstanceOf(Erased.Already.class);
        assertThat(audit().clean()).isTrue();
    }

    @Test
    void what_is_not_there_cannot_be_erased() {
        EvidenceId nothing = new EvidenceId(new Digest("ab".repeat(32)));

        assertThatThrownBy(() -> recorder.erase(nothing, "asked for", "assay:person/alice", KEY))
                .isInstanceOfSatisfying(
                        LedgerException.class, e -> assertThat(e.code()).isEqualTo(LedgerError.NOT_FOUND));
        assertThat(log).isEmpty();
    }

    @Test
    void a_log_that_refuses_leaves_evidence_that_no_entry_names() {
        EvidenceRecorder failing = new EvidenceRecorder(
                store,
                entry -> {
                    throw new LedgerException(LedgerError.DISK_FULL, "full", "free some space");
                },
                clock);

        assertThatThrownBy(() -> failing.record(statement("https://example.org/t/v1"), KEY))
                .isInstanceOf(LedgerException.class);
        assertThat(audit().unlogged()).hasSize(1);
        recorder.record(statement("https://example.org/t/v1"), KEY);
        assertThat(audit().unlogged())
                .as("the same evidence, recorded at the second attempt")
                .isEmpty();
    }

    private AuditReport audit() {
        EvidenceAudit audit = new EvidenceAudit(store, new Trust.SelfAsserted());
        for (int i = 0; i < log.size(); i++) {
            audit.entry(i, log.get(i), null);
        }
        return audit.finish();
    }

    private static Statement statement(String type) {
        return new Statement(subjects(), type, JsonObject.EMPTY);
    }

    private static List<Subject> subjects() {
        return List.of(Subject.of("assay:store/orders-db", DigestSet.of("uriSha256", "ab".repeat(32))));
    }
}
