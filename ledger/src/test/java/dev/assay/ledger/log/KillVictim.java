package dev.assay.ledger.log;

import dev.assay.ledger.LedgerException;
import dev.assay.ledger.checkpoint.Ed25519Cosigner;
import dev.assay.ledger.merkle.Merkle;
import dev.assay.ledger.witness.Cosigned;
import dev.assay.ledger.witness.Cosigners;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;

/**
 * The process that is killed: opens a log, appends from several threads as fast as it can, and says on standard output
 * what was acknowledged, one line each: {@code opening}, {@code open <size>}, {@code A <index> <leaf> <duplicate>}, and
 * {@code W <size> <root>} before a witness answers. A line is written whole, by one call.
 */
final class KillVictim {
    static final byte[] WITNESS_SEED = "the seed of the witness in tests".getBytes(StandardCharsets.US_ASCII);
    static final String WITNESS_NAME = "example.org/witness";

    private static final int THREADS = 4;
    private static final int POOL = 400;
    private static final FileOutputStream OUT = new FileOutputStream(FileDescriptor.out);

    private final DirectoryLog log;
    private final SplittableRandom seeds;

    private KillVictim(DirectoryLog log, SplittableRandom seeds) {
        this.log = log;
        this.seeds = seeds;
    }

    /** Arguments: the log's folder, its key file, a seed, and how many entries each thread appends before it ends. */
    public static void main(String[] args) throws InterruptedException {
        SplittableRandom random = new SplittableRandom(Long.parseLong(args[2]));
        LogKeys keys = LogKeys.load(Path.of(args[1]), InstantSource.system());
        LogOptions options = options(random);
        Cosigners cosigners = witness(random.split());
        say("opening");
        DirectoryLog log = DirectoryLog.open(Path.of(args[0]), keys, options, cosigners);
        say("open " + log.checkpoint().map(cp -> cp.checkpoint().size()).orElse(-1L));
        new KillVictim(log, random).appendAll(Long.parseLong(args[3]));
        log.close();
    }

    private static LogOptions options(SplittableRandom random) {
        int batch = pick(random, 1, 7, 256, 4096);
        int interval = pick(random, 0, 3, 40, 10_000);
        int segment = pick(random, 4 << 10, 256 << 10, 64 << 20);
        return LogOptions.DEFAULT
                .withBatchMaxEntries(batch)
                .withCheckpointInterval(Duration.ofMillis(interval))
                .withSegmentBytes(segment);
    }

    private static int pick(SplittableRandom random, int... choices) {
        return choices[random.nextInt(choices.length)];
    }

    /** A witness that signs now and then, and says first what it is about to remember. */
    private static Cosigners witness(SplittableRandom random) {
        Ed25519Cosigner signer = new Ed25519Cosigner(WITNESS_NAME, WITNESS_SEED, InstantSource.system());
        int answers = pick(random, 1, 3, 10);
        return (signed, proofs) -> {
            say("W " + signed.checkpoint().size() + " "
                    + signed.checkpoint().root().toHex());
            if (random.nextInt(10) >= answers) {
                return new Cosigned.Missing(0, 1, List.of(WITNESS_NAME + " does not feel like it"));
            }
            return new Cosigned.Met(new dev.assay.ledger.checkpoint.SignedCheckpoint(
                    signed.checkpoint(), signed.note().with(List.of(signer))));
        };
    }

    private void appendAll(long each) throws InterruptedException {
        Thread[] threads = new Thread[THREADS];
        for (int i = 0; i < THREADS; i++) {
            SplittableRandom random = seeds.split();
            threads[i] = Thread.ofPlatform().start(() -> appendSome(each, random));
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private void appendSome(long count, SplittableRandom random) {
        try {
            CompletableFuture<?> last = CompletableFuture.completedFuture(null);
            for (long i = 0; i < count; i++) {
                byte[] entry = entry(random);
                String leaf = Merkle.leaf(entry).toHex();
                last = log.append(entry)
                        .thenAccept(appended -> say("A " + appended.index() + " " + leaf + " " + appended.duplicate()));
            }
            last.join();
        } catch (LedgerException e) {
            e.printStackTrace();
            Runtime.getRuntime().halt(3);
        }
    }

    /** Mostly small ones, some of the greatest length, some again and again. */
    private static byte[] entry(SplittableRandom random) {
        int kind = random.nextInt(100);
        if (kind < 25) {
            return ("again and again " + random.nextInt(POOL)).getBytes(StandardCharsets.US_ASCII);
        }
        int length = kind < 26 ? 65_535 : kind < 40 ? random.nextInt(16, 4000) : random.nextInt(16, 200);
        byte[] entry = new byte[length];
        random.nextBytes(entry);
        return entry;
    }

    private static void say(String line) {
        byte[] bytes = (line + "\n").getBytes(StandardCharsets.US_ASCII);
        synchronized (OUT) {
            try {
                OUT.write(bytes);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
