package dev.assay.ledger.evidence;

import dev.assay.ledger.LedgerError;
import dev.assay.ledger.LedgerException;
import dev.assay.ledger.digest.Digest;
import dev.assay.ledger.dsse.Envelope;
import dev.assay.ledger.file.DurableFiles;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Evidence and blobs in a folder: {@code evidence/<aa>/<sha256>.dsse.json} and {@code .salt}, {@code
 * blobs/sha256/<aa>/<digest>}, where {@code aa} are the first two digits.
 *
 * <p>Everything is named by its digest and never changed, so that any number of processes and threads may write. Files
 * are put in place whole and durably; modes are 0600 and 0700. Faults of the disk are {@link LedgerException}s.
 */
public final class EvidenceDirectory implements EvidenceSource {

    /** Bytes of one blob, at most: 1 GiB. */
    public static final long BLOB_BYTES_LIMIT = 1L << 30;

    private static final String ENVELOPE = ".dsse.json";
    private static final String SALT = ".salt";
    private static final int HEX_DIGITS = 64;

    private final Path evidence;
    private final Path blobs;
    private final SecureRandom random;

    /**
     * @param root the folder that holds {@code evidence} and {@code blobs}; they are made when first needed
     * @param random for salts
     */
    public EvidenceDirectory(Path root, SecureRandom random) {
        this.evidence = root.resolve("evidence");
        this.blobs = root.resolve("blobs").resolve("sha256");
        this.random = random;
    }

    /**
     * Stores an envelope with a new salt. One that is stored already keeps its salt, so that storing is repeatable.
     *
     * @throws LedgerException when the disk fails, or what is stored under this id is damaged
     */
    public StoredEvidence.Intact put(Envelope envelope) {
        EvidenceId id = EvidenceId.of(envelope);
        Path file = file(id, ENVELOPE);
        try {
            DurableFiles.createFolder(shard(evidence, id.digest()));
            // The salt first: an envelope without its salt could never be matched to the log.
            DurableFiles.createOnly(file(id, SALT), Salt.random(random).bytes());
            DurableFiles.createOnly(file, envelope.bytes());
        } catch (IOException e) {
            throw LedgerException.io("cannot store the evidence " + file, e);
        }
        return switch (read(id)) {
            case StoredEvidence.Intact intact -> intact;
            case StoredEvidence.Damaged damaged ->
                throw new LedgerException(
                        LedgerError.INCONSISTENT,
                        damaged.place() + ": " + damaged.why(),
                        "Restore the file from a copy; `assay verify` says more.");
            case StoredEvidence.Absent absent ->
                throw new LedgerException(
                        LedgerError.INCONSISTENT,
                        file + " vanished while it was stored",
                        "Is another program cleaning this folder? Run the command again.");
        };
    }

    /** Stores a blob; says its digest. */
    public Digest putBlob(InputStream content) {
        try {
            DurableFiles.createFolder(blobs);
            Path temporary = DurableFiles.temporaryFor(blobs.resolve("blob"));
            try {
                Digest digest = copy(content, temporary);
                Path file = blobFile(digest);
                DurableFiles.createFolder(shard(blobs, digest));
                Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                DurableFiles.syncParent(file);
                return digest;
            } finally {
                Files.deleteIfExists(temporary);
            }
        } catch (IOException e) {
            throw LedgerException.io("cannot store a blob in " + blobs, e);
        }
    }

    private static Digest copy(InputStream content, Path target) throws IOException {
        MessageDigest sha256 = Digest.sha256();
        try (FileChannel channel = FileChannel.open(target, StandardOpenOption.WRITE)) {
            OutputStream out = new DigestOutputStream(Channels.newOutputStream(channel), sha256);
            byte[] buffer = new byte[64 * 1024];
            long total = 0;
            for (int n = content.read(buffer); n >= 0; n = content.read(buffer)) {
                total += n;
                if (total > BLOB_BYTES_LIMIT) {
                    throw new LedgerException(
                            LedgerError.LIMIT_EXCEEDED,
                            "a blob is larger than " + BLOB_BYTES_LIMIT + " bytes",
                            "Keep it elsewhere and name it by its digest.");
                }
                out.write(buffer, 0, n);
            }
            channel.force(true);
        }
        return new Digest(HexFormat.of().formatHex(sha256.digest()));
    }

    /**
     * Removes envelope and salt, the salt first; says whether anything was there. That an erasure is on record must
     * have been made sure of before, see {@link Erasure}.
     */
    public boolean erase(EvidenceId id) {
        try {
            boolean salt = DurableFiles.delete(file(id, SALT));
            boolean envelope = DurableFiles.delete(file(id, ENVELOPE));
            return salt || envelope;
        } catch (NoSuchFileException e) {
            return false; // Not even its folder is there.
        } catch (IOException e) {
            throw LedgerException.io("cannot erase the evidence " + file(id, ENVELOPE), e);
        }
    }

