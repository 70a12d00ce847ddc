package dev.assay.cli.command;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Formats that {@code -o} can name. Each command supports some of them. */
public enum OutputFormat {
    HUMAN,
    /** The standard format by Conftest's name for it. */
    STDOUT,
    JSON,
    NDJSON,
    SARIF,
    JUNIT,
    TAP,
    TABLE,
    MARKDOWN,
    GITHUB,
    AZUREDEVOPS,
    GITLAB,
    /** The formats of {@code opa eval} and {@code opa test} by its names for them. */
    PRETTY,
    VALUES,
    BINDINGS,
    RAW,
    DISCARD,
    GOBENCH;

    /** The name as written on the command line. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The labels of some formats, separated by commas. */
    public static String labels(OutputFormat... formats) {
        return Arrays.stream(formats).map(OutputFormat::label).collect(Collectors.joining(", "));
    }
}
