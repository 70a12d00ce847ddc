package dev.assay.cli.verify;

import dev.assay.cli.command.Progress;
import dev.assay.cli.command.Session;
import dev.assay.cli.log.LogSource;
import dev.assay.core.fault.AssayException;
import dev.assay.core.fault.ErrorCode;
import dev.assay.core.home.AssayHome;
import dev.assay.ledger.checkpoint.CheckpointPolicy;
import dev.assay.ledger.digest.Digest;
import dev.assay.ledger.evidence.AuditFinding;
import dev.assay.ledger.evidence.AuditReport;
import dev.assay.ledger.evidence.EvidenceDirectory;
import dev.assay.ledger.evidence.EvidenceId;
import dev.assay.ledger.evidence.EvidenceLeaf;
import dev.assay.ledger.evidence.EvidenceVerdict;
import dev.assay.ledger.evidence.EvidenceVerifier;
import dev.assay.ledger.evidence.StoredEvidence;
import dev.assay.ledger.intoto.Statement;
import dev.assay.ledger.log.LogView;
import dev.assay.ledger.verify.EvidenceVerification;
import dev.assay.ledger.verify.Finding;
import dev.assay.ledger.verify.WitnessTimes;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Verifies evidence: all of a home, or what it has about one thing. */
final class EvidenceTarget {

    /** What the origin of a log begins with that is one machine's own. */
    private static final String LOCAL_ORIGIN = "assay.local/";

    private final Session session;
    private final Judge judge;
    private final LogTarget logs;

    EvidenceTarget(Session session, Judge judge, LogTarget logs) {
        this.session = session;
        this.judge = judge;
        this.logs = logs;
    }

    /** The evidence of a home. */
    static EvidenceDirectory evidence(AssayHome home) {
        return new EvidenceDirectory(home.folder(), new SecureRandom());
    }

    /** Verifies the log of a home and everything beside it. */
    void all(AssayHome home, VerifyReport report) throws IOException {
        try (LogSource source = LogSource.open(session, home.log().toString())) {
            all(source, evidence(home), report);
        }
    }

    /** Verifies the log in a git ref, and the evidence in the ref beside it. */
    void ofGit(String target, VerifyReport report) throws IOException, InterruptedException {
        Optional<GitEvidenceCopy> copy =
                GitEvidenceCopy.of(session.surroundings().workingFolder(), target);
        try (LogSource source = LogSource.open(session, target)) {
            if (copy.isPresent()) {
                all(source, copy.get().store(), report);
                return;
            }
            Optional<CheckpointPolicy.Accepted> accepted = logs.verify(source, report);
            if (accepted.isPresent()) {
                report.notVerified("envelopes: there are none in " + GitEvidenceCopy.REF);
                logs.remember(source, accepted.get(), report);
            }
        } finally {
            if (copy.isPresent()) {
                copy.get().close();
            }
        }
    }

    private void all(LogSource source, EvidenceDirectory evidence, VerifyReport report) throws IOException {
        Optional<CheckpointPolicy.Accepted> accepted = logs.verify(source, report);
        if (accepted.isEmpty()) {
            return;
        }
        AuditReport audit;
        long size = accepted.get().signed().checkpoint().size();
        try (Progress progress = new Progress(session, "checking evidence", size)) {
            audit = EvidenceVerification.audit(
                    source.objects(),
                    size,
                    source.minimumIndex(),
                    logs.witnessed(source, accepted.get()),
                    evidence,
                    judge.trust(),
                    progress::at);
        }
        describe(audit, report);
        if (accepted.get().signed().checkpoint().origin().startsWith(LOCAL_ORIGIN)) {
            report.notVerified(
                    "that it lasts: this log is one machine's own (ephemeral); 'assay push' brings it to a home");
        }
        if (report.holds()) {
            logs.remember(source, accepted.get(), report);
        }
    }

    private void describe(AuditReport audit, VerifyReport report) {
        for (AuditFinding finding : audit.findings()) {
            report.found(new Finding.EvidenceWrong(finding));
        }
        if (audit.findingsLeftOut() > 0) {
            report.truncated();
        }
        if (audit.trusted() > 0) {
            report.verified(audit.trusted() + " evidence signed by somebody the trust names");
        }
        if (audit.selfAsserted() > 0) {
            report.verified(audit.selfAsserted() + " evidence whole and as the log has it");
            report.notVerified("who signed " + audit.selfAsserted() + " evidence: the keys were found beside it");
        }
        for (AuditReport.ErasedEvidence erased : audit.erased()) {
            report.verified("entry " + erased.index() + " was erased by "
                    + erased.erasure().erasedBy() + " at " + erased.erasure().erasedAt() + ", as evidence "
                    + erased.record() + " says");
        }
        if (!audit.unlogged().isEmpty()) {
            report.notVerified(audit.unlogged().size() + " evidence that is stored and not in the log yet");
        }
        if (audit.evidence() > 0 || !(judge.trust() instanceof dev.assay.ledger.trust.Trust.SelfAsserted)) {
            report.against(judge.trust().label());
        }
    }

