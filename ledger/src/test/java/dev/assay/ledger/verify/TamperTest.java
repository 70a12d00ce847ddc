package dev.assay.ledger.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.ledger.LedgerError;
import dev.assay.ledger.LedgerException;
import dev.assay.ledger.checkpoint.CheckpointPolicy;
import dev.assay.ledger.checkpoint.Ed25519Cosigner;
import dev.assay.ledger.checkpoint.LogProof;
import dev.assay.ledger.checkpoint.NoteSecret;
import dev.assay.ledger.checkpoint.SignedCheckpoint;
import dev.assay.ledger.log.LogView;
import dev.assay.ledger.merkle.Hash;
import dev.assay.testkit.Feature;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * No byte that a required signature covers is changed unseen, and no honest log is accused. {@code assay.tamper.count}
 * says how many changes are tried, {@code assay.honest.count} how many honest logs; {@code assay.tamper.seed} repeats a
 * run.
 */
@Timeout(value = 3, unit = TimeUnit.HOURS)
class TamperTest {
    private static final int REDUCED_CHANGES = 400;
    private static final int REDUCED_LOGS = 12;
    private static final int FORKS = 3;
    private static final int ANCHORS = 60;
    private static final int ENTRIES = 10_007;
    private static final int ENTRIES_OF_THREE_LEVELS = 66_307;
    /** Of how many changes one is of the log with tiles on three levels, which takes longer to verify. */
    private static final int RARELY = 100;

    @TempDir
    Path temporary;

    private final long seed = Long.getLong("assay.tamper.seed", System.nanoTime());
    private final SplittableRandom random = new SplittableRandom(seed);

