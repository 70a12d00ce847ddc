package dev.assay.cli.evidence;

import picocli.CommandLine.Command;

/** {@code assay evidence}: the group of commands about signed statements. */
@Command(
        name = "evidence",
        header = "Signed statements: record, show, verify, erase.",
        description = {
            "Evidence is an in-toto statement in a DSSE envelope. It lies in .assay/evidence; the log beside it",
            "holds only a salted commitment, so that an envelope can be erased and the log still verifies.",
        },
        footer = {
            "  assay evidence sign statement.json         sign with the local key and record it",
            "  assay evidence list                        what is recorded here",
            "  assay evidence show 3                      one of them, by index or id",
            "  assay verify                               all of them, with the log",
        },
        subcommands = {
            SignCommand.class,
            EvidenceVerifyCommand.class,
            EvidenceShowCommand.class,
            EvidenceListCommand.class,
            EraseCommand.class,
        })
public final class EvidenceCommand {}
