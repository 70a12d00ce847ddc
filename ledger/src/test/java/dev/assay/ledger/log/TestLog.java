package dev.assay.ledger.log;

import dev.assay.ledger.checkpoint.CheckpointPolicy;
import dev.assay.ledger.checkpoint.SignedCheckpoint;
import dev.assay.ledger.tile.DirectoryObjects;
import dev.assay.ledger.witness.Cosigners;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A log in a folder with keys of its own. */
final class TestLog {
    static final String ORIGIN = "example.com/log";

    final Path folder;
    final LogKeys keys;

    TestLog(Path folder, boolean deduplicate) {
        this(folder, deduplicate, InstantSource.system());
    }

    TestLog(Path folder, boolean deduplicate, InstantSource clock) {
        this.folder = folder;
        this.keys = LogKeys.generate(ORIGIN, new SecureRandom(), clock);
        DirectoryLog.create(folder, LogSettings.of(ORIGIN, keys.publicKeys(), deduplicate), keys);
    }

    DirectoryLog open() {
        return DirectoryLog.open(folder, keys, LogOptions.DEFAULT, Cosigners.none());
    }

    /** Appends entries of this name and a number, and closes the log. */
    SignedCheckpoint append(String name, int count) {
        try (DirectoryLog log = open()) {
            List<CompletableFuture<Appended>> appended = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                appended.add(log.append(entry(name, i)));
            }
            appended.forEach(CompletableFuture::join);
        }
        return view().checkpoint();
    }

    static byte[] entry(String name, int number) {
        return (name + " " + number).getBytes(StandardCharsets.UTF_8);
    }

    CheckpointPolicy policy() {
        return CheckpointPolicy.ofLog(ORIGIN, keys.publicKeys());
    }

    DirectoryObjects objects() {
        return new DirectoryObjects(folder);
    }

    LogView view() {
        return LogView.open(objects(), policy());
    }

    FsckReport fsck() {
        return Fsck.check(objects(), view().checkpoint().checkpoint(), 0, done -> {});
    }
}
