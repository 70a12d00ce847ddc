package dev.assay.ledger.witness;

import dev.assay.ledger.LedgerException;
import dev.assay.ledger.checkpoint.NoteVerifiers;
import dev.assay.ledger.note.VerifierKey;
import java.util.ArrayList;
import java.util.List;

/**
 * Which logs and witnesses are known and how many witnesses must have cosigned a checkpoint, after C2SP tlog-policy.
 * Immutable.
 *
 * @param logs keys of the logs; may be empty where the log is known from elsewhere
 * @param witnesses all witnesses, in the order of the policy
 * @param quorum which of them are enough
 */
public record WitnessPolicy(List<VerifierKey> logs, List<RemoteWitness> witnesses, QuorumRule quorum) {
    /** The most bytes of a policy text. */
    public static final int MAX_BYTES = 1 << 20;
    /** The most logs, witnesses and groups of a policy, each; the specification asks for at least 32. */
    public static final int MAX_NAMES = 64;

    public WitnessPolicy {
        logs = List.copyOf(logs);
        witnesses = List.copyOf(witnesses);
        if (witnesses.stream().map(RemoteWitness::name).distinct().count() != witnesses.size()) {
            throw new IllegalArgumentException("two witnesses have the same name");
        }
        // Fails now, and not at the first answer, when a key is no key at all.
        witnesses.forEach(witness -> NoteVerifiers.of(witness.key()));
    }

    /** A policy by which {@code need} of these witnesses are enough. */
    public static WitnessPolicy of(int need, List<RemoteWitness> witnesses) {
        if (need == 0) {
            return new WitnessPolicy(List.of(), witnesses, new QuorumRule.Nobody());
        }
        List<QuorumRule> members = new ArrayList<>();
        witnesses.forEach(witness -> members.add(new QuorumRule.One(witness.name())));
        return new WitnessPolicy(List.of(), witnesses, new QuorumRule.AtLeast(need, members));
    }

    /**
     * Reads a policy text. It must be UTF-8.
     *
     * @throws LedgerException when it is malformed, with the line
     */
    public static WitnessPolicy parse(byte[] text) {
        return new WitnessPolicyReader().read(text);
    }

    /** The addresses to ask, each once, in order; witnesses without an address are left out. */
    public List<String> addresses() {
        return witnesses.stream()
                .map(RemoteWitness::address)
                .filter(address -> !address.isEmpty())
                .distinct()
                .toList();
    }

    /** The witness keys that answer at an address. */
    public List<RemoteWitness> at(String address) {
        return witnesses.stream()
                .filter(witness -> witness.address().equals(address))
                .toList();
    }
}
