package dev.assay.ledger.key;

import dev.assay.ledger.LedgerError;
import dev.assay.ledger.LedgerException;
import dev.assay.ledger.file.DurableFiles;
import dev.assay.ledger.json.Timestamp;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The folder of a user's own statement keys, outside every repository.
 *
 * <p>Each key is two files named by the first 16 hex digits of its id: {@code <id>.pem} (mode 0600) and {@code
 * <id>.json} ({@link KeyRecord}); the file {@code local} names the one that signs now. Changes are made by writing new
 * files and renaming or linking them into place, so that several processes may use the folder at once; safe for
 * threads too. Every operation throws {@link LedgerException} when the disk fails or a private key is open to others.
 */
public final class KeyFolder {

    /** Keys in one folder, at most. */
    public static final int KEYS_LIMIT = 1_000;

    private static final String POINTER = "local";
    private static final String SECRET = ".pem";
    private static final String RECORD = ".json";

    private final Path folder;
    private final InstantSource clock;
    private final SecureRandom random;

    /**
     * @param folder made, with mode 0700, when the first key is
     * @param clock for the beginning of a new key
     * @param random for new keys
     */
    public KeyFolder(Path folder, InstantSource clock, SecureRandom random) {
        this.folder = folder;
        this.clock = clock;
        this.random = random;
    }

    /** The folder. */
    public Path path() {
        return folder;
    }

    /**
     * The key that signs now; the first call makes one. When two processes call first at once, both get the same key.
     *
     * @throws LedgerException when the key is revoked or over, or its file is open to others
     */
    public LocalKey local() {
        Optional<KeyId> current = current();
        if (current.isPresent()) {
            return new LocalKey(usable(current.get()), false);
        }
        SigningKey fresh = create(SignatureScheme.ED25519);
        try {
            if (DurableFiles.createOnly(pointer(), pointerText(fresh.id()))) {
                return new LocalKey(fresh, true);
            }
        } catch (IOException e) {
            throw LedgerException.io("cannot make the local key " + pointer(), e);
        }
        forget(fresh.id());
        KeyId winner = current().orElseThrow(() -> unusable(pointer(), "it vanished while a key was made"));
        return new LocalKey(usable(winner), false);
    }

    /** Which key signs now, if there is one. */
    public Optional<KeyId> current() {
        try {
            String text = new String(PrivateFiles.read(pointer()), StandardCharsets.US_ASCII).strip();
            return Optional.of(KeyId.parse(text));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw LedgerException.io("cannot read " + pointer(), e);
        } catch (LedgerException e) {
            throw unusable(pointer(), String.valueOf(e.getMessage()));
        }
    }

