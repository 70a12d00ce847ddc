package dev.assay.ledger.witness;

import dev.assay.ledger.LedgerException;
import dev.assay.ledger.checkpoint.NoteVerifiers;
import dev.assay.ledger.note.VerifierKey;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

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
     * A policy by which {@code need} of these witnesses are enough, where keys of one name are one witness, and a
     * cosignature by any of them counts.
     */
    public static WitnessPolicy ofNames(int need, List<RemoteWitness> witnesses) {
        Map<String, List<QuorumRule>> byName = new LinkedHashMap<>();
        witnesses.forEach(witness -> byName.computeIfAbsent(witness.key().name(), name -> new ArrayList<>())
                .add(new QuorumRule.One(witness.name())));
        if (need == 0) {
            return new WitnessPolicy(List.of(), witnesses, new QuorumRule.Nobody());
        }
        List<QuorumRule> members = new ArrayList<>();
        byName.values().forEach(keys -> members.add(new QuorumRule.AtLeast(1, keys)));
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

    /**
     * How many witnesses, by the names of their keys, are enough; empty when the quorum cannot be said by one number.
     * It can when it is {@code none}, one witness, or a group of which each member is a witness or an {@code any}
     * group of keys of one name, and no witness stands outside of it.
     */
    public OptionalInt need() {
        if (quorum instanceof QuorumRule.Nobody) {
            return OptionalInt.of(0);
        }
        Set<String> keyNames = new HashSet<>();
        List<String> listed = new ArrayList<>();
        boolean single = oneWitness(quorum, keyNames, listed);
        if (!single && quorum instanceof QuorumRule.AtLeast group) {
            keyNames.clear();
            listed.clear();
            for (QuorumRule member : group.members()) {
                int before = keyNames.size();
                if (!oneWitness(member, keyNames, listed) || keyNames.size() != before + 1) {
                    return OptionalInt.empty();
                }
            }
        }
        return listed.size() == witnesses.size() ? OptionalInt.of(single ? 1 : quorum.need()) : OptionalInt.empty();
    }

    /** Whether a rule is about one witness: a key, or any of several keys of one name. Collects names and keys. */
    private boolean oneWitness(QuorumRule rule, Set<String> keyNames, List<String> listed) {
        List<QuorumRule> keys =
                rule instanceof QuorumRule.AtLeast(int need, var members) && need == 1 ? members : List.of(rule);
        Set<String> own = new HashSet<>();
        for (QuorumRule key : keys) {
            if (!(key instanceof QuorumRule.One(String witness))) {
                return false;
            }
            listed.add(witness);
            own.add(keyNameOf(witness));
        }
        keyNames.addAll(own);
        return own.size() == 1;
    }

    private String keyNameOf(String witness) {
        return witnesses.stream()
                .filter(one -> one.name().equals(witness))
                .map(one -> one.key().name())
                .findFirst()
                .orElseThrow(
                        () -> new IllegalStateException("the quorum names '" + witness + "', which is not listed"));
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
