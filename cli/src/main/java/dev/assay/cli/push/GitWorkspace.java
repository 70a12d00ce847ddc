package dev.assay.cli.push;

import dev.assay.cli.git.Git;
import dev.assay.cli.git.GitObjects;
import dev.assay.cli.git.GitTree;
import dev.assay.cli.git.ScratchFolder;
import dev.assay.cli.log.LogFolder;
import dev.assay.core.fault.AssayException;
import dev.assay.core.fault.ErrorCode;
import dev.assay.ledger.LedgerException;
import dev.assay.ledger.checkpoint.SignedCheckpoint;
import dev.assay.ledger.log.Appended;
import dev.assay.ledger.log.DirectoryLog;
import dev.assay.ledger.log.LogFiles;
import dev.assay.ledger.log.LogKeys;
import dev.assay.ledger.log.LogOptions;
import dev.assay.ledger.log.LogSettings;
import dev.assay.ledger.tile.TilePath;
import dev.assay.ledger.witness.Cosigners;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;

/**
 * The log of one commit in a scratch folder, so far as is needed to append: checkpoint, settings, and the right edge of
 * the tree. The rest stays in git, where new commits share it. Not thread-safe.
 */
final class GitWorkspace implements AutoCloseable {

    /** The format of the tree, in its file {@code format}. */
    static final String FORMAT = "1\n";

    private static final Duration MAX_PUBLISH = Duration.ofMinutes(2);
    private static final String SETTINGS = "settings";

    private final Git git;
    private final Optional<String> base;
    private final Path folder;
    private final Map<String, Integer> before = new HashMap<>();
    private long baseSize;

    private GitWorkspace(Git git, Optional<String> base, Path folder) {
        this.git = git;
        this.base = base;
        this.folder = folder;
    }

    /** Lays out the log of a commit; of none when it is empty. */
    static GitWorkspace open(Git git, Optional<String> commit) throws IOException {
        GitWorkspace workspace = new GitWorkspace(git, commit, Files.createTempDirectory("assay-push"));
        if (commit.isPresent()) {
            try (GitObjects objects = GitObjects.open(git, commit.get())) {
                workspace.layOut(objects);
            }
        }
        return workspace;
    }

    private Path log() {
        return folder.resolve("log");
    }

    private void layOut(GitObjects objects) throws IOException {
        String format = text(objects, "format");
        if (!format.equals(FORMAT)) {
            throw new AssayException(
                    ErrorCode.HOME_FORMAT_UNKNOWN,
                    "the log in git has format " + format.strip() + "; this version knows format " + FORMAT.strip(),
                    "use the version of assay that wrote it, or a newer one");
        }
        write(
                new LogFiles(log()).privateFolder().resolve(SETTINGS),
                text(objects, SETTINGS).getBytes(StandardCharsets.UTF_8));
        byte[] checkpoint = objects.read(TilePath.CHECKPOINT).orElseThrow(() -> missing(objects, TilePath.CHECKPOINT));
        write(log().resolve(TilePath.CHECKPOINT), checkpoint);
        baseSize = SignedCheckpoint.parse(checkpoint).checkpoint().size();
        List<TilePath> edge = new ArrayList<>();
        for (int level = 0;
                level * TilePath.LEVEL_BITS < Long.SIZE && (baseSize >>> (level * TilePath.LEVEL_BITS)) > 0;
                level++) {
            long hashes = baseSize >>> (level * TilePath.LEVEL_BITS);
            add(edge, level, hashes);
        }
        add(edge, TilePath.ENTRIES, baseSize);
        if (new LogFiles(log()).settings().deduplicate()) {
            for (long tile = 0; tile < baseSize / TilePath.FULL_WIDTH; tile++) {
                edge.add(TilePath.ofTree(0, tile, baseSize));
            }
        }
        for (TilePath path : edge) {
            write(log().resolve(path.toPath()), objects.require(path));
        }
        remember();
    }

    private static void add(List<TilePath> edge, int level, long hashes) {
        int width = (int) (hashes % TilePath.FULL_WIDTH);
        if (width > 0) {
            edge.add(new TilePath(level, hashes / TilePath.FULL_WIDTH, width));
        }
    }

