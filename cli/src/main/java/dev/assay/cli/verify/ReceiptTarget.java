package dev.assay.cli.verify;

import dev.assay.cli.command.Session;
import dev.assay.cli.log.LogSource;
import dev.assay.core.fault.AssayException;
import dev.assay.core.fault.ErrorCode;
import dev.assay.core.home.AssayHome;
import dev.assay.ledger.LedgerException;
import dev.assay.ledger.checkpoint.Checkpoint;
import dev.assay.ledger.checkpoint.CheckpointPolicy;
import dev.assay.ledger.checkpoint.LogProof;
import dev.assay.ledger.dsse.Envelope;
import dev.assay.ledger.evidence.EvidenceLeaf;
import dev.assay.ledger.evidence.Salt;
import dev.assay.ledger.intoto.Statement;
import dev.assay.ledger.log.LogSettings;
import dev.assay.ledger.merkle.Hash;
import dev.assay.ledger.merkle.Merkle;
import dev.assay.ledger.tile.EntryBundle;
import dev.assay.ledger.verify.Finding;
import dev.assay.ledger.verify.ReceiptVerification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Verifies a receipt without its log. */
final class ReceiptTarget {

    private static final String EXTENSION = ".tlog-proof";
    private static final String ENVELOPE = ".dsse.json";

    private final Session session;
    private final Judge judge;

    ReceiptTarget(Session session, Judge judge) {
        this.session = session;
        this.judge = judge;
    }

    /**
     * Verifies a receipt into a report.
     *
     * @param entry the file with the entry, or null to look for one beside the receipt
     */
    void verify(Path file, byte[] bytes, @Nullable Path entry, VerifyReport report) throws IOException {
        LogProof receipt;
        try {
            receipt = LogProof.parse(bytes);
        } catch (LedgerException e) {
            report.found(new Finding.ReceiptRefused(file.toString(), String.valueOf(e.getMessage())));
            return;
        }
        Path of = entryFile(file, entry);
        CheckpointPolicy policy = policy(receipt, report);
        Optional<Finding> finding = ReceiptVerification.verify(file.toString(), receipt, policy, candidates(of));
        if (finding.isPresent()) {
            report.found(finding.get());
            return;
        }
        Checkpoint checkpoint = receipt.checkpoint().checkpoint();
        report.verified(of + " is entry " + receipt.proof().index() + " of " + checkpoint.origin());
        report.verified("it is in the tree of the signed checkpoint of size " + checkpoint.size());
        report.notVerified("rollback, fork, other entries: a receipt speaks of its one entry");
        if (policy.quorum() == 0) {
            report.notVerified("that everybody is shown this same log: no witness is required");
        }
    }

    private CheckpointPolicy policy(LogProof receipt, VerifyReport report) throws IOException {
        Optional<AssayHome> home = AssayHome.discover(session.surroundings().workingFolder());
        String origin = receipt.checkpoint().checkpoint().origin();
        if (judge.selfAsserted()
                && home.isPresent()
                && LogSource.isLog(home.get().log())) {
            try (LogSource source = LogSource.open(session, home.get().log().toString())) {
                LogSettings settings = source.settings();
                if (settings != null && settings.origin().equals(origin)) {
                    report.against("the log in " + home.get().folder() + " (self-asserted)");
                    return settings.policy();
                }
            }
        }
        CheckpointPolicy policy = judge.policy(receipt.checkpoint());
        report.against(judge.label());
        return policy;
    }

    private Path entryFile(Path receipt, @Nullable Path entry) {
        if (entry != null) {
            return session.resolve(entry);
        }
        String name = receipt.toString();
        Path beside = Path.of(name.endsWith(EXTENSION) ? name.substring(0, name.length() - EXTENSION.length()) : name);
        if (name.endsWith(EXTENSION) && Files.isRegularFile(beside)) {
            return beside;
        }
        throw new AssayException(
                ErrorCode.USAGE,
                "a receipt proves that an entry is in a log, and there is no entry to prove",
                "give the file that was logged with --entry");
    }

    /** What the entry can be: the bytes of the file, or the leaf of the evidence that the file is. */
    private static List<Hash> candidates(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        List<Hash> leaves = new ArrayList<>();
        if (bytes.length <= EntryBundle.MAX_ENTRY_BYTES) {
            leaves.add(Merkle.leaf(bytes));
        }
        Path salt = Path.of(file.toString().replace(ENVELOPE, ".salt"));
        if (file.toString().endsWith(ENVELOPE) && Files.isRegularFile(salt) && Files.size(salt) == Salt.BYTES) {
            leafOf(bytes, new Salt(Files.readAllBytes(salt))).ifPresent(leaves::add);
        }
        return leaves;
    }

    private static Optional<Hash> leafOf(byte[] bytes, Salt salt) {
        try {
            Envelope envelope = Envelope.parse(bytes);
            Statement statement = Statement.of(envelope);
            return EvidenceLeaf.observedAt(statement)
                    .map(time -> new EvidenceLeaf(statement.predicateType(), time, salt.commitment(envelope)))
                    .map(leaf -> Merkle.leaf(leaf.toBytes()));
        } catch (LedgerException _) {
            return Optional.empty(); // not evidence; then only its bytes can be the entry
        }
    }
}
