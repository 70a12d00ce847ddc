package dev.assay.ledger.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.ledger.digest.Digest;
import dev.assay.ledger.key.SignatureScheme;
import dev.assay.ledger.key.SigningKey;
import dev.assay.ledger.trust.Trust;
import dev.assay.testkit.Feature;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * No byte of an envelope, a salt or a blob is changed unseen. {@code assay.evidence.count} says how many changes are
 * tried, {@code assay.tamper.seed} repeats a run.
 */
@Timeout(value = 3, unit = TimeUnit.HOURS)
class EvidenceTamperTest {
    private static final int REDUCED_COUNT = 200;
    private static final Instant START = Instant.parse("2026-11-20T10:00:00Z");

    @TempDir
    Path root;

    private final long seed = Long.getLong("assay.tamper.seed", System.nanoTime());
    private final SplittableRandom random = new SplittableRandom(seed);
    private final SigningKey key = SigningKey.generate(SignatureScheme.ED25519, new SecureRandom());
    private final List<byte[]> log = new ArrayList<>();
    private final List<Path> envelopes = new ArrayList<>();
    private final List<Path> salts = new ArrayList<>();
    private final List<Path> blobs = new ArrayList<>();
    private EvidenceDirectory store = new EvidenceDirectory(Path.of("unset"), new SecureRandom());

    @BeforeEach
    void fill() {
        store = new EvidenceDirectory(root, new SecureRandom());
        keep(key.verificationKey().spki());
        keep(new byte[5000]);
        for (int i = 0; i < 8; i++) {
            Instant time = START.plusSeconds(i);
            StoredEvidence.Intact stored = store.put(Evidences.signed(Evidences.statement("store-" + i, time), key));
            log.add(Evidences.leaf(stored, time).toBytes());
            salts.add(Path.of(store.saltPlace(stored.id())));
            envelopes.add(Path.of(store.saltPlace(stored.id()).replace(".salt", ".dsse.json")));
        }
    }

    private void keep(byte[] content) {
        Digest digest = store.putBlob(new ByteArrayInputStream(content));
        blobs.add(root.resolve("blobs/sha256")
                .resolve(digest.hex().substring(0, 2))
                .resolve(digest.hex()));
    }

    @Test
    @Feature("EVD-02")
    void every_change_of_an_envelope_a_salt_or_a_blob_is_found_and_located() throws IOException {
        int count = Integer.getInteger("assay.evidence.count", REDUCED_COUNT);
        Map<String, Integer> tried = new TreeMap<>();
        assertThat(audit().clean()).isTrue();
        for (int i = 0; i < count; i++) {
            int which = random.nextInt(3);
            List<Path> kind = List.of(envelopes, salts, blobs).get(which);
            int number = random.nextInt(kind.size());
            Path file = kind.get(number);
            byte[] honest = Files.readAllBytes(file);
            String how = change(file, honest);
            List<AuditFinding> findings = audit().findings();
            assertThat(findings)
                    .as("%s of %s, seed %d", how, file, seed)
                    .anyMatch(finding -> finding.code() == AuditFinding.Code.DAMAGED
                            && finding.place().equals(file.toString())
                            && (which == 2 || finding.entries().equals(List.of((long) number))));
            String what = String.valueOf(file.getFileName()).replaceFirst("^[0-9a-f]{64}", "blob");
            tried.merge(how + " " + what.replaceFirst("^blob\\.", ""), 1, Integer::sum);
            Files.write(file, honest);
        }
        assertThat(audit().clean()).isTrue();
        System.out.printf("evidence: seed %d, %d changes, 0 not found or not located: %s%n", seed, count, tried);
    }

    private String change(Path file, byte[] honest) throws IOException {
        int kind = random.nextInt(10);
        if (kind == 0) {
            Files.write(file, Arrays.copyOf(honest, random.nextInt(honest.length)));
            return "truncated";
        }
        if (kind == 1) {
            Files.write(file, Arrays.copyOf(honest, honest.length + random.nextInt(1, 50)));
            return "extended";
        }
        byte[] flipped = honest.clone();
        flipped[random.nextInt(honest.length)] ^= (byte) (1 << random.nextInt(8));
        Files.write(file, flipped);
        return "flipped";
    }

    private AuditReport audit() {
        EvidenceAudit audit = new EvidenceAudit(store, new Trust.SelfAsserted());
        for (int i = 0; i < log.size(); i++) {
            audit.entry(i, log.get(i), null);
        }
        return audit.finish();
    }
}
