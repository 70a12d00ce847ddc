package dev.assay.cli.doctor;

import dev.assay.cli.command.Session;
import java.io.File;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks at the machine: Java, memory, disk, clock, and programs that some commands use. */
final class MachineExamination {

    private static final long MIB = 1L << 20;
    private static final long MEMORY_MIB_LOW = 256;
    private static final long DISK_MIB_LOW = 1024;
    private static final long DISK_MIB_MIN = 64;

    /** No correct clock shows an earlier time: this version did not exist then. */
    private static final Instant CLOCK_MIN = Instant.parse("2026-11-20T00:00:00Z");

    private MachineExamination() {}

    static List<Finding> of(Session session) throws IOException {
        List<Finding> findings = new ArrayList<>();
        findings.add(java());
        findings.add(memory(Runtime.getRuntime().maxMemory() / MIB));
        findings.add(disk(session.configuration().projectFolder()));
        findings.add(clock(session.surroundings().clock().instant()));
        findings.add(git(session.surroundings().environment().getOrDefault("PATH", "")));
        return findings;
    }

    private static Finding java() {
        return Finding.ok("Java", Runtime.version() + " in " + System.getProperty("java.home"));
    }

    private static Finding memory(long mebibytes) {
        if (mebibytes < MEMORY_MIB_LOW) {
            return Finding.note(
                    "memory",
                    "Java may use " + mebibytes + " MiB, which is little for a large log",
                    "give it more, for example ASSAY_JAVA_OPTS=-Xmx512m");
        }
        return Finding.ok("memory", "Java may use " + mebibytes + " MiB");
    }

    private static Finding disk(Path folder) throws IOException {
        FileStore store = Files.getFileStore(folder);
        long free = store.getUsableSpace() / MIB;
        String what = free + " MiB free for " + folder;
        if (free < DISK_MIB_MIN) {
            return Finding.problem("disk", what, "free some space; writing to a log will stop soon");
        }
        if (free < DISK_MIB_LOW) {
            return Finding.note("disk", what, "a busy log may need more");
        }
        if (!Files.isWritable(folder)) {
            return Finding.note(
                    "disk", folder + " is read-only for you", "verifying works; a log needs another folder");
        }
        return Finding.ok("disk", what);
    }

    private static Finding clock(Instant now) {
        if (now.isBefore(CLOCK_MIN)) {
            return Finding.problem(
                    "clock",
                    "shows " + now + ", before this version existed",
                    "set the clock; signatures carry the time");
        }
        return Finding.ok("clock", now.toString());
    }

    private static Finding git(String path) {
        Optional<Path> git = onPath("git", path);
        return git.map(found -> Finding.ok("git", found.toString()))
                .orElseGet(() ->
                        Finding.note("git", "not on PATH", "install it if the log is to live in a git repository"));
    }

    /** The program of this name on a search path. */
    static Optional<Path> onPath(String program, String path) {
        for (String folder : path.split(File.pathSeparator, -1)) {
            Path candidate = Path.of(folder).resolve(program);
            if (!folder.isEmpty() && Files.isExecutable(candidate)) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }
}
