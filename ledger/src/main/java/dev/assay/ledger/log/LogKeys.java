package dev.assay.ledger.log;

import dev.assay.ledger.checkpoint.NoteKeyFile;
import dev.assay.ledger.checkpoint.NoteSecret;
import dev.assay.ledger.note.NoteSigner;
import dev.assay.ledger.note.VerifierKey;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * The private keys of a log: an Ed25519 key, which the witness network needs, and an ML-DSA-44 key, which outlives
 * quantum computers. During a rotation by overlap there are two of each. Thread-safe.
 */
public final class LogKeys {
    private final List<NoteSecret> secrets;
    private final List<NoteSigner> signers;
    private final SteadyClock clock;

    private LogKeys(List<NoteSecret> secrets, SteadyClock clock) {
        if (secrets.isEmpty()) {
            throw new IllegalArgumentException("a log signs with at least one key");
        }
        this.secrets = List.copyOf(secrets);
        this.clock = clock;
        this.signers = secrets.stream().map(secret -> secret.signer(clock)).toList();
    }

    /**
     * Keys from their secrets, in the order in which they sign.
     *
     * @param clock gives the time that ML-DSA-44 signatures carry
     */
    public static LogKeys of(List<NoteSecret> secrets, InstantSource clock) {
        return new LogKeys(secrets, new SteadyClock(clock));
    }

    /**
     * New keys.
     *
     * @param origin the log's identity, which is the name of its keys
     */
    public static LogKeys generate(String origin, SecureRandom random, InstantSource clock) {
        return of(
                List.of(
                        NoteSecret.generate(origin, VerifierKey.ED25519, random),
                        NoteSecret.generate(origin, VerifierKey.ML_DSA_44_COSIGNATURE, random)),
                clock);
    }

    /**
     * Reads a key file.
     *
     * @throws dev.assay.ledger.LedgerException when it is missing, malformed, or others may read it
     */
    public static LogKeys load(Path file, InstantSource clock) {
        return of(NoteKeyFile.read(file), clock);
    }

    /**
     * Writes a new key file with mode 0600; its folder is made with mode 0700.
     *
     * @throws dev.assay.ledger.LedgerException when there is one already: a key is never overwritten
     */
    public void save(Path file) {
        NoteKeyFile.create(file, secrets);
    }

    /** These keys and then those: what signs during a rotation by overlap. */
    public LogKeys and(LogKeys others) {
        List<NoteSecret> all = new ArrayList<>(secrets);
        others.secrets.stream()
                .filter(other -> secrets.stream().noneMatch(mine -> mine.key().equals(other.key())))
                .forEach(all::add);
        return new LogKeys(all, clock);
    }

    /** Only the keys whose public half is in the list; what is left when a rotation ends. */
    public LogKeys only(List<VerifierKey> keys) {
        return new LogKeys(
                secrets.stream().filter(secret -> keys.contains(secret.key())).toList(), clock);
    }

    /** The public halves, in the order in which they sign. */
    public List<VerifierKey> publicKeys() {
        return secrets.stream().map(NoteSecret::key).toList();
    }

    List<NoteSigner> signers() {
        return signers;
    }

    SteadyClock clock() {
        return clock;
    }
}
