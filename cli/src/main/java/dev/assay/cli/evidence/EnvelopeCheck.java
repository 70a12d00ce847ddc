package dev.assay.cli.evidence;

import dev.assay.cli.command.Session;
import dev.assay.cli.trust.TrustOption;
import dev.assay.core.fault.AssayException;
import dev.assay.core.fault.ErrorCode;
import dev.assay.ledger.LedgerException;
import dev.assay.ledger.dsse.Envelope;
import dev.assay.ledger.dsse.EnvelopeVerification;
import dev.assay.ledger.dsse.EnvelopeVerifier;
import dev.assay.ledger.evidence.EvidenceDirectory;
import dev.assay.ledger.evidence.EvidenceVerdict;
import dev.assay.ledger.evidence.EvidenceVerifier;
import dev.assay.ledger.evidence.StoredEvidence;
import dev.assay.ledger.intoto.Statement;
import dev.assay.ledger.key.Pem;
import dev.assay.ledger.key.SignatureScheme;
import dev.assay.ledger.key.VerificationKey;
import dev.assay.ledger.trust.Trust;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Checks envelopes against given keys, or against a trust. */
final class EnvelopeCheck {

    private final Session session;
    private final EvidenceDirectory store;
    private final @Nullable EnvelopeVerifier keys;
    private final Trust trust;
    private final String label;

    private EnvelopeCheck(
            Session session, EvidenceDirectory store, @Nullable EnvelopeVerifier keys, Trust trust, String label) {
        this.session = session;
        this.store = store;
        this.keys = keys;
        this.trust = trust;
        this.label = label;
    }

    /**
     * What came of checking one.
     *
     * @param name as it was called
     * @param holds whether it holds
     * @param what one sentence
     */
    record Result(String name, boolean holds, String what) {}

    /** A check by keys when there are any, else by the trust of the run. */
    static EnvelopeCheck of(
            Session session,
            List<Path> files,
            String scheme,
            int threshold,
            TrustOption option,
            EvidenceDirectory store)
            throws IOException {
        if (files.isEmpty()) {
            if (threshold != 1 || !scheme.isEmpty()) {
                throw new AssayException(ErrorCode.USAGE, "--threshold and --scheme belong to --key", "give key files");
            }
            Trust trust = option.read(session);
            return new EnvelopeCheck(session, store, null, trust, trust.label());
        }
        List<VerificationKey> read = new ArrayList<>();
        for (Path file : files) {
            read.add(key(session.resolve(file), scheme));
        }
        try {
            String label = threshold + " of the keys given with --key";
            return new EnvelopeCheck(
                    session, store, new EnvelopeVerifier(read, threshold), new Trust.SelfAsserted(), label);
        } catch (IllegalArgumentException e) {
            throw new AssayException(
                    ErrorCode.USAGE,
                    String.valueOf(e.getMessage()),
                    "name as many different keys as must have signed",
                    e);
        }
    }

    private static VerificationKey key(Path file, String scheme) throws IOException {
        byte[] content = Files.readAllBytes(file);
        try {
            if (scheme.isEmpty()) {
                return Pem.readPublic(content);
            }
            SignatureScheme named = SignatureScheme.ofLabel(scheme)
                    .orElseThrow(() -> new AssayException(
                            ErrorCode.USAGE,
                            "--scheme '" + scheme + "' is not known",
                            "use ed25519, ecdsa-p256-der, ecdsa-p256-raw or ml-dsa-44"));
            return Pem.readPublic(content, named);
        } catch (LedgerException e) {
            throw new AssayException(ErrorCode.KEY_INVALID, file + ": " + e.getMessage(), e.next(), e);
        }
    }

    /** Against what is checked. */
    String label() {
        return label;
    }

    /** Checks a file with an envelope, or an evidence of the home. */
    Result check(String name) throws IOException {
        Path file = session.resolve(Path.of(name));
        if (Files.isRegularFile(file)) {
            Optional<Envelope> envelope = parse(StatementInput.content(file));
            return envelope.isPresent()
                    ? verdict(name, envelope.get())
                    : new Result(name, false, "it is no DSSE envelope");
        }
        EvidenceLookup lookup = new EvidenceLookup(session);
        return switch (lookup.store().read(lookup.find(name))) {
            case StoredEvidence.Intact intact -> verdict(name, intact.envelope());
            case StoredEvidence.Damaged damaged -> new Result(name, false, damaged.place() + ": " + damaged.why());
            case StoredEvidence.Absent ignored -> new Result(name, false, "it is not stored here");
        };
    }

    private static Optional<Envelope> parse(byte[] content) {
        try {
            return Optional.of(Envelope.parse(content));
        } catch (LedgerException e) {
            return Optional.empty(); // The result says that it is none.
        }
    }

    private Result verdict(String name, Envelope envelope) {
        if (keys != null) {
            return switch (keys.verify(envelope)) {
                case EnvelopeVerification.Verified verified ->
                    new Result(name, true, type(envelope) + ", signed by " + ids(verified.keys()));
                case EnvelopeVerification.Rejected rejected -> new Result(name, false, rejected.why());
            };
        }
        EvidenceVerifier verifier = new EvidenceVerifier(trust, store);
        return switch (verifier.verify(envelope, session.surroundings().clock().instant(), null)) {
            case EvidenceVerdict.Trusted trusted ->
                new Result(
                        name,
                        true,
                        trusted.statement().predicateType() + ", signed by " + trusted.owner() + "; "
                                + trusted.standing().why());
            case EvidenceVerdict.SelfAsserted own ->
                new Result(
                        name,
                        true,
                        own.statement().predicateType() + ", signed by the key "
                                + own.key().abbreviated() + " found beside it; identity unproven");
            case EvidenceVerdict.Rejected rejected -> new Result(name, false, rejected.why());
        };
    }

    private static String type(Envelope envelope) {
        try {
            return Statement.of(envelope).predicateType();
        } catch (LedgerException e) {
            return envelope.payloadType(); // Keys can sign anything; it is named by what it says it is.
        }
    }

    private static String ids(List<VerificationKey> signers) {
        return String.join(
                ", ", signers.stream().map(key -> key.id().abbreviated()).toList());
    }
}
