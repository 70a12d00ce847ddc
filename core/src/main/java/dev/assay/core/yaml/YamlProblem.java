package dev.assay.core.yaml;

/**
 * Something wrong in a file.
 *
 * @param file its name, for people
 * @param line from 1
 * @param message what is wrong there
 */
public record YamlProblem(String file, int line, String message) {

    @Override
    public String toString() {
        return file + ":" + line + ": " + message;
    }
}
