package dev.assay.ledger.witness;

import dev.assay.ledger.checkpoint.SignedCheckpoint;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A memory that forgets when the test ends; the same contract test runs over it and over the real one. */
final class InMemoryWitnessState implements WitnessState {
    private final Map<String, SignedCheckpoint> latest = new HashMap<>();

    @Override
    public synchronized Optional<SignedCheckpoint> latest(String origin) {
        return Optional.ofNullable(latest.get(origin));
    }

    @Override
    public synchronized Map<String, SignedCheckpoint> all() {
        return Map.copyOf(latest);
    }

    @Override
    public synchronized boolean replace(Optional<SignedCheckpoint> expected, SignedCheckpoint next) {
        if (!expected.equals(latest(next.checkpoint().origin()))) {
            return false;
        }
        latest.put(next.checkpoint().origin(), next);
        return true;
    }

    @Override
    public void close() {}
}