    @Override
    public void forEachId(Consumer<EvidenceId> action) {
        for (Path folder : listed(evidence)) {
            String start = folder.getFileName().toString();
            if (!Files.isDirectory(folder) || start.length() != 2) {
                continue;
            }
            listed(folder).stream()
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith(start) && (name.endsWith(ENVELOPE) || name.endsWith(SALT)))
                    .map(name -> name.substring(0, name.indexOf('.')))
                    .distinct()
                    .filter(hex -> hex.length() == HEX_DIGITS && Digest.isDigest(Digest.PREFIX + hex))
                    .forEach(hex -> action.accept(new EvidenceId(new Digest(hex))));
        }
    }

    private static List<Path> listed(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (NoSuchFileException e) {
            return List.of(); // Nothing was stored yet.
        } catch (IOException e) {
            throw LedgerException.io("cannot list " + folder, e);
        }
    }

    @Override
    public StoredEvidence read(EvidenceId id) {
        Path envelopeFile = file(id, ENVELOPE);
        Path saltFile = file(id, SALT);
        boolean hasEnvelope = Files.exists(envelopeFile);
        boolean hasSalt = Files.exists(saltFile);
        if (!hasEnvelope && !hasSalt) {
            return new StoredEvidence.Absent(id);
        }
        if (!hasEnvelope) {
            return new StoredEvidence.Damaged(
                    id, envelopeFile.toString(), "the envelope is missing; its salt is there");
        }
        byte[] envelope = readLimited(envelopeFile, Envelope.BYTES_LIMIT);
        if (!Digest.of(envelope).equals(id.digest())) {
            return new StoredEvidence.Damaged(
                    id, envelopeFile.toString(), "its content does not have the digest in its name");
        }
        if (!hasSalt) {
            return new StoredEvidence.Damaged(id, saltFile.toString(), "the salt is missing; its envelope is there");
        }
        byte[] salt = readLimited(saltFile, Salt.BYTES);
        if (salt.length != Salt.BYTES) {
            return new StoredEvidence.Damaged(id, saltFile.toString(), "a salt has " + Salt.BYTES + " bytes");
        }
        try {
            return new StoredEvidence.Intact(id, Envelope.parse(envelope), new Salt(salt));
        } catch (LedgerException e) {
            return new StoredEvidence.Damaged(id, envelopeFile.toString(), String.valueOf(e.getMessage()));
        }
    }

    @Override
    public String saltPlace(EvidenceId id) {
        return file(id, SALT).toString();
    }

    @Override
    public StoredBlob blob(Digest digest, int bytesLimit) {
        Path file = blobFile(digest);
        if (!Files.exists(file)) {
            return new StoredBlob.Absent(digest);
        }
        byte[] content = readLimited(file, bytesLimit);
        if (content.length > bytesLimit) {
            return new StoredBlob.Damaged(digest, file.toString(), "it is larger than " + bytesLimit + " bytes");
        }
        return Digest.of(content).equals(digest)
                ? new StoredBlob.Intact(content)
                : new StoredBlob.Damaged(digest, file.toString(), "its content does not have the digest in its name");
    }

    @Override
    public void forEachDamagedBlob(Consumer<StoredBlob.Damaged> action) {
        for (Path folder : listed(blobs)) {
            if (!Files.isDirectory(folder)) {
                continue; // A blob that is being written.
            }
            for (Path file : listed(folder)) {
                String hex = file.getFileName().toString();
                boolean isBlob = hex.length() == HEX_DIGITS && Digest.isDigest(Digest.PREFIX + hex);
                if (isBlob && !digestOf(file).equals(hex)) {
                    action.accept(new StoredBlob.Damaged(
                            new Digest(hex), file.toString(), "its content does not have the digest in its name"));
                }
            }
        }
    }

    private static String digestOf(Path file) {
        MessageDigest sha256 = Digest.sha256();
        byte[] buffer = new byte[64 * 1024];
        try (InputStream in = Files.newInputStream(file)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                sha256.update(buffer, 0, n);
            }
        } catch (IOException e) {
            throw LedgerException.io("cannot read " + file, e);
        }
        return HexFormat.of().formatHex(sha256.digest());
    }

    /** The content, or one byte more than the limit. */
    private static byte[] readLimited(Path file, int limit) {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(limit + 1);
        } catch (IOException e) {
            throw LedgerException.io("cannot read " + file, e);
        }
    }

    private Path file(EvidenceId id, String suffix) {
        return shard(evidence, id.digest()).resolve(id.digest().hex() + suffix);
    }

    private Path blobFile(Digest digest) {
        return shard(blobs, digest).resolve(digest.hex());
    }

    private static Path shard(Path folder, Digest digest) {
        return folder.resolve(digest.hex().substring(0, 2));
    }
}
