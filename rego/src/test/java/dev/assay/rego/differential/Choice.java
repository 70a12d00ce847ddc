package dev.assay.rego.differential;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/** The random choices of one generated question: all from one seed, so that the number of the question repeats it. */
final class Choice {
    private final SplittableRandom random;

    private Choice(SplittableRandom random) {
        this.random = random;
    }

    static Choice of(long seed, int number) {
        return new Choice(new SplittableRandom(seed * 1_000_003L + number));
    }

    /** A number from 0 to {@code bound - 1}. */
    int below(int bound) {
        return random.nextInt(bound);
    }

    /** True so many times in a hundred. */
    boolean percent(int share) {
        return random.nextInt(100) < share;
    }

    @SafeVarargs
    final <T> T of(T... options) {
        return options[random.nextInt(options.length)];
    }

    <T> T of(List<T> options) {
        return options.get(random.nextInt(options.size()));
    }

    /** Makes one of several things, and only that. */
    @SafeVarargs
    final <T> T make(Supplier<? extends T>... makers) {
        return makers[random.nextInt(makers.length)].get();
    }
}
