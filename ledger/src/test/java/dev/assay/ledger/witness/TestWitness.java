package dev.assay.ledger.witness;

import dev.assay.ledger.checkpoint.NoteSecret;
import dev.assay.ledger.note.VerifierKey;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Witnesses with fixed keys for tests. */
final class TestWitness {
    static final String NAME = "witness.example/w1";

    private TestWitness() {}

    static List<NoteSecret> secrets(String name, int seed) {
        return List.of(
                NoteSecret.ofSeed(name, VerifierKey.ED25519_COSIGNATURE, TestLog.seed(seed)),
                NoteSecret.ofSeed(name, VerifierKey.ML_DSA_44_COSIGNATURE, TestLog.seed(seed + 1)));
    }

    static List<VerifierKey> keys() {
        return secrets(NAME, 10).stream().map(NoteSecret::key).toList();
    }

    static Function<String, Optional<WitnessedLog>> knowing(TestLog... logs) {
        Map<String, WitnessedLog> known =
                Stream.of(logs).map(TestLog::known).collect(Collectors.toMap(WitnessedLog::origin, log -> log));
        return origin -> Optional.ofNullable(known.get(origin));
    }

    static Witness of(WitnessState state, InstantSource clock, TestLog... logs) {
        return new Witness(secrets(NAME, 10), knowing(logs), state, clock);
    }
}
