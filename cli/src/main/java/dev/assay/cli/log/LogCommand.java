package dev.assay.cli.log;

import picocli.CommandLine.Command;

/** {@code assay log}: the group of commands about a transparency log. */
@Command(
        name = "log",
        header = "A transparency log in a folder: append, prove, serve, check.",
        description = {
            "The files are those of C2SP tlog-tiles, so that any client of that format reads them.",
            "The private key is never in the folder; see 'assay log init --help'.",
        },
        footer = {
            "  assay log init audit --origin example.org/audit",
            "  assay log append audit statement.json      one entry a file; prints the index",
            "  assay log prove audit 0 --out 0.tlog-proof a receipt that stands alone",
            "  assay log serve audit --port 7070          the read API for everybody",
            "  assay log fsck http://127.0.0.1:7070/      check every byte of it",
        },
        subcommands = {
            InitCommand.class,
            AppendCommand.class,
            GetCommand.class,
            CheckpointCommand.class,
            ProveCommand.class,
            ConsistencyCommand.class,
            FsckCommand.class,
            ServeCommand.class,
            ExportCommand.class,
            RetainCommand.class,
            KeysCommand.class,
            RotateKeyCommand.class,
            WitnessesCommand.class,
        })
public final class LogCommand {}
