package dev.assay.ledger.note;

import java.security.SecureRandom;

/** Hands out one fixed seed: the way to derive a key pair from its seed through the platform's own generator. */
public final class SeedAsRandomness extends SecureRandom {
    private static final long serialVersionUID = 1L;

    private final byte[] seed;

    /**
     * @param seed what the generator will be given, whole
     */
    public SeedAsRandomness(byte[] seed) {
        this.seed = seed.clone();
    }

    @Override
    public void nextBytes(byte[] target) {
        if (target.length != seed.length) {
            throw new IllegalStateException("the generator asked for " + target.length + " bytes, not for a seed");
        }
        System.arraycopy(seed, 0, target, 0, seed.length);
    }
}
