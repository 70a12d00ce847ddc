package dev.assay.cli.key;

import picocli.CommandLine.Command;

/** {@code assay key}: the group of commands about the user's own statement keys. */
@Command(
        name = "key",
        header = "Your keys for statements: list, show, rotate, revoke.",
        description = {
            "They lie in your configuration folder with mode 0600, never in a repository. The first is made when",
            "something is first signed. Keys of logs are another matter: see 'assay log keys'.",
        },
        footer = {
            "  assay key list",
            "  assay key show                             what others need to believe you",
            "  assay key rotate --overlap 30d",
            "  assay key revoke 4f3c --reason 'laptop stolen' --compromised-since 2026-11-18T08:00:00Z",
        },
        subcommands = {
            KeyListCommand.class,
            KeyShowCommand.class,
            KeyRotateCommand.class,
            KeyRevokeCommand.class,
        })
public final class KeyCommand {}
