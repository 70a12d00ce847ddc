package dev.assay.testkit;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Damages good inputs: one to six small changes each, drawn from a seeded source. Not thread-safe while words are
 * added.
 */
final class Mutator {

    private static final int CHANGES_MAX = 6;
    private static final int PIECE_MAX = 64;
    private static final int REPEATS_MAX = 2_000;
    private static final int SIZE_MAX = 1024 * 1024;
    private static final byte[] EDGES = {0, 1, '\n', ' ', '"', '-', '0', '9', ':', '[', '{', 0x7f, (byte) 0x80, -1};

    private final List<byte[]> corpus;
    private final List<byte[]> words = new ArrayList<>();

    Mutator(List<byte[]> corpus) {
        this.corpus = corpus;
        for (String word : new String[] {
            "\n",
            "\r\n",
            "\0",
            "\uFEFF",
            "\u2014 ",
            "\\ud800",
            "null",
            "-1",
            "0",
            "00",
            "1e999999999",
            "18446744073709551616",
            "9223372036854775808",
            "4294967296",
            "=",
            "{}",
            "[]",
            "{\"\":",
            "[",
            "&a",
            "*a"
        }) {
            addWord(word.getBytes(StandardCharsets.UTF_8));
        }
    }

    void addWord(byte[] word) {
        words.add(word);
    }

    byte[] next(SplittableRandom random) {
        byte[] input = pick(corpus, random).clone();
        int changes = random.nextInt(1, CHANGES_MAX + 1);
        for (int i = 0; i < changes; i++) {
            input = change(input, random);
        }
        return input.length <= SIZE_MAX ? input : Arrays.copyOf(input, SIZE_MAX);
    }

    private byte[] change(byte[] input, SplittableRandom random) {
        int at = random.nextInt(input.length + 1);
        int end = Math.min(input.length, at + random.nextInt(PIECE_MAX + 1));
        return switch (random.nextInt(10)) {
            case 0 -> flipBit(input, random);
            case 1 -> setByte(input, EDGES[random.nextInt(EDGES.length)], random);
            case 2 -> setByte(input, (byte) random.nextInt(256), random);
            case 3 -> replace(input, at, end, new byte[0], 1);
            case 4 -> replace(input, at, at, Arrays.copyOfRange(input, at, end), 1);
            case 5 -> replace(input, at, at, Arrays.copyOfRange(input, at, end), random.nextInt(REPEATS_MAX));
            case 6 -> replace(input, at, at, pick(words, random), 1);
            case 7 -> replace(input, at, end, pick(words, random), 1);
            case 8 -> Arrays.copyOf(input, at);
            default -> splice(input, at, random);
        };
    }

    private byte[] splice(byte[] input, int at, SplittableRandom random) {
        byte[] other = pick(corpus, random);
        int from = random.nextInt(other.length + 1);
        return replace(input, at, input.length, Arrays.copyOfRange(other, from, other.length), 1);
    }

    private static byte[] flipBit(byte[] input, SplittableRandom random) {
        if (input.length == 0) {
            return input;
        }
        byte[] changed = input.clone();
        changed[random.nextInt(input.length)] ^= (byte) (1 << random.nextInt(8));
        return changed;
    }

    private static byte[] setByte(byte[] input, byte value, SplittableRandom random) {
        if (input.length == 0) {
            return new byte[] {value};
        }
        byte[] changed = input.clone();
        changed[random.nextInt(input.length)] = value;
        return changed;
    }

    private static byte[] replace(byte[] input, int from, int to, byte[] piece, int times) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(input, 0, from);
        for (int i = 0; i < times && out.size() < SIZE_MAX; i++) {
            out.writeBytes(piece);
        }
        out.write(input, to, input.length - to);
        return out.toByteArray();
    }

    private static byte[] pick(List<byte[]> pieces, SplittableRandom random) {
        return pieces.get(random.nextInt(pieces.size()));
    }
}
