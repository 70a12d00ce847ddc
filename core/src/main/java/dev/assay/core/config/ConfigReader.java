package dev.assay.core.config;

import dev.assay.core.config.Origin.Kind;
import dev.assay.core.text.Nearest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Finds the sources of configuration and reads them. Used by one thread, for one run. */
public final class ConfigReader {

    /** File with the configuration of a project. */
    public static final String PROJECT_FILE = "assay.yaml";

    /** File with the configuration of a user, in {@link UserFolders#config()}. */
    public static final String USER_FILE = "config.yaml";

    /** Variables that belong to the launcher. */
    private static final Set<String> LAUNCHER_VARIABLES = Set.of(
            "ASSAY_JAVA_HOME", "ASSAY_JAVA_OPTS", "ASSAY_JVM_FOLDERS", "ASSAY_NO_BUILD", "ASSAY_AOT", "ASSAY_LAUNCHER");

    private final Map<String, String> environment;
    private final Path workingFolder;
    private final UserFolders folders;
    private final Map<ConfigKey<?>, Config.Setting> settings = new HashMap<>();
    private final List<ConfigProblem> problems = new ArrayList<>();
    private final List<ConfigProblem> remarks = new ArrayList<>();
    private final List<Path> files = new ArrayList<>();

    /**
     * A reader of the sources that are visible from one place.
     *
     * @param environment environment variables
     * @param workingFolder absolute path where the search for {@code assay.yaml} starts
     * @param folders the user's folders
     */
    public ConfigReader(Map<String, String> environment, Path workingFolder, UserFolders folders) {
        this.environment = environment;
        this.workingFolder = workingFolder;
        this.folders = folders;
    }

    /**
     * Reads all sources.
     *
     * @param options values given on the command line by {@code --set}, by key
     */
    public ConfigReading read(Map<String, String> options) {
        options.forEach((name, text) -> take(name, text, new Origin(Kind.OPTION, "--set " + name), workingFolder));
        readVariables();
        Path project = up(PROJECT_FILE);
        if (project != null) {
            readFile(project, Kind.PROJECT_FILE);
        }
        Path user = folders.config().resolve(USER_FILE);
        if (Files.exists(user)) {
            readFile(user, Kind.USER_FILE);
        }
        Path projectFolder = projectFolder();
        for (ConfigKey<?> key : ConfigKeys.ALL) {
            String text = key.defaultText();
            if (text != null) {
                take(key.name(), text, new Origin(Kind.DEFAULT, "default"), projectFolder);
            }
        }
        return new ConfigReading(new Config(settings), problems, remarks, files, projectFolder);
    }

    private void readVariables() {
        Map<String, ConfigKey<?>> byVariable = new TreeMap<>();
        ConfigKeys.ALL.forEach(key -> byVariable.put(key.variable(), key));
        for (Map.Entry<String, String> variable : new TreeMap<>(environment).entrySet()) {
            String name = variable.getKey();
            ConfigKey<?> key = byVariable.get(name);
            if (key != null) {
                take(key.name(), variable.getValue(), new Origin(Kind.VARIABLE, name), workingFolder);
            } else if (name.startsWith("ASSAY_") && !LAUNCHER_VARIABLES.contains(name)) {
                remarks.add(new ConfigProblem(name, "sets no known key" + Nearest.hint(name, byVariable.keySet())));
            }
        }
    }

    private void readFile(Path file, Kind kind) {
        ConfigFile read = ConfigFile.read(file);
        files.add(file);
        problems.addAll(read.problems());
        Path base = Objects.requireNonNull(file.getParent(), "a file has a folder");
        for (ConfigFile.Entry entry : read.entries()) {
            take(entry.key(), entry.text(), new Origin(kind, file + ":" + entry.line()), base);
        }
    }

    private void take(String name, String text, Origin origin, Path base) {
        for (ConfigKey<?> key : ConfigKeys.ALL) {
            if (key.name().equals(name)) {
                take(key, text, origin, base);
                return;
            }
        }
        List<String> members = ConfigKeys.names().stream()
                .filter(known -> known.startsWith(name + "."))
                .toList();
        String message = members.isEmpty()
                ? "unknown key '" + name + "'" + Nearest.hint(name, ConfigKeys.names())
                : "'" + name + "' is a group; its keys are " + String.join(", ", members);
        problems.add(new ConfigProblem(origin.place(), message));
    }

    /** Reads every value, so that a wrong one is reported even where another source wins. */
    private void take(ConfigKey<?> key, String text, Origin origin, Path base) {
        try {
            Object value = key.type().reader().read(text.strip(), new ValueType.Place(base, folders));
            settings.putIfAbsent(key, new Config.Setting(Objects.requireNonNull(value), text.strip(), origin));
        } catch (IllegalArgumentException e) {
            problems.add(new ConfigProblem(origin.place(), key.name() + ": '" + text + "' " + e.getMessage()));
        }
    }

    private Path projectFolder() {
        for (Path folder = workingFolder; folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve(PROJECT_FILE))
                    || Files.exists(folder.resolve(".assay"))
                    || Files.exists(folder.resolve(".git"))) {
                return folder;
            }
        }
        return workingFolder;
    }

    private @Nullable Path up(String name) {
        for (Path folder = workingFolder; folder != null; folder = folder.getParent()) {
            Path file = folder.resolve(name);
            if (Files.exists(file)) {
                return file;
            }
        }
        return null;
    }
}
