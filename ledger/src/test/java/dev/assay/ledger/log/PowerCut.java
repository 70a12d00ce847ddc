package dev.assay.ledger.log;

import dev.assay.ledger.merkle.Hash;
import dev.assay.ledger.tile.TilePath;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Takes from a log's folder what a disk may have lost when the power went in the moment at which its writer was killed.
 * What was synced is never touched: settings, checkpoints, acknowledged records, tiles up to the settled size, the
 * index of duplicates as far as it is covered. Everything else is lost at random: missing, empty, cut, zeroes.
 */
final class PowerCut {
    private static final int SLOT_BYTES = Hash.BYTES + Long.BYTES;

    private final Path root;
    private final LogFiles files;
    private final SplittableRandom random;
    /** How likely it is that an unsynced file is lost: different for each cut, from hardly any to all. */
    private final int lossPercent;

    private long lost;

    PowerCut(Path root, SplittableRandom random) {
        this.root = root;
        this.files = new LogFiles(root);
        this.random = random;
        this.lossPercent = List.of(5, 50, 100).get(random.nextInt(3));
    }

    /**
     * Cuts the power.
     *
     * @param proven entries below this were durable in the write-ahead log: acknowledged, or covered by a signature
     * @return how many files were changed
     */
    long strike(long proven) throws IOException {
        long reached = loseTiles();
        if (reached <= proven) {
            loseRecords(proven);
        }
        loseDuplicates();
        return lost;
    }

    /** Loses tiles that were not settled; says how many entries the tiles covered that were there before. */
    private long loseTiles() throws IOException {
        long settled = files.settledSize().orElse(0);
        long reached = 0;
        if (!Files.isDirectory(files.tiles())) {
            return 0;
        }
        for (Path file : regularFiles(files.tiles())) {
            TilePath path = TilePath.parse(root.relativize(file).toString()).orElseThrow();
            reached = Math.max(reached, path.coveredEnd());
            boolean durable = TilePath.widthIn(Math.max(path.level(), 0), path.index(), settled) >= path.width();
            if (!durable && random.nextInt(100) < lossPercent) {
                lose(file);
            }
        }
        return reached;
    }

    private void lose(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        lost++;
        switch (random.nextInt(4)) {
            case 0 -> Files.delete(file);
            case 1 -> Files.write(file, new byte[0]);
            case 2 -> Files.write(file, Arrays.copyOf(bytes, random.nextInt(bytes.length + 1)));
            default -> Files.write(file, new byte[bytes.length]);
        }
    }

    /** The last record may never have reached the disk, or in part, unless somebody has been told of it. */
    private void loseRecords(long proven) throws IOException {
        TreeMap<Long, Path> segments = new TreeMap<>();
        for (Path file : regularFiles(files.privateFolder())) {
            String name = String.valueOf(file.getFileName());
            if (name.startsWith("wal-")) {
                segments.put(Long.parseLong(name.substring(4)), file);
            }
        }
        if (segments.isEmpty()) {
            return;
        }
        Path last = segments.lastEntry().getValue();
        byte[] bytes = Files.readAllBytes(last);
        int at = lastRecord(bytes);
        if (at >= 0 && ByteBuffer.wrap(bytes).getLong(at + Integer.BYTES) >= proven) {
            lost++;
            int from = random.nextInt(at, Math.min(bytes.length, at + 2000));
            Arrays.fill(bytes, from, Math.min(bytes.length, from + random.nextInt(1, 5000)), (byte) 0);
            Files.write(last, bytes);
        }
    }

    /** Where the last record of a segment begins; -1 when there is none. */
    private static int lastRecord(byte[] segment) {
        int found = -1;
        int at = WalHeader.BYTES;
        while (at + WalRecord.HEADER_BYTES < segment.length
                && ByteBuffer.wrap(segment).getInt(at) == WalRecord.MAGIC) {
            int payload = ByteBuffer.wrap(segment).getInt(at + 24);
            long end = (long) at + WalRecord.HEADER_BYTES + payload + WalRecord.TRAILER_BYTES;
            if (payload < 0 || end > segment.length) {
                return at;
            }
            found = at;
            at = (int) end;
        }
        return found;
    }

    private void loseDuplicates() throws IOException {
        if (!Files.isDirectory(files.duplicates())) {
            return;
        }
        Path covered = files.duplicates().resolve("covered");
        long safe = Files.exists(covered) ? Long.parseLong(Files.readString(covered, StandardCharsets.US_ASCII)) : 0;
        for (Path file : regularFiles(files.duplicates())) {
            if (!String.valueOf(file.getFileName()).startsWith("shard-")) {
                continue;
            }
            ByteBuffer slots = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.nativeOrder());
            for (int slot = 0; slot + SLOT_BYTES <= slots.capacity(); slot += SLOT_BYTES) {
                long index = slots.getLong(slot + Hash.BYTES) - 1;
                if (index >= safe && random.nextInt(100) < lossPercent) {
                    slots.putLong(slot + Hash.BYTES, 0);
                }
            }
            Files.write(file, slots.array());
        }
    }

    private static List<Path> regularFiles(Path folder) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
