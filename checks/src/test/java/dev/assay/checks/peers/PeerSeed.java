package dev.assay.checks.peers;

import java.util.SplittableRandom;

/** The random choices of the peer tests: from a seed that is printed, so that a failure can be repeated. */
final class PeerSeed {
    private static final long DEFAULT = 20_261_120L;

    private PeerSeed() {}

    /** The choices of one test; {@code -Dassay.seed=N} changes them. */
    static SplittableRandom of(Class<?> test) {
        long seed = Long.getLong("assay.seed", DEFAULT);
        System.out.println(test.getSimpleName() + ": seed " + seed + " (-Dassay.seed=N for another)");
        return new SplittableRandom(seed);
    }

    /** So many random bytes. */
    static byte[] bytes(SplittableRandom random, int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