    /** Every key of the folder, the oldest first. */
    public List<KeyRecord> list() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<KeyRecord> records = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> found = files.filter(file -> file.toString().endsWith(RECORD))
                    .limit(KEYS_LIMIT + 1L)
                    .toList();
            if (found.size() > KEYS_LIMIT) {
                throw new LedgerException(
                        LedgerError.LIMIT_EXCEEDED,
                        "the key folder " + folder + " holds more than " + KEYS_LIMIT + " keys",
                        "Move old ones to another folder.");
            }
            for (Path file : found) {
                records.add(record(file));
            }
        } catch (IOException e) {
            throw LedgerException.io("cannot read the key folder " + folder, e);
        }
        records.sort(Comparator.comparing(
                        KeyRecord::window,
                        Comparator.comparing(KeyWindow::notBefore, Comparator.nullsFirst(Comparator.naturalOrder())))
                .thenComparing(KeyRecord::keyId));
        return List.copyOf(records);
    }

    /** The record and public half of the one key whose id begins with that text (with or without {@code sha256:}). */
    public TrustedKey find(String idPrefix) {
        String digits = idPrefix.startsWith("sha256:") ? idPrefix.substring("sha256:".length()) : idPrefix;
        List<KeyRecord> found = list().stream()
                .filter(each -> each.keyId().digest().hex().startsWith(digits))
                .toList();
        if (found.size() != 1 || digits.isEmpty()) {
            throw new LedgerException(
                    LedgerError.NOT_FOUND,
                    found.size() + " keys in " + folder + " have an id that begins with \"" + digits + "\"",
                    "`assay key list` shows their ids.");
        }
        KeyRecord only = found.getFirst();
        return new TrustedKey(secret(only).verificationKey(), only.window(), only.revocation());
    }

    /**
     * Makes a new key that signs from now on. The old one stays valid for the overlap, so that what is being verified
     * against yesterday's list of keys still is.
     *
     * @return the new key
     */
    public SigningKey rotate(SignatureScheme scheme, Duration overlap) {
        if (overlap.isNegative() || overlap.isZero()) {
            throw new IllegalArgumentException("an overlap of " + overlap + " is not positive");
        }
        Optional<KeyId> old = current();
        SigningKey fresh = create(scheme);
        try {
            DurableFiles.replace(pointer(), pointerText(fresh.id()));
        } catch (IOException e) {
            throw LedgerException.io("cannot change the local key " + pointer(), e);
        }
        old.ifPresent(id -> {
            KeyRecord record = record(recordPath(id));
            Instant end = Timestamp.toMillis(clock.instant().plus(overlap));
            if (record.revocation() == null && !record.window().isOver(end)) {
                write(new KeyRecord(id, record.scheme(), record.window().until(end), null));
            }
        });
        return fresh;
    }

    /** Marks a key as revoked; {@link IllegalArgumentException} when it is already. */
    public KeyRecord revoke(KeyId id, Revocation revocation) {
        KeyRecord record = record(recordPath(id));
        if (record.revocation() != null) {
            throw new IllegalArgumentException("the key " + id + " is already revoked");
        }
        KeyRecord revoked = new KeyRecord(id, record.scheme(), record.window(), revocation);
        write(revoked);
        return revoked;
    }

    private SigningKey usable(KeyId id) {
        KeyRecord record = record(recordPath(id));
        Instant now = clock.instant();
        if (!record.canSign(now)) {
            throw new LedgerException(
                    LedgerError.WRONG_KEY,
                    "the local key " + id + " must not sign at " + Timestamp.format(now) + ": it is "
                            + (record.revocation() != null ? "revoked" : "outside its window"),
                    "Make a new one with `assay key rotate`.");
        }
        return secret(record);
    }

    private SigningKey secret(KeyRecord record) {
        Path file = secretPath(record.keyId());
        SigningKey key = readSecret(file, record.scheme());
        if (!key.id().equals(record.keyId())) {
            throw new LedgerException(
                    LedgerError.WRONG_KEY,
                    file + " holds the key " + key.id() + ", but its record names " + record.keyId(),
                    "Restore the two files of this key together.");
        }
        return key;
    }

    /**
     * A private key from a PEM file that only its owner may read.
     *
     * @param scheme how it signs, or null to tell from its kind
     */
    public static SigningKey readSecret(Path file, @Nullable SignatureScheme scheme) {
        try {
            PrivateFiles.checkOwnerOnly(file);
            return Pem.readPrivate(PrivateFiles.read(file), scheme);
        } catch (IOException e) {
            throw LedgerException.io("cannot read the key " + file, e);
        } catch (LedgerException e) {
            if (e.code() == LedgerError.MALFORMED) {
                throw new LedgerException(LedgerError.WRONG_KEY, file + ": " + e.getMessage(), e.next());
            }
            throw e;
        }
    }

    private SigningKey create(SignatureScheme scheme) {
        SigningKey key = SigningKey.generate(scheme, random);
        Instant now = Timestamp.toMillis(clock.instant());
        try {
            PrivateFiles.createFolder(folder);
            DurableFiles.replace(secretPath(key.id()), Pem.writePrivate(key).getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw LedgerException.io("cannot write a key to " + folder, e);
        }
        write(new KeyRecord(key.id(), scheme, new KeyWindow(now, null), null));
        return key;
    }

    private void forget(KeyId id) {
        try {
            Files.deleteIfExists(recordPath(id));
            Files.deleteIfExists(secretPath(id));
        } catch (IOException e) {
            throw LedgerException.io("cannot remove the unused key " + secretPath(id), e);
        }
    }

    private KeyRecord record(Path file) {
        try {
            return KeyRecord.parse(PrivateFiles.read(file));
        } catch (IOException e) {
            throw LedgerException.io("cannot read the key record " + file, e);
        } catch (LedgerException e) {
            throw new LedgerException(LedgerError.WRONG_KEY, file + ": " + e.getMessage(), e.next());
        }
    }

    private void write(KeyRecord record) {
        try {
            DurableFiles.replace(recordPath(record.keyId()), record.toCanonicalJson());
        } catch (IOException e) {
            throw LedgerException.io("cannot write " + recordPath(record.keyId()), e);
        }
    }

    private static byte[] pointerText(KeyId id) {
        return (id + "\n").getBytes(StandardCharsets.US_ASCII);
    }

    private Path pointer() {
        return folder.resolve(POINTER);
    }

    private Path secretPath(KeyId id) {
        return folder.resolve(id.abbreviated() + SECRET);
    }

    private Path recordPath(KeyId id) {
        return folder.resolve(id.abbreviated() + RECORD);
    }

    private static LedgerException unusable(Path file, String why) {
        return new LedgerException(LedgerError.WRONG_KEY, file + ": " + why, "Look into the key folder.");
    }
}
