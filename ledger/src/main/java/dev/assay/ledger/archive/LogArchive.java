package dev.assay.ledger.archive;

import dev.assay.ledger.LedgerError;
import dev.assay.ledger.LedgerException;
import dev.assay.ledger.checkpoint.SignedCheckpoint;
import dev.assay.ledger.tile.LogObjects;
import dev.assay.ledger.tile.TilePath;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * A log in a zip archive: {@code log.json}, {@code checkpoint}, then the tiles and bundles of exactly its tree under
 * their public paths. Nothing is compressed and every time is 1980-01-01, so that the same log gives the same bytes
 * with any zlib. Reading is in place and thread-safe; nothing is unpacked.
 */
public final class LogArchive implements LogObjects, AutoCloseable {

    private static final LocalDateTime FIXED_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private final ZipFile zip;

    private LogArchive(ZipFile zip) {
        this.zip = zip;
    }

    /**
     * Opens an archive; what is in it is not checked by this.
     *
     * @throws LedgerException when the file cannot be read or is no zip archive
     */
    public static LogArchive open(Path file) {
        try {
            return new LogArchive(new ZipFile(file.toFile()));
        } catch (ZipException e) {
            throw LedgerException.malformed(
                    file + " is no zip archive: " + e.getMessage(), "Fetch it again, or export the log again.");
        } catch (IOException e) {
            throw LedgerException.io("cannot open " + file, e);
        }
    }

    @Override
    public Optional<byte[]> read(String path) {
        ZipEntry entry = zip.getEntry(path);
        if (entry == null || entry.isDirectory()) {
            return Optional.empty();
        }
        try (InputStream in = zip.getInputStream(entry)) {
            byte[] bytes = in.readNBytes(MAX_OBJECT_BYTES + 1);
            if (bytes.length > MAX_OBJECT_BYTES) {
                throw new LedgerException(
                        LedgerError.LIMIT_EXCEEDED,
                        path + " in " + zip.getName() + " is larger than LogObjects.MAX_OBJECT_BYTES = "
                                + MAX_OBJECT_BYTES,
                        "No file of a log is this large: export the log again.");
            }
            return Optional.of(bytes);
        } catch (ZipException e) {
            throw LedgerException.malformed(
                    path + " in " + zip.getName() + " cannot be unpacked: " + e.getMessage(),
                    "Fetch the archive again, or export the log again.");
        } catch (IOException e) {
            throw LedgerException.io("cannot read " + path + " in " + zip.getName(), e);
        }
    }

    /**
     * Writes the archive of a log as it was at one checkpoint.
     *
     * @param objects the log's files
     * @param description goes into {@code log.json}
     * @param checkpoint the checkpoint; nothing beyond it is written
     * @param out where to; it is not closed
     * @param progress told the number of objects written, after each
     * @return the number of objects
     * @throws LedgerException when a tile or bundle is missing
     */
    public static long write(
            LogObjects objects,
            LogDescription description,
            SignedCheckpoint checkpoint,
            OutputStream out,
            LongConsumer progress)
            throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out);
        put(zip, LogDescription.PATH, description.toBytes());
        put(zip, TilePath.CHECKPOINT, checkpoint.toBytes());
        long written = 2;
        Iterator<TilePath> paths = TreePaths.of(checkpoint.checkpoint().size(), description.minimumIndex())
                .iterator();
        while (paths.hasNext()) {
            TilePath path = paths.next();
            put(zip, path.toPath(), objects.require(path));
            progress.accept(++written);
        }
        zip.finish();
        return written;
    }

    private static void put(ZipOutputStream zip, String path, byte[] bytes) throws IOException {
        CRC32 crc = new CRC32();
        crc.update(bytes);
        ZipEntry entry = new ZipEntry(path);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(bytes.length);
        entry.setCrc(crc.getValue());
        entry.setTimeLocal(FIXED_TIME);
        zip.putNextEntry(entry);
        zip.write(bytes);
        zip.closeEntry();
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    @Override
    public String toString() {
        return zip.getName();
    }
}
