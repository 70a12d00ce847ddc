package dev.assay.ledger.merkle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.ledger.json.Json;
import dev.assay.ledger.json.JsonArray;
import dev.assay.ledger.json.JsonBoolean;
import dev.assay.ledger.json.JsonLimits;
import dev.assay.ledger.json.JsonNumber;
import dev.assay.ledger.json.JsonObject;
import dev.assay.ledger.json.JsonReader;
import dev.assay.ledger.json.JsonString;
import dev.assay.testkit.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The published probes for inclusion and consistency proofs: every verdict must be the expected one. */
class MerkleVectorsTest {
    private static final int PROBES = 98;

    @Test
    void every_inclusion_probe_gets_its_verdict() throws IOException {
        List<String> wrong = new ArrayList<>();
        List<Path> files = probes("merkle/inclusion");
        for (Path file : files) {
            JsonObject probe = read(file);
            ProofResult result = MerkleVerifier.inclusion(
                    number(probe, "leafIdx"),
                    number(probe, "treeSize"),
                    bytes(probe, "leafHash"),
                    path(probe),
                    bytes(probe, "root"));
            check(file, probe, result, wrong);
        }
        assertThat(wrong).isEmpty();
        assertThat(files).hasSize(PROBES);
    }

    @Test
    void every_consistency_probe_gets_its_verdict() throws IOException {
        List<String> wrong = new ArrayList<>();
        List<Path> files = probes("merkle/consistency");
        for (Path file : files) {
            JsonObject probe = read(file);
            ProofResult result = MerkleVerifier.consistency(
                    number(probe, "size1"),
                    number(probe, "size2"),
                    bytes(probe, "root1"),
                    bytes(probe, "root2"),
                    path(probe));
            check(file, probe, result, wrong);
        }
        assertThat(wrong).isEmpty();
        assertThat(files).hasSize(PROBES);
    }

    private static void check(Path file, JsonObject probe, ProofResult result, List<String> wrong) {
        boolean wantError = probe.member("wantErr")
                .map(value -> value instanceof JsonBoolean flag && flag.value())
                .orElse(false);
        if (result.valid() == wantError) {
            wrong.add(file + ": " + result);
        }
    }

    private static List<Path> probes(String folder) throws IOException {
        try (Stream<Path> files = Files.walk(Checkout.vectors(folder))) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }

    private static JsonObject read(Path file) throws IOException {
        return JsonReader.readObject(Files.readAllBytes(file), JsonLimits.SMALL);
    }

    private static long number(JsonObject probe, String name) {
        // Sizes are unsigned: the greatest one becomes -1, which is how the verifier takes it.
        return ((JsonNumber) probe.member(name).orElseThrow())
                .value()
                .toBigIntegerExact()
                .longValue();
    }

    private static byte[] bytes(JsonObject probe, String name) {
        return probe.member(name).map(MerkleVectorsTest::decode).orElse(new byte[0]);
    }

    private static byte[] decode(Json value) {
        return value instanceof JsonString text ? Base64.getDecoder().decode(text.value()) : new byte[0];
    }

    private static List<byte[]> path(JsonObject probe) {
        return probe.member("proof").orElseThrow() instanceof JsonArray array
                ? array.items().stream().map(MerkleVectorsTest::decode).toList()
                : List.of();
    }
}