    private static String text(GitObjects objects, String path) {
        return new String(objects.readAt(path).orElseThrow(() -> missing(objects, path)), StandardCharsets.UTF_8);
    }

    private static AssayException missing(GitObjects objects, String path) {
        return new AssayException(
                ErrorCode.VERIFICATION_FAILED,
                path + " is missing in " + objects,
                "somebody wrote to the ref by other means; restore it from a clone that has an older state");
    }

    private static void write(Path file, byte[] bytes) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
    }

    /** The origin of the log; empty when there is none yet. */
    Optional<String> origin() {
        return base.map(_ -> new LogFiles(log()).settings().origin());
    }

    /** Makes the first log. */
    void create(String origin, LogKeys keys) throws IOException {
        LogSettings settings = LogSettings.of(origin, keys.publicKeys(), false);
        DirectoryLog.create(log(), settings, keys);
        LogFolder.writeDescription(log(), settings);
    }

    /** Appends what the log does not have yet. */
    Destination.Arrived append(LogKeys keys, Shipment shipment, long since) throws IOException {
        LogOptions options = LogOptions.DEFAULT.withCheckpointInterval(Duration.ZERO);
        List<CompletableFuture<Appended>> waiting = new ArrayList<>();
        try (DirectoryLog log = DirectoryLog.open(log(), keys, options, Cosigners.none())) {
            long added = send(shipment, since, log, waiting);
            long last = -1;
            for (CompletableFuture<Appended> each : waiting) {
                last = Math.max(last, each.join().index());
            }
            long size = last < 0
                    ? baseSize
                    : log.awaitPublished(last, MAX_PUBLISH).checkpoint().size();
            return new Destination.Arrived(added, size);
        } catch (CompletionException e) {
            throw e.getCause() instanceof LedgerException fault ? fault : e;
        }
    }

    private long send(Shipment shipment, long since, DirectoryLog log, List<CompletableFuture<Appended>> waiting)
            throws IOException {
        if (base.isEmpty()) {
            return shipment.send(path -> Optional.empty(), 0, 0, entry -> waiting.add(log.append(entry)));
        }
        try (GitObjects objects = GitObjects.open(git, base.get())) {
            return shipment.send(objects, Math.min(since, baseSize), baseSize, entry -> waiting.add(log.append(entry)));
        }
    }

    /** Writes what has changed as the next commit. */
    String commit(String message, Instant time) throws IOException, InterruptedException {
        GitTree tree = GitTree.from(git, folder.resolve("index"), base);
        for (String path : published()) {
            Path file = log().resolve(path);
            if (!Integer.valueOf(java.util.Arrays.hashCode(Files.readAllBytes(file)))
                    .equals(before.get(path))) {
                tree.put(GitObjects.FOLDER + path, file);
                dropPartials(tree, path);
            }
        }
        Path format = folder.resolve("format");
        Files.writeString(format, FORMAT);
        tree.put("format", format);
        tree.put(SETTINGS, new LogFiles(log()).privateFolder().resolve(SETTINGS));
        return tree.commit(base, message, time);
    }

    /** Once a tile is full its partial ones are no longer needed (C2SP tlog-tiles, "Partial Tiles"). */
    private void dropPartials(GitTree tree, String path) throws IOException, InterruptedException {
        Optional<TilePath> tile = TilePath.parse(path).filter(TilePath::isFull);
        if (tile.isPresent() && base.isPresent()) {
            for (String partial : tree.list(GitObjects.FOLDER + tile.get().partialFolder() + "/")) {
                tree.remove(partial);
            }
        }
    }

    private void remember() throws IOException {
        for (String path : published()) {
            before.put(path, java.util.Arrays.hashCode(Files.readAllBytes(log().resolve(path))));
        }
    }

    /** The published files that are in the scratch folder. */
    private List<String> published() throws IOException {
        try (Stream<Path> files = Files.walk(log())) {
            return files.filter(Files::isRegularFile)
                    .map(file -> log().relativize(file).toString())
                    .filter(path -> !path.startsWith(LogFiles.PRIVATE + "/"))
                    .sorted()
                    .toList();
        }
    }

    @Override
    public void close() throws IOException {
        ScratchFolder.delete(folder);
    }
}
