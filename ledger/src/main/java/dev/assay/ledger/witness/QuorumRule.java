package dev.assay.ledger.witness;

import java.util.List;
import java.util.Set;

/** Which sets of witnesses are enough (C2SP tlog-policy, "Defining the quorum"). Immutable. */
public sealed interface QuorumRule {
    /** Whether these witnesses, by their names in the policy, are enough. */
    boolean metBy(Set<String> witnesses);

    /** How many of the rule's members are met by these witnesses. */
    int have(Set<String> witnesses);

    /** How many of the rule's members must be met. */
    int need();

    /** No witness is needed. */
    record Nobody() implements QuorumRule {
        @Override
        public boolean metBy(Set<String> witnesses) {
            return true;
        }

        @Override
        public int have(Set<String> witnesses) {
            return 0;
        }

        @Override
        public int need() {
            return 0;
        }
    }

    /**
     * This witness is needed.
     *
     * @param witness its name in the policy
     */
    record One(String witness) implements QuorumRule {
        @Override
        public boolean metBy(Set<String> witnesses) {
            return witnesses.contains(witness);
        }

        @Override
        public int have(Set<String> witnesses) {
            return metBy(witnesses) ? 1 : 0;
        }

        @Override
        public int need() {
            return 1;
        }
    }

    /**
     * At least some of these members are needed.
     *
     * @param need from 1 to the number of members
     * @param members witnesses or groups
     */
    record AtLeast(int need, List<QuorumRule> members) implements QuorumRule {
        public AtLeast {
            members = List.copyOf(members);
            if (need < 1 || need > members.size()) {
                throw new IllegalArgumentException(
                        need + " of " + members.size() + " members can never be met or always is");
            }
        }

        @Override
        public boolean metBy(Set<String> witnesses) {
            return have(witnesses) >= need;
        }

        @Override
        public int have(Set<String> witnesses) {
            return (int)
                    members.stream().filter(member -> member.metBy(witnesses)).count();
        }
    }
}
