package dev.assay.rego.builtin.crypto;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;

/** Go's numbers for the signature algorithms of X.509. */
final class SignatureAlgorithm {
    private static final List<Long> PSS = List.of(1L, 2L, 840L, 113549L, 1L, 1L, 10L);
    private static final List<Long> ED25519 = List.of(1L, 3L, 101L, 112L);
    private static final int ED25519_NUMBER = 16;

    private static final Map<List<Long>, Integer> PLAIN = Map.ofEntries(
            Map.entry(List.of(1L, 2L, 840L, 113549L, 1L, 1L, 4L), 2),
            Map.entry(List.of(1L, 2L, 840L, 113549L, 1L, 1L, 5L), 3),
            Map.entry(List.of(1L, 3L, 14L, 3L, 2L, 29L), 3),
            Map.entry(List.of(1L, 2L, 840L, 113549L, 1L, 1L, 11L), 4),
            Map.entry(List.of(1L, 2L, 840L, 113549L, 1L, 1L, 12L), 5),
            Map.entry(List.of(1L, 2L, 840L, 113549L, 1L, 1L, 13L), 6),
            Map.entry(List.of(1L, 2L, 840L, 10040L, 4L, 3L), 7),
            Map.entry(List.of(2L, 16L, 840L, 1L, 101L, 3L, 4L, 3L, 2L), 8),
            Map.entry(List.of(1L, 2L, 840L, 10045L, 4L, 1L), 9),
            Map.entry(List.of(1L, 2L, 840L, 10045L, 4L, 3L, 2L), 10),
            Map.entry(List.of(1L, 2L, 840L, 10045L, 4L, 3L, 3L), 11),
            Map.entry(List.of(1L, 2L, 840L, 10045L, 4L, 3L, 4L), 12));

    /** Go's number, and the salt's size, by the last number of the digest's identifier below 2.16.840.1.101.3.4.2. */
    private static final Map<Long, int[]> BY_DIGEST =
            Map.of(1L, new int[] {13, 32}, 2L, new int[] {14, 48}, 3L, new int[] {15, 64});

    private static final List<Long> SHA2 = List.of(2L, 16L, 840L, 1L, 101L, 3L, 4L, 2L);

    private SignatureAlgorithm() {}

    /** The number of an AlgorithmIdentifier; 0 for one that Go does not know. */
    static int number(Der identifier) throws MalformedException {
        List<Long> oid = identifier.identifier();
        if (oid.equals(PSS)) {
            return pss(identifier);
        }
        if (oid.equals(ED25519)) {
            return identifier.isEmpty() ? ED25519_NUMBER : 0;
        }
        return PLAIN.getOrDefault(oid, 0);
    }

    /** RFC 4055: digest, mask generation by the same digest, a salt of its size, the usual trailer. */
    private static int pss(Der identifier) {
        try {
            Der parameters = identifier.read(Der.SEQUENCE);
            List<Long> digest =
                    parameters.read(Der.constructed(0)).read(Der.SEQUENCE).identifier();
            Der mask = parameters.read(Der.constructed(1)).read(Der.SEQUENCE);
            mask.identifier();
            List<Long> maskDigest = mask.read(Der.SEQUENCE).identifier();
            BigInteger salt = parameters.read(Der.constructed(2)).integer();
            boolean known = digest.size() == SHA2.size() + 1
                    && digest.subList(0, SHA2.size()).equals(SHA2);
            int[] found = known ? BY_DIGEST.get(digest.getLast()) : null;
            boolean usual = digest.equals(maskDigest)
                    && (parameters.isEmpty()
                            || parameters.read(Der.constructed(3)).integer().equals(BigInteger.ONE));
            return found != null && usual && salt.equals(BigInteger.valueOf(found[1])) ? found[0] : 0;
        } catch (MalformedException e) {
            return 0;
        }
    }
}
