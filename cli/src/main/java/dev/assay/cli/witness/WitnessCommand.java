package dev.assay.cli.witness;

import picocli.CommandLine.Command;

/** {@code assay witness}: the group of commands about a witness. */
@Command(
        name = "witness",
        header = "A witness: cosigns checkpoints of logs that only grow.",
        description = {
            "Run it on another machine and account than the logs that it watches. A log that goes back or shows two",
            "histories gets no cosignature from it. docs/witness.md says how to run one and what a quorum is.",
        },
        footer = {
            "  assay witness init w1 --name witness.example/w1",
            "  assay witness add-log w1 --origin example.org/audit --vkey VKEY",
            "  assay witness serve w1 --port 7171",
            "  assay witness show w1",
        },
        subcommands = {InitCommand.class, AddLogCommand.class, ServeCommand.class, ShowCommand.class})
public final class WitnessCommand {}
