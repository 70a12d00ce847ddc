package dev.assay.core.fault;

/**
 * The faults that Assay itself can report, each with its exit code and a text for {@code assay explain}.
 *
 * <p>A name is permanent once released. The ledger has codes of its own, which the command line explains beside these.
 */
public enum ErrorCode {
    USAGE(
            ExitCode.USAGE,
            "The command line could not be understood.",
            "Run the command with --help; it starts with examples."),
    OUTPUT_FORMAT_UNSUPPORTED(
            ExitCode.USAGE,
            "The command cannot write the format that -o asks for.",
            "Use one of the formats that the message lists."),
    FILE_MISSING(
            ExitCode.USAGE,
            "A file or folder that the command was given is not there.",
            "Check the path; relative paths start at the current folder."),
    FILE_UNREADABLE(
            ExitCode.USAGE,
            "A file or folder exists but may not be read, or is not of the expected kind.",
            "Check its permissions and whether it is a file or a folder."),
    FILE_UNWRITABLE(
            ExitCode.DEPENDENCY,
            "A file could not be written: the folder is read-only, the disk is full, or the system refused.",
            "Check permissions and free space of the folder named; nothing half-written is left behind."),
    INPUT_TOO_LARGE(
            ExitCode.USAGE,
            "An input is over a limit. The message names the limit and its value.",
            "Split the input or give a smaller one."),
    INPUT_MALFORMED(
            ExitCode.USAGE,
            "An input is not in the format that the command reads.",
            "Look at the place that the message names."),
    CONFIG_INVALID(
            ExitCode.CONFIGURATION,
            "The configuration has problems. All of them are listed, each with file and line.",
            "Correct them; 'assay config explain KEY' says what a key is for, 'assay config check' looks again."),
    POLICY_INVALID(
            ExitCode.CONFIGURATION,
            "A policy cannot be used: it does not compile, is empty, or has no rule that judges. All problems are listed.",
            "Correct the places that the message names."),
    POLICY_INPUT_INVALID(
            ExitCode.CONFIGURATION,
            "Something that a policy should judge could not be parsed or judged. All such inputs are listed.",
            "Correct them, or leave them out; what was not judged never counts as passed."),
    SECRET_UNAVAILABLE(
            ExitCode.CONFIGURATION,
            "A secret is configured by reference (file:PATH or env:NAME) and the reference leads nowhere.",
            "Create the file, or set the environment variable."),
    TRUST_INVALID(
            ExitCode.CONFIGURATION,
            "The trust file is not valid, or lists nothing that applies.",
            "Correct the place that the message names; docs/formats.md describes the file."),
    KEY_INVALID(
            ExitCode.CONFIGURATION,
            "A key file cannot be used: it is malformed, of an unknown algorithm, or not the key that is wanted.",
            "Give another key file, or make a new key."),
    KEY_PERMISSIONS(
            ExitCode.CONFIGURATION,
            "A private key can be read by other users of this machine.",
            "Run chmod 600 on the file. If others may have read it, make a new key."),
    HOME_FORMAT_UNKNOWN(
            ExitCode.CONFIGURATION,
            "The .assay folder was written by a newer version with a format that this one does not know.",
            "Use the version that the message names, or a newer one."),
    VERIFICATION_FAILED(
            ExitCode.VERIFICATION,
            "Something that was verified does not hold: a digest, signature or proof is wrong.",
            "Treat the data as changed. Compare with another copy; the message names the place."),
    DEPENDENCY_UNREACHABLE(
            ExitCode.DEPENDENCY,
            "A server or program that the command needs could not be reached.",
            "Check the address, the network and that it runs."),
    DEPENDENCY_TIMEOUT(
            ExitCode.DEPENDENCY,
            "A server or program that the command needs did not answer in time.",
            "Try again, or raise the time limit that the message names."),
    DEPENDENCY_REFUSED(
            ExitCode.DEPENDENCY,
            "A server or program answered, but refused or answered with something unusable.",
            "The message carries its answer."),
    DISK_FAILED(
            ExitCode.DEPENDENCY,
            "The file system refused to read or write.",
            "Check free space and the health of the disk; the message carries the system's words."),
    INTERRUPTED(ExitCode.INTERRUPTED, "The run was interrupted.", "Run it again."),
    DEFECT(
            ExitCode.DEFECT,
            "Assay met a state that should not exist: a defect in the program.",
            "Run again with -v for the stack trace and report it; SECURITY.md and CONTRIBUTING.md say where.");

    private final ExitCode exit;
    private final String meaning;
    private final String remedy;

    ErrorCode(ExitCode exit, String meaning, String remedy) {
        this.exit = exit;
        this.meaning = meaning;
        this.remedy = remedy;
    }

    /** How a run ends that meets this fault. */
    public ExitCode exit() {
        return exit;
    }

    /** What the code means in general, one or two sentences. */
    public String meaning() {
        return meaning;
    }

    /** What to do about it in general. */
    public String remedy() {
        return remedy;
    }
}
