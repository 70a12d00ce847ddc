package dev.assay.ledger.log;

import dev.assay.ledger.LedgerError;
import dev.assay.ledger.LedgerException;
import dev.assay.ledger.checkpoint.MlDsa44;
import dev.assay.ledger.checkpoint.MlDsa44Signer;
import dev.assay.ledger.note.Ed25519;
import dev.assay.ledger.note.Ed25519Signer;
import dev.assay.ledger.note.NoteSigner;
import dev.assay.ledger.note.VerifierKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The private keys of a log: an Ed25519 key, which the witness network needs, and an ML-DSA-44 key, which outlives quantum
 * computers. During a rotation there are two of each. Thread-safe.
 *
 * <p>The file has one private key a line in the text form of Go's note package; for ML-DSA-44 the last part is
 * {@code base64(0x06 || raw public key || PKCS#8)}. Its mode must be 0600.
 */
public final class LogKeys {
    /** The most bytes of a key file. */
    private static final int MAX_FILE_BYTES = 64 << 10;

    private static final Set<PosixFilePermission> FORBIDDEN = EnumSet.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE);

    private final List<NoteSigner> signers;
    private final List<String> privateTexts;
    private final SteadyClock clock;

    private LogKeys(List<NoteSigner> signers, List<String> privateTexts, SteadyClock clock) {
        this.signers = List.copyOf(signers);
        this.privateTexts = List.copyOf(privateTexts);
        this.clock = clock;
    }

    /**
     * New keys.
     *
     * @param origin the log's identity, which is the name of its keys
     */
    public static LogKeys generate(String origin, SecureRandom random, InstantSource clock) {
        byte[] seed = new byte[Ed25519.KEY_BYTES];
        random.nextBytes(seed);
        String ed25519 = Ed25519Signer.ofSeed(origin, seed).toPrivateText();
        return parse(List.of(ed25519, mlDsaText(origin, MlDsa44.generate())), clock);
    }

    /** Keys from their private texts, one a line. */
    static LogKeys parse(List<String> lines, InstantSource clock) {
        SteadyClock steady = new SteadyClock(clock);
        List<NoteSigner> signers = new ArrayList<>();
        for (String line : lines) {
            signers.add(signer(line, steady));
        }
        if (signers.isEmpty()) {
            throw new IllegalArgumentException("there is no key in it");
        }
        return new LogKeys(signers, lines, steady);
    }

    private static NoteSigner signer(String line, SteadyClock clock) {
        String[] parts = line.split("\\+", 5);
        if (parts.length != 5 || !line.startsWith(Ed25519Signer.PRIVATE_PREFIX)) {
            throw new IllegalArgumentException("a line is not a private key (" + Ed25519Signer.PRIVATE_PREFIX + "...)");
        }
        byte[] blob = decode(parts[4]);
        if (blob.length > 0 && blob[0] == VerifierKey.ML_DSA_44_COSIGNATURE) {
            return mlDsaSigner(parts[2], parts[3], blob, clock);
        }
        return Ed25519Signer.parse(line);
    }

    private static byte[] decode(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            // The decoder's own message would quote a character of the key.
            throw new IllegalArgumentException("a private key is not base64");
        }
    }

    private static NoteSigner mlDsaSigner(String name, String id, byte[] blob, SteadyClock clock) {
        int publicEnd = 1 + MlDsa44.PUBLIC_KEY_BYTES;
        if (blob.length <= publicEnd) {
            throw new IllegalArgumentException("an ML-DSA-44 private key is cut off");
        }
        KeyPair pair = new KeyPair(
                MlDsa44.publicKey(Arrays.copyOfRange(blob, 1, publicEnd)),
                MlDsa44.privateKey(Arrays.copyOfRange(blob, publicEnd, blob.length)));
        MlDsa44Signer signer = new MlDsa44Signer(name, pair, clock);
        if (!signer.key().idHex().equals(id)) {
            throw new IllegalArgumentException("the key id " + id + " is not that of its ML-DSA-44 key");
        }
        return signer;
    }

    private static String mlDsaText(String name, KeyPair pair) {
        byte[] publicKey = MlDsa44.raw(pair.getPublic());
        byte[] pkcs8 = pair.getPrivate().getEncoded();
        byte[] blob = new byte[1 + publicKey.length + pkcs8.length];
        blob[0] = VerifierKey.ML_DSA_44_COSIGNATURE;
        System.arraycopy(publicKey, 0, blob, 1, publicKey.length);
        System.arraycopy(pkcs8, 0, blob, 1 + publicKey.length, pkcs8.length);
        VerifierKey key = VerifierKey.of(name, VerifierKey.ML_DSA_44_COSIGNATURE, publicKey);
        return Ed25519Signer.PRIVATE_PREFIX + name + "+" + key.idHex() + "+"
                + Base64.getEncoder().encodeToString(blob);
    }

    /**
     * Reads a key file.
     *
     * @throws LedgerException when it is missing, malformed, or others may read it
     */
    public static LogKeys load(Path file, InstantSource clock) {
        try {
            checkPermissions(file);
            if (Files.size(file) > MAX_FILE_BYTES) {
                throw LedgerException.malformed(
                        file + " is too large for a key file", "Name the file that 'assay log init' wrote.");
            }
            List<String> lines = Files.readString(file).lines().map(String::strip).toList();
            return parse(
                    lines.stream()
                            .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                            .toList(),
                    clock);
        } catch (IllegalArgumentException e) {
            throw LedgerException.malformed(
                    file + " is not a log's key file: " + e.getMessage(),
                    "Name the file that 'assay log init' wrote, or restore it from its backup.");
        } catch (IOException e) {
            throw LedgerException.io("cannot read the log's key file " + file, e);
        }
    }

    /**
     * Refuses a private file that group or others may read or write.
     *
     * @throws LedgerException {@link LedgerError#KEY_PERMISSIONS} with the command that mends it
     */
    public static void checkPermissions(Path file) throws IOException {
        if (!FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            return;
        }
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
        if (permissions.stream().anyMatch(FORBIDDEN::contains)) {
            throw new LedgerException(
                    LedgerError.KEY_PERMISSIONS,
                    "the private key " + file + " has mode " + PosixFilePermissions.toString(permissions)
                            + ": others can read or replace it",
                    "Run 'chmod 600 " + file + "', and rotate the key if others could have read it.");
        }
    }

    /**
     * Writes a new key file with mode 0600; its folder is made with mode 0700.
     *
     * @throws LedgerException {@link LedgerError#ALREADY_EXISTS} when there is one
     */
    public void save(Path file) {
        try {
            Path folder = DurableFiles.parentOf(file);
            boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
            Files.createDirectories(folder, posix ? mode("rwx------") : new FileAttribute<?>[0]);
            Files.createFile(file, posix ? mode("rw-------") : new FileAttribute<?>[0]);
            byte[] text = (String.join("\n", privateTexts) + "\n").getBytes(StandardCharsets.UTF_8);
            Files.write(file, text, StandardOpenOption.WRITE, StandardOpenOption.SYNC);
            DurableFiles.syncFolder(folder);
        } catch (FileAlreadyExistsException e) {
            throw new LedgerException(
                    LedgerError.ALREADY_EXISTS,
                    "there is a key file already: " + file,
                    "Use it with --key, or name another file; a key is never overwritten.",
                    e);
        } catch (IOException e) {
            throw LedgerException.io("cannot write the key file " + file, e);
        }
    }

    private static FileAttribute<?>[] mode(String permissions) {
        return new FileAttribute<?>[] {
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        };
    }

    /** These keys and then those: what signs during a rotation by overlap. */
    public LogKeys and(LogKeys others) {
        List<String> all = new ArrayList<>(privateTexts);
        others.privateTexts.stream().filter(text -> !all.contains(text)).forEach(all::add);
        return parse(all, clock);
    }

    /** Only the keys whose public half is in the list; what is left when a rotation ends. */
    public LogKeys only(List<VerifierKey> keys) {
        List<String> kept = new ArrayList<>();
        for (int i = 0; i < signers.size(); i++) {
            if (keys.contains(signers.get(i).key())) {
                kept.add(privateTexts.get(i));
            }
        }
        return parse(kept, clock);
    }

    /** The public halves, in the order in which they sign. */
    public List<VerifierKey> publicKeys() {
        return signers.stream().map(NoteSigner::key).toList();
    }

    List<NoteSigner> signers() {
        return signers;
    }

    SteadyClock clock() {
        return clock;
    }
}
