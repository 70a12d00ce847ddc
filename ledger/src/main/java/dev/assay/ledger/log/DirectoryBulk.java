package dev.assay.ledger.log;

import dev.assay.ledger.LedgerException;
import dev.assay.ledger.tile.DirectoryObjects;
import dev.assay.ledger.tile.TilePath;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** Tiles and bundles as files below a folder. Reads are thread-safe; writes belong to one thread. */
final class DirectoryBulk implements BulkStore {
    private final Path root;
    private final Path temporary;
    private final DirectoryObjects objects;
    private final Set<Path> unsyncedFiles = new LinkedHashSet<>();
    private final Set<Path> unsyncedFolders = new LinkedHashSet<>();
    private final Set<Path> knownFolders = new LinkedHashSet<>();

    DirectoryBulk(Path root, Path temporary) {
        this.root = root;
        this.temporary = temporary;
        this.objects = new DirectoryObjects(root);
    }

    @Override
    public Optional<byte[]> read(String path) {
        return objects.read(path);
    }

    @Override
    public void write(TilePath path, byte[] bytes) {
        Path file = root.resolve(path.toPath());
        try {
            Path folder = DurableFiles.parentOf(file);
            createFolders(folder);
            DurableFiles.writeAll(temporary, bytes, false);
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            unsyncedFiles.add(file);
            unsyncedFolders.add(folder);
        } catch (IOException e) {
            throw LedgerException.io("cannot write " + file, e);
        }
    }

    /** Creates missing folders and remembers every one whose list of names changed. */
    private void createFolders(Path folder) throws IOException {
        if (knownFolders.contains(folder)) {
            return;
        }
        if (!Files.isDirectory(folder)) {
            Path parent = DurableFiles.parentOf(folder);
            createFolders(parent);
            Files.createDirectory(folder);
            unsyncedFolders.add(parent);
        }
        if (knownFolders.size() > 4096) {
            knownFolders.clear();
        }
        knownFolders.add(folder);
    }

    @Override
    public void sync() {
        try {
            DurableFiles.syncFiles(unsyncedFiles);
            unsyncedFiles.clear();
            for (Path folder : unsyncedFolders) {
                DurableFiles.syncFolder(folder);
            }
            unsyncedFolders.clear();
        } catch (IOException e) {
            throw LedgerException.io("cannot sync the tiles in " + root, e);
        }
    }

    @Override
    public void deletePartials(TilePath full) {
        Path folder = root.resolve(full.partialFolder());
        try (DirectoryStream<Path> partials = Files.newDirectoryStream(folder)) {
            for (Path partial : partials) {
                Files.delete(partial);
            }
        } catch (NoSuchFileException e) {
            return;
        } catch (IOException e) {
            throw LedgerException.io("cannot remove the partial tiles in " + folder, e);
        }
        try {
            Files.deleteIfExists(folder);
            knownFolders.remove(folder);
            unsyncedFolders.remove(folder);
        } catch (IOException e) {
            throw LedgerException.io("cannot remove " + folder, e);
        }
    }
}
