package dev.assay.ledger.witness;

import dev.assay.ledger.LedgerError;
import dev.assay.ledger.LedgerException;
import dev.assay.ledger.checkpoint.NoteKeyFile;
import dev.assay.ledger.checkpoint.NoteSecret;
import dev.assay.ledger.checkpoint.SignedCheckpoint;
import dev.assay.ledger.note.VerifierKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A witness on disk: who it is ({@code witness}), which logs it watches ({@code logs}) what it cosigned ({@code
 * checkpoints/}) and which forks it saw ({@code forks/}). The private keys lie elsewhere; the folder only says where
 * and holds the public halves. Immutable.
 *
 * @param folder the folder
 * @param name the witness's name
 * @param keyFile where the private keys are
 * @param keys the public keys, in the order in which they sign
 */
public record WitnessFolder(Path folder, String name, Path keyFile, List<VerifierKey> keys) {
    private static final String HEADER = "assay witness v1";
    private static final String IDENTITY = "witness";
    private static final String LOGS = "logs";

    public WitnessFolder {
        keys = List.copyOf(keys);
        if (keys.isEmpty() || keys.stream().anyMatch(key -> !key.name().equals(name))) {
            throw new IllegalArgumentException("a witness has at least one key, and all have its name");
        }
    }

    /**
     * Makes a witness in a folder that does not exist or is empty. The key file is there already.
     *
     * @throws LedgerException {@link LedgerError#ALREADY_EXISTS} when the folder holds anything
     */
    public static WitnessFolder create(Path folder, Path keyFile, List<VerifierKey> keys) {
        WitnessFolder made = new WitnessFolder(folder, keys.getFirst().name(), keyFile.toAbsolutePath(), keys);
        requireFree(folder);
        StringBuilder identity = new StringBuilder(HEADER).append('\n');
        identity.append("name ").append(made.name()).append('\n');
        identity.append("key-file ").append(made.keyFile()).append('\n');
        keys.forEach(key -> identity.append("vkey ").append(key.toVkey()).append('\n'));
        try {
            Files.createDirectories(folder);
            KnownLogs.create(folder.resolve(LOGS));
            DurableFile.replace(folder.resolve(IDENTITY), identity.toString().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw LedgerException.io("cannot make the witness in " + folder, e);
        }
        return made;
    }

    /**
     * Checks that a witness could be made in this folder: before keys are made for it.
     *
     * @throws LedgerException {@link LedgerError#ALREADY_EXISTS} when the folder holds anything
     */
    public static void requireFree(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (var files = Files.list(folder)) {
            if (files.findAny().isPresent()) {
                throw new LedgerException(
                        LedgerError.ALREADY_EXISTS, folder + " is not empty", "Choose a new folder for the witness.");
            }
        } catch (IOException e) {
            throw LedgerException.io("cannot read " + folder, e);
        }
    }

    /**
     * Reads who the witness in a folder is.
     *
     * @throws LedgerException {@link LedgerError#NOT_FOUND} when there is none, {@link LedgerError#MALFORMED} with
     *     the line
     */
    public static WitnessFolder open(Path folder) {
        Path file = folder.resolve(IDENTITY);
        if (!Files.exists(file)) {
            throw new LedgerException(
                    LedgerError.NOT_FOUND, "there is no witness in " + folder, "Make one with 'assay witness init'.");
        }
        String name = "";
        String keyFile = "";
        List<VerifierKey> keys = new ArrayList<>();
        for (KeywordFile.Line line : KeywordFile.read(file, HEADER)) {
            switch (line.keyword()) {
                case "name" -> name = line.value();
                case "key-file" -> keyFile = line.value();
                case "vkey" -> keys.add(key(file, line));
                default ->
                    throw KeywordFile.wrong(
                            file,
                            line.number(),
                            "unknown keyword '" + line.keyword() + "'; known are name, key-file, vkey");
            }
        }
        if (keyFile.isEmpty()) {
            throw KeywordFile.wrong(file, 1, "the line 'key-file' is missing");
        }
        try {
            return new WitnessFolder(folder, name, folder.resolve(keyFile), keys);
        } catch (IllegalArgumentException e) {
            throw KeywordFile.wrong(file, 1, String.valueOf(e.getMessage()));
        }
    }

    private static VerifierKey key(Path file, KeywordFile.Line line) {
        try {
            return VerifierKey.parse(line.value());
        } catch (IllegalArgumentException e) {
            throw KeywordFile.wrong(file, line.number(), String.valueOf(e.getMessage()));
        }
    }

    /** The logs that it watches. */
    public KnownLogs logs() {
        return new KnownLogs(folder.resolve(LOGS));
    }

    /** What it has cosigned, by origin, without locking it. */
    public Map<String, SignedCheckpoint> cosigned() {
        return DirectoryWitnessState.read(folder, keys);
    }

    /** The forks that it has seen. */
    public DirectoryForks forks() {
        return new DirectoryForks(folder.resolve("forks"));
    }

    /** Opens and locks what it has cosigned. */
    public DirectoryWitnessState openState() {
        return DirectoryWitnessState.open(folder, keys);
    }

    /**
     * Reads the private keys.
     *
     * @param file the key file: {@link #keyFile}, or where it was moved to
     * @throws LedgerException {@link LedgerError#WRONG_KEY} when they are not this witness's
     */
    public List<NoteSecret> secrets(Path file) {
        List<NoteSecret> secrets = NoteKeyFile.read(file);
        if (!secrets.stream().map(NoteSecret::key).toList().equals(keys)) {
            throw new LedgerException(
                    LedgerError.WRONG_KEY,
                    "the keys in " + file + " are not those of the witness '" + name + "' in " + folder,
                    "Give the key file that 'assay witness init' made for it.");
        }
        return secrets;
    }
}
