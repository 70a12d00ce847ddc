package dev.assay.ledger.log;

import dev.assay.ledger.tile.EntryBundle;
import java.time.Duration;

/**
 * How a log is written. Nothing here changes what readers see, only when.
 *
 * @param batchMaxEntries the most entries made durable by one sync, from 1
 * @param batchMaxBytes the most bytes of them, at least one entry of the greatest length
 * @param checkpointInterval the shortest time between two checkpoints; zero publishes as fast as the disk allows
 * @param maxPendingBytes entries waiting in memory, with what each takes beside its bytes; {@link DirectoryLog#append}
 * blocks beyond it
 * @param segmentBytes a file of the write-ahead log is closed once it is this long, from 1
 */
public record LogOptions(
        int batchMaxEntries, int batchMaxBytes, Duration checkpointInterval, long maxPendingBytes, long segmentBytes) {
    /** What is used when nothing is said: 4,096 entries or 8 MiB, a checkpoint at most every 100 ms, 16 MiB waiting. */
    public static final LogOptions DEFAULT =
            new LogOptions(4096, 8 << 20, Duration.ofMillis(100), 16L << 20, 64L << 20);

    private static final int FRAMED_MAX = EntryBundle.framedBytes(EntryBundle.MAX_ENTRY_BYTES);

    public LogOptions {
        if (batchMaxEntries < 1) {
            throw new IllegalArgumentException("a batch has at least 1 entry, not " + batchMaxEntries);
        }
        if (batchMaxBytes < FRAMED_MAX || batchMaxBytes > WriteAheadLog.MAX_PAYLOAD_BYTES) {
            throw new IllegalArgumentException("batchMaxBytes is from " + FRAMED_MAX + " to "
                    + WriteAheadLog.MAX_PAYLOAD_BYTES + ", not " + batchMaxBytes);
        }
        if (checkpointInterval.isNegative()) {
            throw new IllegalArgumentException("the checkpoint interval is negative");
        }
        if (maxPendingBytes < batchMaxBytes) {
            throw new IllegalArgumentException("maxPendingBytes is at least batchMaxBytes");
        }
        if (segmentBytes < 1) {
            throw new IllegalArgumentException("segmentBytes is at least 1, not " + segmentBytes);
        }
    }

    /** The same with another shortest time between two checkpoints. */
    public LogOptions withCheckpointInterval(Duration interval) {
        return new LogOptions(batchMaxEntries, batchMaxBytes, interval, maxPendingBytes, segmentBytes);
    }

    /** The same with another greatest number of entries in a batch. */
    public LogOptions withBatchMaxEntries(int entries) {
        return new LogOptions(entries, batchMaxBytes, checkpointInterval, maxPendingBytes, segmentBytes);
    }

    /** The same with files of the write-ahead log of another length. */
    public LogOptions withSegmentBytes(long bytes) {
        return new LogOptions(batchMaxEntries, batchMaxBytes, checkpointInterval, maxPendingBytes, bytes);
    }
}
