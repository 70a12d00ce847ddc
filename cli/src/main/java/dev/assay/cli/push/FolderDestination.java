package dev.assay.cli.push;

import dev.assay.cli.command.Session;
import dev.assay.cli.log.LogFolder;
import dev.assay.core.fault.AssayException;
import dev.assay.core.fault.ErrorCode;
import dev.assay.ledger.LedgerException;
import dev.assay.ledger.checkpoint.SignedCheckpoint;
import dev.assay.ledger.file.DurableFiles;
import dev.assay.ledger.log.Appended;
import dev.assay.ledger.log.DirectoryLog;
import dev.assay.ledger.log.LogOptions;
import dev.assay.ledger.tile.DirectoryObjects;
import dev.assay.ledger.tile.TilePath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A log in a folder of this machine, alone or with evidence beside it as in {@code .assay}. */
final class FolderDestination implements Destination {

    private static final Duration MAX_PUBLISH = Duration.ofMinutes(2);

    private final Session session;
    private final Path log;
    private final Optional<Path> home;
    private final @Nullable Path key;

    /**
     * @param log folder of the log
     * @param home the folder for evidence, when there is one
     * @param key the log's private key, or null for the usual place
     */
    FolderDestination(Session session, Path log, Optional<Path> home, @Nullable Path key) {
        this.session = session;
        this.log = log;
        this.home = home;
        this.key = key;
    }

    @Override
    public String kind() {
        return home.isPresent() ? "a log with its evidence" : "a log";
    }

    @Override
    public Optional<SignedCheckpoint> checkpoint() {
        return new DirectoryObjects(log).read(TilePath.CHECKPOINT).map(SignedCheckpoint::parse);
    }

    @Override
    public Optional<Long> bringEvidence(Path from) throws IOException {
        if (home.isEmpty()) {
            return Optional.empty();
        }
        long copied = 0;
        for (String part : List.of("evidence", "blobs")) {
            copied += copy(from.resolve(part), home.get().resolve(part));
        }
        return Optional.of(copied);
    }

    private static long copy(Path from, Path to) throws IOException {
        if (!Files.isDirectory(from)) {
            return 0;
        }
        List<Path> files;
        try (Stream<Path> all = Files.walk(from)) {
            files = all.filter(Files::isRegularFile).sorted().toList();
        }
        long copied = 0;
        // Salts before envelopes: an envelope without its salt could never be matched to the log.
        for (Path file : files.reversed()) {
            Path target = to.resolve(from.relativize(file).toString());
            DurableFiles.createFolder(Objects.requireNonNull(target.getParent()));
            if (!Files.exists(target) && DurableFiles.createOnly(target, Files.readAllBytes(file))) {
                copied++;
            }
        }
        return copied;
    }

    @Override
    public Arrived bring(Shipment shipment, long since) throws IOException, InterruptedException {
        try (DirectoryLog open = LogFolder.open(session, log, key, LogOptions.DEFAULT)) {
            long size = checkpoint().map(signed -> signed.checkpoint().size()).orElse(0L);
            List<CompletableFuture<Appended>> waiting = new ArrayList<>();
            long added = shipment.send(
                    new DirectoryObjects(log), Math.min(since, size), size, entry -> waiting.add(open.append(entry)));
            long last = -1;
            for (CompletableFuture<Appended> each : waiting) {
                last = Math.max(last, durable(each).index());
            }
            long end = last < 0
                    ? size
                    : open.awaitPublished(last, MAX_PUBLISH).checkpoint().size();
            return new Arrived(added, end);
        }
    }

    private static Appended durable(CompletableFuture<Appended> appended) {
        try {
            return appended.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof LedgerException fault) {
                throw fault;
            }
            throw new AssayException(ErrorCode.DEFECT, "appending failed: " + e.getCause(), "run again with -v", e);
        }
    }

    @Override
    public void close() {
        // Nothing is held between two shipments.
    }

    @Override
    public String toString() {
        return log.toString();
    }
}
