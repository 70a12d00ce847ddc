package dev.assay.ledger.checkpoint;

import dev.assay.ledger.LedgerException;
import dev.assay.ledger.note.NoteSignature;
import dev.assay.ledger.note.NoteVerdict;
import dev.assay.ledger.note.NoteVerifier;
import dev.assay.ledger.note.VerifierKey;
import dev.assay.ledger.note.VerifierLookup;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Which checkpoints are believed: those of one origin, signed by the log and by enough witnesses. Immutable.
 *
 * <p>Of each key type among {@code logKeys} at least one signature is required: a log that signs with Ed25519 and
 * ML-DSA-44 cannot have one of them stripped off. Several keys of one type stand for a rotation by overlap.
 *
 * @param origin the log's identity
 * @param logKeys keys of the log, at least one
 * @param witnesses keys of witnesses; those that share a name are one witness
 * @param quorum how many witnesses (by name) must have cosigned, from 0 to their number
 */
public record CheckpointPolicy(String origin, List<VerifierKey> logKeys, List<VerifierKey> witnesses, int quorum) {
    public CheckpointPolicy {
        logKeys = List.copyOf(logKeys);
        witnesses = List.copyOf(witnesses);
        if (logKeys.isEmpty()) {
            throw new IllegalArgumentException("a policy names at least one key of the log");
        }
        long names = witnesses.stream().map(VerifierKey::name).distinct().count();
        if (quorum < 0 || quorum > names) {
            throw new IllegalArgumentException("a quorum of " + quorum + " of " + names + " witnesses cannot be met");
        }
    }

    /** A policy that asks for the log's signatures only. */
    public static CheckpointPolicy ofLog(String origin, List<VerifierKey> logKeys) {
        return new CheckpointPolicy(origin, logKeys, List.of(), 0);
    }

    /** What came of judging a checkpoint. */
    public sealed interface Verdict {}

    /**
     * The checkpoint is believed.
     *
     * @param signed the checkpoint
     * @param logKeys the log's keys that signed it
     * @param cosigned time of the cosignature, in seconds since the epoch, by name of the witness
     */
    public record Accepted(SignedCheckpoint signed, List<VerifierKey> logKeys, Map<String, Long> cosigned)
            implements Verdict {
        public Accepted {
            logKeys = List.copyOf(logKeys);
            cosigned = Map.copyOf(cosigned);
        }
    }

    /**
     * The checkpoint is not believed.
     *
     * @param why one sentence
     */
    public record Rejected(String why) implements Verdict {}

    /** Judges the bytes of a checkpoint. Malformed bytes are rejected, not thrown. */
    public Verdict judge(byte[] bytes) {
        try {
            return judge(SignedCheckpoint.parse(bytes));
        } catch (LedgerException e) {
            return new Rejected(e.getMessage() == null ? "not a checkpoint" : e.getMessage());
        }
    }

    /** Judges a checkpoint. */
    public Verdict judge(SignedCheckpoint signed) {
        String found = signed.checkpoint().origin();
        if (!found.equals(origin)) {
            return new Rejected("the checkpoint is of the log '" + found + "', not of '" + origin + "'");
        }
        List<NoteVerifier> known = new ArrayList<>();
        logKeys.forEach(key -> known.add(NoteVerifiers.of(key)));
        witnesses.forEach(key -> known.add(NoteVerifiers.of(key)));
        return switch (signed.note().open(VerifierLookup.in(known))) {
            case NoteVerdict.Refused refused -> new Rejected(refused.detail());
            case NoteVerdict.Opened opened -> count(signed, opened);
        };
    }

    private Verdict count(SignedCheckpoint signed, NoteVerdict.Opened opened) {
        List<VerifierKey> signers = logKeys.stream().filter(opened::verifiedBy).toList();
        TreeSet<Byte> missing = new TreeSet<>();
        logKeys.forEach(key -> missing.add(key.type()));
        signers.forEach(key -> missing.remove(key.type()));
        if (!missing.isEmpty()) {
            VerifierKey first = logKeys.stream()
                    .filter(key -> key.type() == missing.first())
                    .findFirst()
                    .orElseThrow();
            return new Rejected("the log's signature by " + first + " (" + typeName(first.type()) + ") is missing");
        }
        Map<String, Long> cosigned = cosigners(opened);
        if (cosigned.size() < quorum) {
            return new Rejected(cosigned.size() + " of the " + quorum + " required witnesses cosigned it");
        }
        return new Accepted(signed, signers, cosigned);
    }

    private Map<String, Long> cosigners(NoteVerdict.Opened opened) {
        Map<String, Long> cosigned = new LinkedHashMap<>();
        for (NoteSignature signature : opened.verified()) {
            if (witnesses.stream().anyMatch(key -> key.matches(signature))) {
                cosigned.putIfAbsent(signature.name(), CosignatureVerifier.timestampOf(signature.signature()));
            }
        }
        return cosigned;
    }

    private static String typeName(byte type) {
        return switch (type) {
            case VerifierKey.ED25519 -> "Ed25519";
            case VerifierKey.ED25519_COSIGNATURE -> "Ed25519 cosignature";
            case VerifierKey.ML_DSA_44_COSIGNATURE -> "ML-DSA-44";
            default -> "type 0x" + Integer.toHexString(type & 0xff);
        };
    }
}
