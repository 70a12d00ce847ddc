package dev.assay.cli.config;

import picocli.CommandLine.Command;

/** The group {@code assay config}. */
@Command(
        name = "config",
        header = "Show, check and explain the configuration.",
        footer = {
            "  assay config show --origin                 each value and where it comes from",
            "  assay config check                         all problems, with file and line",
            "  assay config explain log.key               what a key is for",
        },
        subcommands = {ShowCommand.class, CheckCommand.class, ExplainKeyCommand.class})
public final class ConfigCommand {}
