package dev.assay.cli.doctor;

import dev.assay.cli.command.Session;
import dev.assay.core.config.Config;
import dev.assay.core.config.ConfigKeys;
import dev.assay.core.config.ConfigProblem;
import dev.assay.core.config.ConfigReading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Looks at the user's and the project's files: configuration, home of the log, keys, and a source checkout. */
final class ProjectExamination {

    /** The newest format of a {@code .assay} folder that this version knows. */
    private static final String HOME_FORMAT = "1";

    private static final Set<PosixFilePermission> OTHERS = EnumSet.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE);

    private ProjectExamination() {}

    static List<Finding> of(Session session) throws IOException {
        ConfigReading reading = session.configuration();
        List<Finding> findings = new ArrayList<>(configuration(reading));
        findings.add(home(reading.projectFolder().resolve(".assay")));
        Config config = reading.config();
        Optional<Path> keys = config.find(ConfigKeys.KEYS_DIR);
        if (keys.isPresent()) {
            findings.addAll(keys("keys", keys.get()));
        }
        findings.addAll(keys("log keys", session.folders().config().resolve("log-keys")));
        String program = System.getProperty("assay.home");
        if (program != null && Files.exists(Path.of(program, "pom.xml"))) {
            findings.addAll(checkout(Path.of(program)));
        }
        return findings;
    }

    private static List<Finding> configuration(ConfigReading reading) {
        List<Finding> findings = new ArrayList<>();
        for (ConfigProblem problem : reading.problems()) {
            findings.add(Finding.problem("configuration", problem.toString(), "see assay config explain"));
        }
        for (ConfigProblem remark : reading.remarks()) {
            findings.add(Finding.note("configuration", remark.toString(), "see assay config explain"));
        }
        if (reading.files().isEmpty()) {
            findings.add(Finding.ok("configuration", "no file: defaults and variables are in force"));
        }
        reading.files().forEach(file -> findings.add(Finding.ok("configuration", file.toString())));
        return findings;
    }

    private static Finding home(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return Finding.ok("home", folder + " is not there yet; recording makes it");
        }
        Path format = folder.resolve("format");
        if (!Files.isReadable(format)) {
            return Finding.note("home", folder + " has no readable file 'format'", "check who made the folder");
        }
        String found = Files.readString(format).strip();
        if (!found.equals(HOME_FORMAT)) {
            return Finding.problem(
                    "home", folder + " has format " + found, "use the newer version of assay that wrote it");
        }
        return Finding.ok("home", folder + " (format " + found + ")");
    }

    private static List<Finding> keys(String subject, Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of(Finding.ok(subject, folder + " is not there yet; the first use makes it"));
        }
        List<Path> files;
        try (Stream<Path> list = Files.list(folder)) {
            files = list.filter(Files::isRegularFile).sorted().toList();
        }
        List<Finding> findings = new ArrayList<>();
        int secret = 0;
        for (Path file : files) {
            String name = file.toString();
            if (name.endsWith(".key") || name.endsWith(".pem")) {
                secret++;
                Finding wide = permissions(subject, file);
                if (wide != null) {
                    findings.add(wide);
                }
            }
        }
        if (findings.isEmpty()) {
            findings.add(Finding.ok(subject, folder + " (" + secret + ", readable by you only)"));
        }
        return findings;
    }

    private static @Nullable Finding permissions(String subject, Path file) throws IOException {
        if (!Files.getFileStore(file).supportsFileAttributeView("posix")) {
            return Finding.note(subject, file + " is on a file system without permissions", "keep keys on another one");
        }
        Set<PosixFilePermission> wide = EnumSet.copyOf(OTHERS);
        wide.retainAll(Files.getPosixFilePermissions(file));
        return wide.isEmpty()
                ? null
                : Finding.problem(subject, file + " can be read by others", "run chmod 600 '" + file + "'");
    }

    private static List<Finding> checkout(Path root) {
        List<Finding> findings = new ArrayList<>();
        Path vectors = root.resolveSibling("shared").resolve("vectors");
        findings.add(
                Files.isDirectory(vectors)
                        ? Finding.ok("vectors", vectors.toString())
                        : Finding.note(
                                "vectors", "no conformance data in " + vectors, "tests that need it are skipped"));
        Path peers = root.resolve("build/peers/bin");
        findings.add(
                Files.isDirectory(peers)
                        ? Finding.ok("peers", peers.toString())
                        : Finding.note("peers", "not installed", "run tools/peers before mvn verify -Ppeers"));
        return findings;
    }
}
