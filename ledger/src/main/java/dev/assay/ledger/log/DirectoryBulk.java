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
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Tiles and bundles as files below a folder. Thread-safe, but for {@link #write}, which belongs to one thread. */
final class DirectoryBulk implements BulkStore {
    private final Path root;
    private final Path temporary;
    private final DirectoryObjects objects;
    /** What was written since the last sync; the lock for both sets. */
    private final Set<Path> unsynced = new LinkedHashSet<>();

    private final Set<Path> unsyncedFolders = new LinkedHashSet<>();

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
            synchronized (unsynced) {
                unsynced.add(file);
                unsyncedFolders.add(folder);
            }
        } catch (IOException e) {
            throw LedgerException.io("cannot write " + file, e);
        }
    }

    /** Creates missing folders and remembers every one whose list of names changed. */
    private void createFolders(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        Path parent = DurableFiles.parentOf(folder);
        createFolders(parent);
        Files.createDirectory(folder);
        synchronized (unsynced) {
            unsyncedFolders.add(parent);
        }
    }

    @Override
    public void sync() {
        List<Path> files;
        List<Path> folders;
        synchronized (unsynced) {
            files = List.copyOf(unsynced);
            folders = List.copyOf(unsyncedFolders);
            unsynced.clear();
            unsyncedFolders.clear();
        }
        try {
            DurableFiles.syncFiles(files);
            for (Path folder : folders) {
                DurableFiles.syncFolder(folder);
            }
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
        } catch (IOException e) {
            throw LedgerException.io("cannot remove " + folder, e);
        }
    }
}
