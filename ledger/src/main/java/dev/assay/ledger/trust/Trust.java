package dev.assay.ledger.trust;

import dev.assay.ledger.key.KeyId;
import dev.assay.ledger.key.TrustedKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whom a verification believes. Immutable and thread-safe. */
public sealed interface Trust {

    /** One line for people: against which trust something was verified. */
    String label();

    /** Nobody in particular: keys found beside the evidence show that it is whole, not whose it is. */
    record SelfAsserted() implements Trust {
        @Override
        public String label() {
            return "self-asserted (keys found beside the evidence; identities unproven)";
        }
    }

    /**
     * What somebody wrote down.
     *
     * @param source where, for people: a file's path or a URL
     * @param logs origins, each once
     * @param witnesses with their quorum
     * @param signers names, each once
     * @param builders ids, each once
     * @param approvers persons, each once
     */
    record Declared(
            String source,
            List<TrustedLog> logs,
            TrustedWitnesses witnesses,
            List<TrustedSigner> signers,
            List<TrustedBuilder> builders,
            List<Approver> approvers)
            implements Trust {

        /** Copies; {@link IllegalArgumentException} when a name is given twice, or two signers share a key. */
        public Declared {
            logs = List.copyOf(logs);
            signers = List.copyOf(signers);
            builders = List.copyOf(builders);
            approvers = List.copyOf(approvers);
            checkUnique("log", logs.stream().map(TrustedLog::origin).toList());
            checkUnique("signer", signers.stream().map(TrustedSigner::name).toList());
            checkUnique("builder", builders.stream().map(TrustedBuilder::id).toList());
            checkUnique("approver", approvers.stream().map(Approver::person).toList());
            checkKeysOfOne(signers, builders);
        }

        @Override
        public String label() {
            return source;
        }

        /** The log of that origin. */
        public Optional<TrustedLog> log(String origin) {
            return logs.stream().filter(log -> log.origin().equals(origin)).findFirst();
        }

        /** Every key that may sign statements, with the name of its owner. */
        public List<NamedKey> statementKeys() {
            List<NamedKey> keys = new ArrayList<>();
            signers.forEach(signer -> signer.keys().forEach(key -> keys.add(new NamedKey(signer.name(), key))));
            builders.forEach(builder -> builder.keys().forEach(key -> keys.add(new NamedKey(builder.id(), key))));
            approvers.forEach(person -> person.keys().forEach(key -> keys.add(new NamedKey(person.person(), key))));
            return List.copyOf(keys);
        }

        private static void checkUnique(String what, List<String> names) {
            for (int i = 0; i < names.size(); i++) {
                if (names.subList(0, i).contains(names.get(i))) {
                    throw new IllegalArgumentException("the " + what + " \"" + names.get(i) + "\" is listed twice");
                }
            }
        }

        private static void checkKeysOfOne(List<TrustedSigner> signers, List<TrustedBuilder> builders) {
            Map<KeyId, String> owners = new HashMap<>();
            signers.forEach(signer -> signer.keys().forEach(key -> claim(owners, key, signer.name())));
            builders.forEach(builder -> builder.keys().forEach(key -> claim(owners, key, builder.id())));
        }

        private static void claim(Map<KeyId, String> owners, TrustedKey key, String owner) {
            String before = owners.putIfAbsent(key.key().id(), owner);
            if (before != null) {
                throw new IllegalArgumentException(
                        "the key " + key.key().id() + " is listed for \"" + before + "\" and for \"" + owner + "\"");
            }
        }
    }

    /**
     * A statement key and whose it is.
     *
     * @param owner a signer's name, a builder's id or a person
     * @param key the key
     */
    record NamedKey(String owner, TrustedKey key) {}
}
