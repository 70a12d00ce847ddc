package dev.assay.ledger.witness;

import dev.assay.ledger.LedgerError;
import dev.assay.ledger.LedgerException;
import dev.assay.ledger.checkpoint.SignedCheckpoint;
import dev.assay.ledger.merkle.ConsistencyProof;
import dev.assay.ledger.note.NoteSignature;
import dev.assay.ledger.note.SignedNote;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Asks the witnesses of a policy for their cosignatures, all at the same time, until enough have given one. Remembers
 * which size each has, so that one request is enough the next time. Thread-safe.
 */
public final class WitnessQuorum implements Cosigners {
    private final WitnessPolicy policy;
    private final WitnessTransport transport;
    private final QuorumLimits limits;
    /** The size that each witness is known to have, by address. */
    private final Map<String, Long> sizes = new ConcurrentHashMap<>();

    /**
     * @param policy whom to ask, and who is enough
     * @param transport the way to them
     */
    public WitnessQuorum(WitnessPolicy policy, WitnessTransport transport, QuorumLimits limits) {
        this.policy = policy;
        this.transport = transport;
        this.limits = limits;
    }

    /**
     * Learns from a published checkpoint which witnesses have its size. Its signatures need not be verified for that.
     */
    public void remember(SignedCheckpoint published) {
        for (RemoteWitness witness : policy.witnesses()) {
            if (published.note().signatures().stream().anyMatch(witness.key()::matches)) {
                sizes.put(witness.address(), published.checkpoint().size());
            }
        }
    }

    @Override
    public Cosigned cosign(SignedCheckpoint signed, ProofSource proofs) {
        if (policy.quorum() instanceof QuorumRule.Nobody) {
            return new Cosigned.Met(signed);
        }
        Gathering gathering = new Gathering(signed);
        OneAtATime guarded = new OneAtATime(proofs);
        BlockingQueue<Ended> ended = new LinkedBlockingQueue<>();
        List<Thread> threads = new ArrayList<>();
        try {
            for (String address : policy.addresses()) {
                gathering.waiting(address);
                threads.add(Thread.ofVirtual()
                        .name("witness " + address)
                        .start(() -> ended.add(converse(address, signed, guarded))));
            }
            gather(gathering, ended);
        } finally {
            threads.forEach(Thread::interrupt);
            guarded.end();
        }
        return gathering.outcome();
    }

    private void gather(Gathering gathering, BlockingQueue<Ended> ended) {
        long deadline = System.nanoTime() + limits.total().toNanos();
        try {
            while (!gathering.isMet() && gathering.isWaiting()) {
                Ended next = ended.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
                if (next == null) {
                    gathering.giveUp(
                            "it did not answer within " + limits.total().toMillis() + " ms");
                    return;
                }
                gathering.take(next);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            gathering.giveUp("waiting for it was interrupted");
        }
    }

    private Ended converse(String address, SignedCheckpoint signed, ProofSource proofs) {
        WitnessConversation conversation = new WitnessConversation(
                address, policy.at(address), signed, proofs, transport, limits, sizes.getOrDefault(address, 0L));
        try {
            WitnessConversation.End end = conversation.run();
            sizes.put(address, conversation.oldSize());
            return new Ended(address, end, null);
        } catch (InterruptedException e) {
            // Nobody waits for this witness any more.
            return new Ended(address, new WitnessConversation.Fails("it was not waited for"), null);
        } catch (RuntimeException e) {
            return new Ended(address, new WitnessConversation.Fails("a defect"), e);
        }
    }

    /**
     * How the conversation with one witness ended.
     *
     * @param defect what should never happen, to be thrown where the caller sees it
     */
    private record Ended(
            String address,
            WitnessConversation.End end,
            @Nullable RuntimeException defect) {}

    /** What has come together for one checkpoint; used by one thread. */
    private final class Gathering {
        private final SignedCheckpoint signed;
        private final Map<String, String> failures = new LinkedHashMap<>();
        private final Set<String> waiting = new HashSet<>();
        private final Set<String> cosigned = new HashSet<>();
        private final @Nullable NoteSignature[] signatures =
                new NoteSignature[policy.witnesses().size()];

        Gathering(SignedCheckpoint signed) {
            this.signed = signed;
        }

        void waiting(String address) {
            waiting.add(address);
        }

        boolean isWaiting() {
            return !waiting.isEmpty();
        }

        boolean isMet() {
            return policy.quorum().metBy(cosigned);
        }

        void take(Ended ended) {
            if (ended.defect() != null) {
                throw ended.defect();
            }
            waiting.remove(ended.address());
            switch (ended.end()) {
                case WitnessConversation.Fails fails -> failures.put(ended.address(), fails.why());
                case WitnessConversation.Cosigns cosigns -> {
                    cosigns.signatures().forEach(this::keep);
                    failures.put(ended.address(), "it gave no signature by this key");
                }
            }
        }

        private void keep(NoteSignature signature) {
            for (int i = 0; i < signatures.length; i++) {
                RemoteWitness witness = policy.witnesses().get(i);
                if (witness.key().matches(signature)) {
                    signatures[i] = signature;
                    cosigned.add(witness.name());
                }
            }
        }

        void giveUp(String why) {
            waiting.forEach(address -> failures.put(address, why));
            waiting.clear();
        }

        Cosigned outcome() {
            return isMet() ? new Cosigned.Met(merged()) : missing();
        }

        /** The cosignatures stand in the order of the policy, however fast the witnesses were. */
        private SignedCheckpoint merged() {
            List<NoteSignature> all = new ArrayList<>();
            for (NoteSignature old : signed.note().signatures()) {
                if (policy.witnesses().stream()
                        .noneMatch(witness -> witness.key().matches(old))) {
                    all.add(old);
                }
            }
            for (NoteSignature fresh : signatures) {
                if (fresh != null) {
                    all.add(fresh);
                }
            }
            return new SignedCheckpoint(
                    signed.checkpoint(), new SignedNote(signed.note().text(), all));
        }

        /** Says of each witness why; keys at one address that fail for one reason are said together. */
        private Cosigned.Missing missing() {
            Map<String, List<String>> names = new LinkedHashMap<>();
            for (RemoteWitness witness : policy.witnesses()) {
                if (!cosigned.contains(witness.name())) {
                    String reason = failures.getOrDefault(witness.address(), "the policy gives no address for it");
                    String place = witness.address().isEmpty() ? "" : " at " + witness.address();
                    names.computeIfAbsent(place + ": " + reason, key -> new ArrayList<>())
                            .add("'" + witness.name() + "'");
                }
            }
            List<String> why = new ArrayList<>();
            names.forEach((reason, of) -> why.add("witness " + String.join(", ", of) + reason));
            return new Cosigned.Missing(
                    policy.quorum().have(cosigned), policy.quorum().need(), why);
        }
    }

    /** Lets one thread at a time at the proofs, and nobody once the outcome is there. */
    private static final class OneAtATime implements ProofSource {
        private final ProofSource proofs;
        private boolean ended;

        OneAtATime(ProofSource proofs) {
            this.proofs = proofs;
        }

        @Override
        public synchronized ConsistencyProof consistency(long oldSize, long newSize) {
            if (ended) {
                throw new LedgerException(
                        LedgerError.CLOSED,
                        "the outcome was there before this witness's proof",
                        "Nothing needs to be done.");
            }
            return proofs.consistency(oldSize, newSize);
        }

        synchronized void end() {
            ended = true;
        }
    }
}
