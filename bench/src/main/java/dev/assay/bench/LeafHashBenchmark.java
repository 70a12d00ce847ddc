package dev.assay.bench;

import dev.assay.ledger.merkle.Hash;
import dev.assay.ledger.merkle.Merkle;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Hashing of leaves of 1 KiB and of inner nodes, one thread: the ceiling of everything else. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class LeafHashBenchmark {
    private static final int ENTRY_BYTES = 1024;

    private final byte[] entry = new byte[ENTRY_BYTES];
    private Hash left = Merkle.emptyRoot();
    private Hash right = Merkle.emptyRoot();

    /** Fills the entry. */
    @Setup
    public void prepare() {
        new SplittableRandom(20_261_120L).nextBytes(entry);
        left = Merkle.leaf(entry);
        right = Merkle.leaf(left.toBytes());
    }

    /** The hash of one leaf of 1 KiB. */
    @Benchmark
    public Hash leafOfOneKibibyte() {
        return Merkle.leaf(entry);
    }

    /** The hash of one inner node. */
    @Benchmark
    public Hash node() {
        return Merkle.node(left, right);
    }
}
