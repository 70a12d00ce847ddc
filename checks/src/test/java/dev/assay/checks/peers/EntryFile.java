package dev.assay.checks.peers;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Entries for two logs that shall become the same. */
final class EntryFile {

    private EntryFile() {}

    /** So many entries of random bytes, each with its number, of 8 to {@code largest} bytes; the first is empty. */
    static List<byte[]> random(SplittableRandom random, int count, int largest) {
        List<byte[]> entries = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            entries.add(PeerSeed.bytes(random, i == 0 ? 0 : random.nextInt(8, largest + 1)));
        }
        return entries;
    }

    /** Writes the entries in the form that {@code peers posix-write} reads: each after its length in two bytes. */
    static Path write(Path file, List<byte[]> entries) throws IOException {
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            for (byte[] entry : entries) {
                out.writeShort(entry.length);
                out.write(entry);
            }
        }
        return file;
    }
}
