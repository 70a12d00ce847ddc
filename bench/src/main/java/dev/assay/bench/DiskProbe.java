package dev.assay.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** What the disk itself can do: the yardstick for everything that is durable. */
final class DiskProbe implements AutoCloseable {
    private static final int SYNCS = 400;
    private static final int STREAM_BYTES = 512 << 20;
    private static final int CHUNK_BYTES = 1 << 20;

    private final Path file;
    private final FileChannel channel;
    private final ByteBuffer entry = ByteBuffer.allocate(1024);

    /** A probe that writes into a file of its own in the folder. */
    DiskProbe(Path folder) throws IOException {
        file = folder.resolve("probe");
        channel = create(file);
    }

    /** Time in nanoseconds of one write of 1 KiB at the end of the file, and {@code fdatasync}. */
    long sync() throws IOException {
        long start = System.nanoTime();
        write(channel, entry.rewind());
        channel.force(false);
        return System.nanoTime() - start;
    }

    @Override
    public void close() throws IOException {
        channel.close();
        Files.delete(file);
    }

    /** Those times, one after another. */
    static Percentiles syncs(Path folder) throws IOException {
        Nanos times = new Nanos();
        try (DiskProbe probe = new DiskProbe(folder)) {
            for (int i = 0; i < SYNCS; i++) {
                times.add(probe.sync());
            }
        }
        return times.percentiles();
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
