package dev.assay.rego.builtin.version;

import java.math.BigInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A version by Semantic Versioning 2.0.0; a letter v before it is allowed. What is built in (behind the plus sign)
 * has no
 * part in the order.
 *
 * @param preRelease empty for a release
 */
record SemanticVersion(long major, long minor, long patch, String preRelease) implements Comparable<SemanticVersion> {
    private static final String NUMBER = "(0|[1-9][0-9]*+)";
    private static final String WORDS = "[0-9A-Za-z-]++(?:\\.[0-9A-Za-z-]++)*+";
    private static final Pattern VERSION = Pattern.compile(
            "v?" + NUMBER + "\\." + NUMBER + "\\." + NUMBER + "(?:-(" + WORDS + "))?+(?:\\+" + WORDS + ")?+");

    private static final BigInteger LARGEST = BigInteger.valueOf(Long.MAX_VALUE);

    /** The version of a text, or null when it is none. */
    static @Nullable SemanticVersion parse(String text) {
        Matcher matcher = VERSION.matcher(text);
        if (!matcher.matches()) {
            return null;
        }
        String preRelease = matcher.group(4) == null ? "" : matcher.group(4);
        for (String word : preRelease.split("\\.", -1)) {
            if (word.length() > 1 && word.charAt(0) == '0' && isNumber(word)) {
                return null;
            }
        }
        try {
            return new SemanticVersion(
                    Long.parseLong(matcher.group(1)),
                    Long.parseLong(matcher.group(2)),
                    Long.parseLong(matcher.group(3)),
                    preRelease);
        } catch (NumberFormatException e) {
            return null; // more than 64 bits
        }
    }

    private static boolean isNumber(String word) {
        return !word.isEmpty() && word.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    @Override
    public int compareTo(SemanticVersion other) {
        int order = Long.compare(major, other.major);
        order = order != 0 ? order : Long.compare(minor, other.minor);
        order = order != 0 ? order : Long.compare(patch, other.patch);
        if (order != 0 || preRelease.equals(other.preRelease)) {
            return order;
        }
        if (preRelease.isEmpty() || other.preRelease.isEmpty()) {
            return preRelease.isEmpty() ? 1 : -1;
        }
        return comparePreRelease(preRelease.split("\\."), other.preRelease.split("\\."));
    }

    private static int comparePreRelease(String[] mine, String[] others) {
        for (int i = 0; i < mine.length && i < others.length; i++) {
            int order = compareWords(mine[i], others[i]);
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(mine.length, others.length);
    }

    /** Numbers by their worth and before words, words by their characters. */
    private static int compareWords(String one, String other) {
        boolean number = isNumber(one);
        boolean otherNumber = isNumber(other);
        if (number != otherNumber) {
            return number ? -1 : 1;
        }
        return number
                ? new BigInteger(one).min(LARGEST).compareTo(new BigInteger(other).min(LARGEST))
                : Integer.signum(one.compareTo(other));
    }
}
