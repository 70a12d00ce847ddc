package dev.assay.core.config;

/**
 * Something wrong with the configuration.
 *
 * @param place file with line, variable or option
 * @param message what is wrong there
 */
public record ConfigProblem(String place, String message) {

    @Override
    public String toString() {
        return place + ": " + message;
    }
}
