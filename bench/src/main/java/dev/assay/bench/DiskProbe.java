package dev.assay.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** What the disk itself can do: the yardstick for everything that is durable. */
final class DiskProbe {
    private static final int SYNCS = 400;
    private static final int STREAM_BYTES = 512 << 20;
    private static final int CHUNK_BYTES = 1 << 20;

    private DiskProbe() {}

    /** Time of one write of 1 KiB at the end of a file, and {@code fdatasync}, one after another. */
    static Percentiles syncs(Path folder) throws IOException {
        Path file = folder.resolve("probe");
        long[] nanos = new long[SYNCS];
        try (FileChannel channel = create(file)) {
            ByteBuffer entry = ByteBuffer.allocate(1024);
            for (int i = 0; i < SYNCS; i++) {
                long start = System.nanoTime();
                write(channel, entry.rewind());
                channel.force(false);
                nanos[i] = System.nanoTime() - start;
            }
        }
        Files.delete(file);
        return Percentiles.ofNanos(nanos, SYNCS);
    }

    /** Megabytes (10^6 bytes) a second of one long write that ends with {@code fdatasync}. */
    static double streamMegabytesPerSecond(Path folder) throws IOException {
        Path file = folder.resolve("probe");
        long start = System.nanoTime();
        try (FileChannel channel = create(file)) {
            ByteBuffer chunk = ByteBuffer.allocateDirect(CHUNK_BYTES);
            for (int written = 0; written < STREAM_BYTES; written += CHUNK_BYTES) {
                write(channel, chunk.rewind());
            }
            channel.force(false);
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        Files.delete(file);
        return STREAM_BYTES / 1e6 / seconds;
    }

    private static FileChannel create(Path file) throws IOException {
        return FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
    }

    private static void write(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }
}
