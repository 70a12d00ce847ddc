package dev.assay.cli.command;

import dev.assay.core.fault.ExitCode;
import dev.assay.ledger.LedgerError;

/** What the command line makes of the ledger's faults: name, exit code and a general explanation of each. */
public final class LedgerFaults {

    private LedgerFaults() {}

    /** The name that messages and {@code assay explain} use. */
    public static String name(LedgerError code) {
        return "LEDGER_" + code.name();
    }

    /** How a run ends that meets the fault. */
    public static ExitCode exit(LedgerError code) {
        return switch (code) {
            case LIMIT_EXCEEDED, NOT_FOUND, ALREADY_EXISTS -> ExitCode.USAGE;
            case KEY_PERMISSIONS, WRONG_KEY, FORMAT_NEWER -> ExitCode.CONFIGURATION;
            case MALFORMED, INCONSISTENT -> ExitCode.VERIFICATION;
            case LOCKED,
                    CHECKPOINT_CONFLICT,
                    ACCESS_DENIED,
                    DISK_FULL,
                    IO,
                    CLOCK_WENT_BACK,
                    QUORUM_MISSING,
                    CLOSED,
                    UNREACHABLE -> ExitCode.DEPENDENCY;
        };
    }

    /** What the code means in general. */
    public static String meaning(LedgerError code) {
        return switch (code) {
            case MALFORMED -> "Bytes are not what their format says: a note, key, bundle, tile or proof.";
            case LIMIT_EXCEEDED -> "An input is over a limit. The message names the limit and its value.";
            case NOT_FOUND -> "A log, entry, file or checkpoint that was asked for is not there.";
            case ALREADY_EXISTS -> "It exists already, and replacing it would lose what is there.";
            case LOCKED -> "Another process writes this log now; a log has one writer.";
            case CHECKPOINT_CONFLICT -> "Another writer published a checkpoint in between.";
            case INCONSISTENT -> "Stored data contradicts itself or a signed checkpoint.";
            case FORMAT_NEWER -> "The data was written by a newer version, in a format that this one does not know.";
            case WRONG_KEY -> "The key does not belong to this log, or a signature does not verify under it.";
            case KEY_PERMISSIONS -> "A private key can be read by other users of this machine.";
            case ACCESS_DENIED -> "The file system refused: permissions, or a read-only mount.";
            case DISK_FULL -> "No space is left on the disk.";
            case IO -> "The disk failed to read or write.";
            case CLOCK_WENT_BACK -> "The clock shows a time before the last signature.";
            case QUORUM_MISSING -> "Too few witnesses cosigned the checkpoint.";
            case CLOSED -> "The log was closed, or stopped after a fault, before this could be done.";
            case UNREACHABLE -> "Another party could not be reached or did not answer in time.";
        };
    }

    /** What to do about it in general. */
    public static String remedy(LedgerError code) {
        return switch (code) {
            case MALFORMED -> "Compare with another copy; if it came from elsewhere, ask for it again.";
            case LIMIT_EXCEEDED -> "Give less at a time, or a smaller input.";
            case NOT_FOUND -> "Check the path, the index and the size of the log.";
            case ALREADY_EXISTS -> "Choose another name, or remove what is there if it is not needed.";
            case LOCKED -> "Wait until the other process has ended.";
            case CHECKPOINT_CONFLICT -> "Run the command again; if it repeats, find out who else writes to this log.";
            case INCONSISTENT ->
                "Keep a copy, run 'assay log fsck', and restore from a good copy. Nothing was written.";
            case FORMAT_NEWER -> "Use the version that the message names, or a newer one.";
            case WRONG_KEY -> "Give the key whose name and id the message asks for.";
            case KEY_PERMISSIONS -> "Run chmod 600 on the file. If others may have read it, make a new key.";
            case ACCESS_DENIED -> "Check owner and mode of the folder, or use another one.";
            case DISK_FULL -> "Free some space and run the command again; nothing acknowledged is lost.";
            case IO -> "Check the disk; the system's log says more. Then run the command again.";
            case CLOCK_WENT_BACK -> "Correct the clock (is time synchronisation on?) and run the command again.";
            case QUORUM_MISSING -> "Check that the witnesses run and know this log, then run the command again.";
            case CLOSED -> "Open the log again; the first fault in the output says why it stopped.";
            case UNREACHABLE -> "Check the address, the network and that the other side runs.";
        };
    }
}
