package dev.assay.cli.verify;

import dev.assay.cli.command.Session;
import dev.assay.core.home.AssayHome;
import dev.assay.ledger.LedgerException;
import dev.assay.ledger.dsse.Envelope;
import dev.assay.ledger.evidence.AuditFinding;
import dev.assay.ledger.evidence.EvidenceDirectory;
import dev.assay.ledger.evidence.EvidenceId;
import dev.assay.ledger.evidence.EvidenceVerdict;
import dev.assay.ledger.evidence.EvidenceVerifier;
import dev.assay.ledger.evidence.StoredEvidence;
import dev.assay.ledger.verify.Finding;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;

/** Verifies one envelope: its signature, and when the home here has it, that it is in the log. */
final class EnvelopeTarget {

    private static final int LOOK_AT_BYTES = 4096;

    private final Session session;
    private final Judge judge;
    private final EvidenceTarget evidence;

    EnvelopeTarget(Session session, Judge judge, EvidenceTarget evidence) {
        this.session = session;
        this.judge = judge;
        this.evidence = evidence;
    }

    /** Whether a file seems to be one; reading it says for sure. */
    static boolean looksLikeOne(byte[] bytes) {
        String start = new String(bytes, 0, Math.min(bytes.length, LOOK_AT_BYTES), StandardCharsets.UTF_8).strip();
        String all = bytes.length <= LOOK_AT_BYTES ? start : new String(bytes, StandardCharsets.UTF_8);
        return start.startsWith("{") && all.contains("\"payloadType\"") && all.contains("\"signatures\"");
    }

    /** Verifies an envelope into a report. */
    void verify(Target.Envelope target, VerifyReport report) throws IOException {
        Optional<AssayHome> home = AssayHome.discover(session.surroundings().workingFolder());
        Path root = home.map(AssayHome::folder).orElse(session.surroundings().workingFolder());
        EvidenceDirectory store = new EvidenceDirectory(root, new SecureRandom());
        Envelope envelope;
        try {
            envelope = Envelope.parse(target.bytes());
        } catch (LedgerException e) {
            wrong(report, AuditFinding.Code.DAMAGED, target.file(), String.valueOf(e.getMessage()));
            return;
        }
        EvidenceId id = EvidenceId.of(envelope);
        if (home.isPresent() && store.read(id) instanceof StoredEvidence.Intact) {
            evidence.some(home.get(), store, List.of(id), report);
            return;
        }
        report.against(judge.trust().label());
        EvidenceVerifier verifier = new EvidenceVerifier(judge.trust(), store);
        switch (verifier.verify(envelope, session.surroundings().clock().instant(), null)) {
            case EvidenceVerdict.Trusted trusted ->
                report.verified(trusted.statement().predicateType() + ", signed by " + trusted.owner());
            case EvidenceVerdict.SelfAsserted own -> {
                report.verified(own.statement().predicateType() + ", signed by the key " + own.key());
                report.notVerified("who holds that key: it was found beside the envelope");
            }
            case EvidenceVerdict.Rejected rejected ->
                wrong(report, AuditFinding.Code.UNTRUSTED, target.file(), rejected.why());
        }
        report.notVerified("that it is in a log: no log here has it");
    }

    private static void wrong(VerifyReport report, AuditFinding.Code code, Path file, String why) {
        report.found(new Finding.EvidenceWrong(new AuditFinding(code, List.of(), file.toString(), why)));
    }
}