    /**
     * Verifies the evidence that a home has about a digest.
     *
     * @throws AssayException when it has none
     */
    void about(AssayHome home, Digest subject, VerifyReport report) throws IOException {
        EvidenceDirectory evidence = evidence(home);
        List<EvidenceId> found = evidence.read(new EvidenceId(subject)) instanceof StoredEvidence.Absent
                ? EvidenceVerification.about(evidence, subject)
                : List.of(new EvidenceId(subject));
        if (found.isEmpty()) {
            throw new AssayException(
                    ErrorCode.FILE_MISSING,
                    "there is no evidence about " + subject + " in " + home.folder(),
                    "record some first, or verify where its evidence is kept");
        }
        some(home, evidence, found, report);
    }

    /** Verifies some evidence of a home: signature, commitment, inclusion, checkpoint. */
    void some(AssayHome home, EvidenceDirectory evidence, List<EvidenceId> ids, VerifyReport report)
            throws IOException {
        try (LogSource source = LogSource.open(session, home.log().toString())) {
            Optional<CheckpointPolicy.Accepted> accepted = logs.verify(source, report);
            report.against(judge.trust().label());
            if (accepted.isEmpty()) {
                return;
            }
            LogView view = LogView.at(source.objects(), accepted.get().signed());
            WitnessTimes witnessed = logs.witnessed(source, accepted.get());
            EvidenceVerifier verifier = new EvidenceVerifier(judge.trust(), evidence);
            for (EvidenceId id : ids) {
                switch (evidence.read(id)) {
                    case StoredEvidence.Intact intact -> one(source, view, verifier, witnessed, intact, report);
                    case StoredEvidence.Damaged damaged ->
                        wrong(report, AuditFinding.Code.DAMAGED, List.of(), damaged.place(), damaged.why());
                    case StoredEvidence.Absent absent ->
                        wrong(
                                report,
                                AuditFinding.Code.MISSING,
                                List.of(),
                                absent.id().toString(),
                                "it vanished while it was verified");
                }
            }
            if (report.holds()) {
                logs.remember(source, accepted.get(), report);
            }
        }
    }

    private static void one(
            LogSource source,
            LogView view,
            EvidenceVerifier verifier,
            WitnessTimes witnessed,
            StoredEvidence.Intact intact,
            VerifyReport report) {
        String place = intact.id().toString();
        OptionalLong index =
                EvidenceVerification.indexOf(source.objects(), source.minimumIndex(), view.size(), intact.commitment());
        if (index.isEmpty()) {
            wrong(
                    report,
                    AuditFinding.Code.MISSING,
                    List.of(),
                    place,
                    "no entry of the log has its commitment: it was never logged, or its salt was changed");
            return;
        }
        EvidenceLeaf leaf =
                EvidenceLeaf.recognise(view.entry(index.getAsLong())).orElseThrow();
        switch (verifier.verify(
                intact.envelope(),
                leaf.time(),
                witnessed.before(index.getAsLong()).orElse(null))) {
            case EvidenceVerdict.Trusted trusted ->
                report.verified(sentence(index.getAsLong(), trusted.statement()) + ", signed by " + trusted.owner());
            case EvidenceVerdict.SelfAsserted own -> {
                report.verified(sentence(index.getAsLong(), own.statement()) + ", signed by the key " + own.key());
                report.notVerified("who holds the key " + own.key() + ": it was found beside the evidence");
            }
            case EvidenceVerdict.Rejected rejected ->
                wrong(report, AuditFinding.Code.UNTRUSTED, List.of(index.getAsLong()), place, rejected.why());
        }
    }

    private static String sentence(long index, Statement statement) {
        return "entry " + index + ": " + statement.predicateType();
    }

    private static void wrong(
            VerifyReport report, AuditFinding.Code code, List<Long> entries, String place, String why) {
        report.found(new Finding.EvidenceWrong(new AuditFinding(code, entries, place, why)));
    }
}
