package dev.assay.testkit;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Feeds a parser with damaged copies of good inputs, and demands that it either accepts or refuses each of them by one
 * of the exceptions named, within a limit of time and of memory.
 *
 * <pre>{@code
 * Fuzz.of("note", goodNote, otherNote).refusing(LedgerException.class).run(SignedNote::parse);
 * }</pre>
 *
 * <p>The system property {@code assay.fuzz.count} says how many inputs are tried ({@value #REDUCED_COUNT} without it),
 * and {@code assay.fuzz.seed} repeats a run; the seed of each run is printed. The undamaged inputs come first and must
 * be accepted, so that a parser that refuses everything fails. Not thread-safe.
 */
public final class Fuzz {

    /** Inputs of one run unless {@code assay.fuzz.count} says otherwise. */
    public static final int REDUCED_COUNT = 3_000;

    private static final Duration TIME_PER_INPUT = Duration.ofSeconds(5);
    private static final long BYTES_PER_INPUT = 256L * 1024 * 1024;
    private static final int REPRODUCER_BYTES = 4_096;
    private static final AtomicLong SEEDS = new AtomicLong(System.nanoTime());

    private final String name;
    private final Mutator mutator;
    private final List<byte[]> corpus;
    private final Set<Class<? extends RuntimeException>> refusals = new HashSet<>();
    private long bytesPerInput = BYTES_PER_INPUT;

    private Fuzz(String name, List<byte[]> corpus, Mutator mutator) {
        this.name = name;
        this.corpus = corpus;
        this.mutator = mutator;
    }

    /** What is tried with each input; a thrown exception that was not announced is a finding. */
    @FunctionalInterface
    public interface Target {
        /** Takes one input. */
        void accept(byte[] input) throws Exception;
    }

    /** Starts from good inputs, at least one. */
    public static Fuzz of(String name, byte[]... corpus) {
        if (corpus.length == 0) {
            throw new IllegalArgumentException("a fuzz test needs a good input to start from");
        }
        List<byte[]> copies = new ArrayList<>();
        for (byte[] input : corpus) {
            copies.add(input.clone());
        }
        return new Fuzz(name, copies, new Mutator(copies));
    }

    /** Starts from good texts, in UTF-8. */
    public static Fuzz ofText(String name, String... corpus) {
        byte[][] inputs = new byte[corpus.length][];
        for (int i = 0; i < corpus.length; i++) {
            inputs[i] = corpus[i].getBytes(StandardCharsets.UTF_8);
        }
        return of(name, inputs);
    }

    /** An exception by which the target may refuse an input; call it again for another. */
    public Fuzz refusing(Class<? extends RuntimeException> exception) {
        refusals.add(exception);
        return this;
    }

    /** Pieces that are dropped into the inputs now and then, such as the words of the format. */
    public Fuzz withWords(String... words) {
        for (String word : words) {
            mutator.addWord(word.getBytes(StandardCharsets.UTF_8));
        }
        return this;
    }

    /** How many bytes the target may allocate for one input; 256 MiB unless said otherwise. */
    public Fuzz allocatingAtMost(long bytes) {
        bytesPerInput = bytes;
        return this;
    }

    /**
     * Runs.
     *
     * @throws AssertionError with the seed and the input, when the target crashes, hangs, takes too much memory, or
     *     refuses a good input
     */
    public void run(Target target) {
        int count = Integer.getInteger("assay.fuzz.count", REDUCED_COUNT);
        long seed = Long.getLong("assay.fuzz.seed", SEEDS.incrementAndGet());
        Run run = new Run(target, seed, count);
        Thread worker = new Thread(run, "fuzz-" + name);
        worker.setDaemon(true);
        worker.start();
        run.watch(worker);
        System.out.printf(
                "fuzz %s: seed %d, %d inputs, %d accepted, %d refused%n", name, seed, count, run.accepted, run.refused);
    }

    /** One run: the worker tries inputs, the caller watches that it gets on. */
    private final class Run implements Runnable {
        private final Target target;
        private final long seed;
        private final int count;
        private final AtomicLong startedNanos = new AtomicLong(System.nanoTime());
        private final AtomicReference<byte[]> current = new AtomicReference<>(new byte[0]);
        private volatile @Nullable AssertionError finding;
        private volatile long accepted;
        private volatile long refused;

        Run(Target target, long seed, int count) {
            this.target = target;
            this.seed = seed;
            this.count = count;
        }

        @Override
        public void run() {
            try {
                for (byte[] good : corpus) {
                    if (!tryOne(good)) {
                        throw finding("refuses an undamaged input", good, null);
                    }
                }
                SplittableRandom random = new SplittableRandom(seed);
                long yes = 0;
                long no = 0;
                for (int i = 0; i < count; i++) {
                    if (tryOne(mutator.next(random))) {
                        yes++;
                    } else {
                        no++;
                    }
                }
                accepted = yes;
                refused = no;
            } catch (AssertionError e) {
                finding = e;
            }
        }

        private boolean tryOne(byte[] input) {
            current.set(input);
            startedNanos.set(System.nanoTime());
            long before = allocatedBytes();
            boolean taken = call(input);
            long used = allocatedBytes() - before;
            if (used > bytesPerInput) {
                throw finding("allocates " + used + " bytes, more than " + bytesPerInput, input, null);
            }
            return taken;
        }

        private boolean call(byte[] input) {
            try {
                target.accept(input.clone());
                return true;
            } catch (Exception | StackOverflowError | OutOfMemoryError | AssertionError e) {
                if (refusals.stream().anyMatch(refusal -> refusal.isInstance(e))) {
                    return false;
                }
                throw finding("fails with " + e, input, e);
            }
        }

        void watch(Thread worker) {
            try {
                while (worker.isAlive()) {
                    worker.join(100);
                    if (System.nanoTime() - startedNanos.get() > TIME_PER_INPUT.toNanos() && worker.isAlive()) {
                        throw finding("takes longer than " + TIME_PER_INPUT, current.get(), null);
                    }
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError("the fuzz run of " + name + " was interrupted", e);
            }
            if (finding != null) {
                throw finding;
            }
        }

        private AssertionError finding(String what, byte[] input, @Nullable Throwable cause) {
            byte[] shown = input.length <= REPRODUCER_BYTES ? input : Arrays.copyOf(input, REPRODUCER_BYTES);
            return new AssertionError(
                    "fuzz %s: %s; repeat with -Dassay.fuzz.seed=%d -Dassay.fuzz.count=%d; input of %d bytes, base64: %s"
                            .formatted(
                                    name,
                                    what,
                                    seed,
                                    count,
                                    input.length,
                                    Base64.getEncoder().encodeToString(shown)),
                    cause);
        }
    }

    private static long allocatedBytes() {
        return ManagementFactory.getThreadMXBean() instanceof ThreadMXBean bean
                ? bean.getCurrentThreadAllocatedBytes()
                : 0;
    }
}