    @Test
    @Feature("EVD-02")
    void every_change_is_found_and_located() {
        int count = Integer.getInteger("assay.tamper.count", REDUCED_CHANGES);
        System.out.printf("tamper: seed %d, %d changes%n", seed, count);
        HonestLog log = honest("log", ENTRIES, random);
        HonestLog larger = honest("larger", ENTRIES_OF_THREE_LEVELS, random);
        assertThat(log.verify(List.of()).findings()).isEmpty();
        assertThat(larger.verify(List.of()).findings()).isEmpty();
        ConcurrentLinkedQueue<String> overlooked = new ConcurrentLinkedQueue<>();
        Map<String, Integer> tried = new ConcurrentSkipListMap<>();
        List<SplittableRandom> seeds = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            seeds.add(random.split());
        }
        IntStream.range(0, count).parallel().forEach(number -> {
            HonestLog one = number % RARELY == RARELY - 1 ? larger : log;
            Tampering change = new Tampering.Source(one, seeds.get(number)).next();
            tried.merge(change.kind(), 1, Integer::sum);
            List<Finding> findings =
                    one.verify(change.seenBy(one.objects()), List.of()).findings();
            boolean located = findings.stream().anyMatch(change::locatedBy);
            boolean othersAccused = findings.stream()
                    .anyMatch(finding -> finding instanceof Finding.Changed other
                            && !change.changed().containsKey(other.file()));
            if (!located || othersAccused) {
                overlooked.add(change.kind() + " in " + change.file() + " at " + change.firstByte() + ", entry "
                        + change.entry() + ": "
                        + findings.stream().limit(3).map(Finding::sentence).toList());
            }
            if (number % 10_000 == 9_999) {
                System.out.printf("tamper: one more ten thousand, number %d%n", number + 1);
            }
        });
        tried.forEach((kind, times) -> System.out.printf("tamper: %s: %d%n", kind, times));
        System.out.printf("tamper: seed %d, %d changes, %d not found or not located%n", seed, count, overlooked.size());
        assertThat(overlooked).isEmpty();
        assertThat(tried).hasSizeGreaterThan(12);
    }

    @Test
    void every_changed_byte_of_a_receipt_is_refused() {
        HonestLog log = honest("receipts", 1000, random);
        int count = Integer.getInteger("assay.tamper.count", REDUCED_CHANGES);
        int index = random.nextInt(1000);
        LogView view = LogView.at(log.objects(), log.checkpoint());
        byte[] receipt = view.receipt(index).toBytes();
        List<Hash> leaf = List.of(view.leafHash(index));
        assertThat(ReceiptVerification.verify("receipt", LogProof.parse(receipt), log.policy(), leaf))
                .isEmpty();
        int step = Math.max(1, receipt.length / count);
        int tried = 0;
        for (int at = random.nextInt(step); at < receipt.length; at += step) {
            byte[] changed = receipt.clone();
            changed[at] ^= (byte) (1 << random.nextInt(8));
            assertThat(refused(changed, log.policy(), leaf))
                    .as("byte %d, seed %d", at, seed)
                    .isTrue();
            assertThat(refused(Arrays.copyOf(receipt, at), log.policy(), leaf))
                    .as("cut at %d", at)
                    .isTrue();
            tried += 2;
        }
        System.out.printf("receipt: seed %d, %d changes of %d bytes, 0 accepted%n", seed, tried, receipt.length);
    }

    private static boolean refused(byte[] receipt, CheckpointPolicy policy, List<Hash> leaf) {
        try {
            return ReceiptVerification.verify("receipt", LogProof.parse(receipt), policy, leaf)
                    .isPresent();
        } catch (LedgerException e) {
            return e.code() == LedgerError.MALFORMED;
        }
    }

    @Test
    void honest_logs_of_any_size_are_not_accused() {
        int count = Integer.getInteger("assay.honest.count", REDUCED_LOGS);
        Map<Long, Integer> sizes = new TreeMap<>();
        for (int i = 0; i < count; i++) {
            int size = i < 4 ? List.of(0, 1, 256, 257).get(i) : random.nextInt(random.nextInt(1, 3000));
            HonestLog log = honest("honest-" + i, size, random.split());
            assertThat(log.size()).isEqualTo(size);
            Anchor before = new Anchor("an earlier visit", log.checkpointAt(random.nextLong(size + 1L)));
            assertThat(log.verify(List.of(before)).findings())
                    .as("size %d, seed %d", size, seed)
                    .isEmpty();
            sizes.merge(log.size() / 500, 1, Integer::sum);
        }
        System.out.printf("honest: seed %d, %d logs, 0 accused; by size in 500s: %s%n", seed, count, sizes);
    }

    @Test
    void a_rollback_and_a_fork_with_the_true_key_are_seen_against_an_anchor_or_a_witness_and_only_then() {
        List<NoteSecret> secrets = HonestLog.newSecrets(random);
        for (int fork = 0; fork < FORKS; fork++) {
            int common = random.nextInt(1, 900);
            List<byte[]> entries = HonestLog.entries(1000, 60, random);
            List<byte[]> others = new ArrayList<>(entries.subList(0, common));
            others.addAll(HonestLog.entries(random.nextInt(1, 1000), 60, random));
            HonestLog shown = HonestLog.write(temporary.resolve("shown-" + fork), secrets, entries, random);
            HonestLog hidden = HonestLog.write(temporary.resolve("hidden-" + fork), secrets, others, random);
            assertThat(hidden.verify(List.of()).holds()).isTrue();
            for (int i = 0; i < ANCHORS; i++) {
                long then = random.nextLong(1, shown.size() + 1);
                Anchor anchor = new Anchor("an earlier visit", shown.checkpointAt(then));
                List<Finding> findings = hidden.verify(List.of(anchor)).findings();
                if (then > hidden.size()) {
                    assertThat(findings).singleElement().isInstanceOf(Finding.RolledBack.class);
                } else if (then > common) {
                    assertThat(findings).singleElement().isInstanceOf(Finding.Forked.class);
                } else {
                    assertThat(findings).isEmpty();
                }
            }
            withoutTheWitnessItIsRefused(shown, hidden);
        }
    }

    /** The witness has seen one history, and its signature stands under no other. */
    private void withoutTheWitnessItIsRefused(HonestLog shown, HonestLog hidden) {
        byte[] witnessSeed = new byte[NoteSecret.SEED_BYTES];
        random.nextBytes(witnessSeed);
        Ed25519Cosigner witness = new Ed25519Cosigner("example.org/witness", witnessSeed, InstantSource.system());
        CheckpointPolicy own = shown.policy();
        CheckpointPolicy policy = new CheckpointPolicy(own.origin(), own.logKeys(), List.of(witness.key()), 1);
        SignedCheckpoint seen = shown.checkpoint();
        SignedCheckpoint cosigned =
                new SignedCheckpoint(seen.checkpoint(), seen.note().with(List.of(witness)));
        Map<String, byte[]> files = new TreeMap<>(shown.files());
        files.put("checkpoint", cosigned.toBytes());
        HonestLog witnessed = new HonestLog(shown.secrets(), files);
        assertThat(LogVerification.verify(witnessed.objects(), policy, 0, List.of(), checked -> {})
                        .findings())
                .isEmpty();
        assertThat(LogVerification.verify(hidden.objects(), policy, 0, List.of(), checked -> {})
                        .findings())
                .isNotEmpty();
        SignedCheckpoint forged = hidden.checkpoint();
        files.putAll(hidden.files());
        files.put(
                "checkpoint",
                new SignedCheckpoint(
                                forged.checkpoint(),
                                forged.note().with(cosigned.note().signatures().getLast()))
                        .toBytes());
        assertThat(LogVerification.verify(witnessed.objects(), policy, 0, List.of(), checked -> {})
                        .findings())
                .isNotEmpty();
    }

    private HonestLog honest(String name, int size, SplittableRandom source) {
        return HonestLog.write(
                temporary.resolve(name), HonestLog.newSecrets(source), HonestLog.entries(size, 60, source), source);
    }
}
