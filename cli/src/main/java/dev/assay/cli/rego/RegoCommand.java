package dev.assay.cli.rego;

import picocli.CommandLine.Command;

/** {@code assay rego}: the group of commands about Rego itself. */
@Command(
        name = "rego",
        header = "Rego: evaluate, test, check, lay out and measure policies.",
        description = {
            "The commands mean what those of OPA mean that have the same names; with --compat opa (or ASSAY_COMPAT=opa)",
            "they end with OPA's exit codes and print JSON where OPA does.",
        },
        footer = {
            "  assay rego eval -d policy/ -i input.json 'data.main.deny'",
            "  assay rego test policy/ -v               run the rules whose names begin with test_",
            "  assay rego check --strict policy/        every problem, with its line",
            "  assay rego bench -d policy/ -i input.json 'data.main.deny'",
        },
        subcommands = {
            EvalCommand.class,
            TestCommand.class,
            CheckCommand.class,
            BenchCommand.class,
            ParseCommand.class,
            FmtCommand.class,
        })
public final class RegoCommand {}
