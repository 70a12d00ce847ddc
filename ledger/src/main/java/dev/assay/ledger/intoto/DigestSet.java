package dev.assay.ledger.intoto;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Digests of one thing by algorithm (in-toto DigestSet). At least one entry, at most {@link #ENTRIES_LIMIT}.
 *
 * <p>Values of the standard algorithms are lower-case hexadecimal of the right length. Algorithms that are not known
 * here are carried along and never matched.
 *
 * @param values digest by algorithm, sorted by algorithm
 */
public record DigestSet(Map<String, String> values) {

    /** Entries of one set, at most. */
    public static final int ENTRIES_LIMIT = 32;
    /** Characters of an algorithm's name or a value, at most. */
    public static final int CHARACTERS_LIMIT = 1_024;

    /** Hex digits of each algorithm whose length is fixed. */
    private static final Map<String, Set<Integer>> HEX_DIGITS = Map.ofEntries(
            Map.entry("sha256", Set.of(64)),
            Map.entry("sha224", Set.of(56)),
            Map.entry("sha384", Set.of(96)),
            Map.entry("sha512", Set.of(128)),
            Map.entry("sha512_224", Set.of(56)),
            Map.entry("sha512_256", Set.of(64)),
            Map.entry("sha3_224", Set.of(56)),
            Map.entry("sha3_256", Set.of(64)),
            Map.entry("sha3_384", Set.of(96)),
            Map.entry("sha3_512", Set.of(128)),
            Map.entry("ripemd160", Set.of(40)),
            Map.entry("sm3", Set.of(64)),
            Map.entry("sha1", Set.of(40)),
            Map.entry("md5", Set.of(32)),
            Map.entry("dirHash1", Set.of(64)),
            Map.entry("gitCommit", Set.of(40, 64)),
            Map.entry("gitTree", Set.of(40, 64)),
            Map.entry("gitBlob", Set.of(40, 64)),
            Map.entry("gitTag", Set.of(40, 64)),
            Map.entry("uriSha256", Set.of(64)));

    /** Algorithms that are secure enough to match by. A git object id of either length is accepted as git's own. */
    private static final Set<String> ACCEPTED = Set.of(
            "sha256",
            "sha384",
            "sha512",
            "sha512_256",
            "sha3_256",
            "sha3_384",
            "sha3_512",
            "dirHash1",
            "gitCommit",
            "gitTree",
            "gitBlob",
            "gitTag",
            "uriSha256");

    /** Checks and sorts; {@link IllegalArgumentException} with the reason. */
    public DigestSet {
        if (values.isEmpty() || values.size() > ENTRIES_LIMIT) {
            throw new IllegalArgumentException("a digest set has 1 to " + ENTRIES_LIMIT + " entries");
        }
        values.forEach(DigestSet::check);
        values = Collections.unmodifiableMap(new TreeMap<>(values));
    }

    /** The set of one digest. */
    public static DigestSet of(String algorithm, String value) {
        return new DigestSet(Map.of(algorithm, value));
    }

    /** Whether any digest of an accepted algorithm is in both sets with the same value, and none contradicts. */
    public boolean matches(DigestSet other) {
        boolean any = false;
        for (Map.Entry<String, String> entry : values.entrySet()) {
            String theirs = other.values.get(entry.getKey());
            if (theirs == null || !ACCEPTED.contains(entry.getKey())) {
                continue;
            }
            if (!theirs.equals(entry.getValue())) {
                return false;
            }
            any = true;
        }
        return any;
    }

    private static void check(String algorithm, String value) {
        if (algorithm.isEmpty() || algorithm.length() > CHARACTERS_LIMIT) {
            throw new IllegalArgumentException("an algorithm's name has 1 to " + CHARACTERS_LIMIT + " characters");
        }
        if (value.isEmpty() || value.length() > CHARACTERS_LIMIT) {
            throw new IllegalArgumentException(
                    "the " + algorithm + " digest has 1 to " + CHARACTERS_LIMIT + " characters");
        }
        Set<Integer> lengths = HEX_DIGITS.get(algorithm);
        boolean hex = value.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
        if (lengths != null && (!hex || !lengths.contains(value.length()))) {
            throw new IllegalArgumentException(
                    "the " + algorithm + " digest \"" + value + "\" is not lower-case hex of the right length");
        }
    }
}
