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
import java.util.concurrent.ConcurrentHashMap;

/** Tiles and bundles as files below a folder. Thread-safe, but for {@link #write}, which belongs to one thread. */
final class DirectoryBulk implements BulkStore {
    private final Path root;
    private final Path temporary;
    private final DirectoryObjects objects;
    /** What was written since the last sync; the lock for both sets. */
    private final Set<Path> unsynced = new LinkedHashSet<>();

    private final Set<Path> unsyncedFolders = new LinkedHashSet<>();
    /** Folders that are there, and whose names were synced or will be. */
    private final Set<Path> knownFolders = ConcurrentHashMap.newKeySet();

    DirectoryBulk(Path root, Path temporary) {
        this.root = root.toAbsolutePath();
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
        if (folder.equals(root) || knownFolders.contains(folder)) {
            return;
        }
        Path parent = DurableFiles.parentOf(folder);
        createFolders(parent);
        if (!Files.isDirectory(folder)) {
            Files.createDirectory(folder);
        }
        synchronized (unsynced) {
            // Also when it was there: a process that was killed may have made it and never synced its name.
            unsyncedFolders.add(parent);
        }
        knownFolders.add(folder);
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
    public int widest(TilePath full) {
        if (Files.exists(root.resolve(full.toPath()))) {
            return TilePath.FULL_WIDTH;
        }
        int widest = 0;
        try (DirectoryStream<Path> partials = Files.newDirectoryStream(root.resolve(full.partialFolder()))) {
            for (Path partial : partials) {
                Optional<TilePath> path = TilePath.parse(full.partialFolder() + "/" + partial.getFileName());
                widest = Math.max(widest, path.map(TilePath::width).orElse(0));
            }
        } catch (NoSuchFileException e) {
            return 0;
        } catch (IOException e) {
            throw LedgerException.io("cannot list the partial tiles of " + full, e);
        }
        return widest;
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
            knownFolders.remove(folder);
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            throw LedgerException.io("cannot remove " + folder, e);
        }
    }
}
