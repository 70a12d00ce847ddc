package dev.assay.core.config;

import java.nio.file.Path;
import java.util.Map;

/**
 * The folders of one user, after the XDG base directory rules; each ends in {@code assay}.
 *
 * @param home the user's home folder
 * @param config for what the user wrote or must keep, such as keys
 * @param state for what the program remembers, such as the last checkpoint seen of a log
 * @param cache for what can be made again
 */
public record UserFolders(Path home, Path config, Path state, Path cache) {

    /** The folders that the environment names, or the usual ones below the home folder. */
    public static UserFolders of(Map<String, String> environment, Path home) {
        return new UserFolders(
                home,
                folder(environment, "XDG_CONFIG_HOME", home.resolve(".config")),
                folder(environment, "XDG_STATE_HOME", home.resolve(".local/state")),
                folder(environment, "XDG_CACHE_HOME", home.resolve(".cache")));
    }

    /** A relative path in such a variable is to be ignored, says the XDG text. */
    private static Path folder(Map<String, String> environment, String variable, Path usual) {
        String value = environment.getOrDefault(variable, "");
        Path base = value.startsWith("/") ? Path.of(value) : usual;
        return base.resolve("assay");
    }
}
