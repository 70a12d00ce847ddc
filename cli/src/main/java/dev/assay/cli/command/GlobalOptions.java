package dev.assay.cli.command;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** Options that every command takes. */
public final class GlobalOptions {

    /** When to colour. */
    public enum Color {
        AUTO,
        ALWAYS,
        NEVER
    }

    @Option(
            names = {"-o", "--output"},
            scope = ScopeType.INHERIT,
            paramLabel = "FORMAT",
            description = "Format of the data: human, json or another that the command knows (default: human).")
    OutputFormat output = OutputFormat.HUMAN;

    @Option(
            names = "--out",
            scope = ScopeType.INHERIT,
            paramLabel = "PATH",
            description = "Write the data to this file, whole or not at all, instead of standard output.")
    @Nullable
    Path out;

    @Option(
            names = {"-q", "--quiet"},
            scope = ScopeType.INHERIT,
            description = "No progress on standard error.")
    boolean quiet;

    @Option(
            names = {"-v", "--verbose"},
            scope = ScopeType.INHERIT,
            description = "More detail on standard error, with stack traces of faults.")
    boolean verbose;

    @Option(
            names = "--color",
            scope = ScopeType.INHERIT,
            paramLabel = "WHEN",
            description = "auto, always or never (default: auto; the variable NO_COLOR means never).")
    Color color = Color.AUTO;

    @Option(
            names = "--set",
            scope = ScopeType.INHERIT,
            paramLabel = "KEY=VALUE",
            description = "Set a configuration key for this run; see 'assay config explain'.")
    Map<String, String> settings = new LinkedHashMap<>();

    @Option(
            names = {"-h", "--help"},
            scope = ScopeType.INHERIT,
            usageHelp = true,
            description = "Show this help.")
    boolean help;
}
