package dev.assay.bench;

import dev.assay.ledger.merkle.Hash;
import dev.assay.ledger.merkle.InclusionProof;
import dev.assay.ledger.merkle.Merkle;
import dev.assay.ledger.merkle.ProofResult;
import java.util.ArrayList;
import java.util.List;
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

/** Verification of inclusion proofs in a tree of 2^20 entries: 20 hashes a proof, one thread. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class InclusionBenchmark {
    private static final int LEVELS = 20;
    private static final int PROOFS = 1024;

    private final List<InclusionProof> proofs = new ArrayList<>();
    private final List<Hash> leaves = new ArrayList<>();
    private final List<Hash> roots = new ArrayList<>();
    private int next;

    /** Makes proofs of random entries; each leads to a root of its own, which is computed here by definition. */
    @Setup
    public void prepare() {
        SplittableRandom random = new SplittableRandom(20_261_120L);
        for (int i = 0; i < PROOFS; i++) {
            long index = random.nextLong(1L << LEVELS);
            Hash leaf = randomHash(random);
            List<Hash> path = new ArrayList<>(LEVELS);
            Hash root = leaf;
            for (int level = 0; level < LEVELS; level++) {
                Hash sibling = randomHash(random);
                path.add(sibling);
                root = (index >> level & 1) == 0 ? Merkle.node(root, sibling) : Merkle.node(sibling, root);
            }
            leaves.add(leaf);
            roots.add(root);
            proofs.add(new InclusionProof(index, 1L << LEVELS, path));
        }
    }

    private static Hash randomHash(SplittableRandom random) {
        byte[] bytes = new byte[Hash.BYTES];
        random.nextBytes(bytes);
        return Hash.of(bytes);
    }

    /** One verification; a proof that is refused ends the benchmark. */
    @Benchmark
    public ProofResult verify() {
        next = (next + 1) % PROOFS;
        ProofResult result = proofs.get(next).verify(leaves.get(next), roots.get(next));
        if (!result.valid()) {
            throw new IllegalStateException("a good proof was refused: " + result.text());
        }
        return result;
    }
}
