package dev.assay.cli.command;

import dev.assay.core.fault.AssayException;
import dev.assay.core.fault.ErrorCode;
import dev.assay.core.fault.ExitCode;
import dev.assay.ledger.LedgerException;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Objects;

/** The one place where a fault becomes a message on standard error and an exit code. */
public final class Faults {

    private Faults() {}

    /**
     * What is said about a fault.
     *
     * @param exit how the run ends
     * @param code what {@code assay explain} knows about it
     * @param what what happened
     * @param next what to do
     */
    public record Report(ExitCode exit, String code, String what, String next) {

        private static Report of(ErrorCode code, String what, String next) {
            return new Report(code.exit(), code.name(), what, next);
        }

        private static Report of(ErrorCode code, String what) {
            return of(code, what, code.remedy());
        }
    }

    /** What to say about a fault, and how to end. */
    public static Report report(Throwable fault) {
        return switch (fault) {
            case AssayException assay -> Report.of(assay.code(), assay.what(), assay.next());
            case LedgerException ledger ->
                new Report(
                        LedgerFaults.exit(ledger.code()),
                        LedgerFaults.name(ledger.code()),
                        String.valueOf(ledger.getMessage()),
                        ledger.next());
            case UncheckedIOException unchecked -> report(Objects.requireNonNull(unchecked.getCause()));
            case IOException io -> report(io);
            case InterruptedException _ -> Report.of(ErrorCode.INTERRUPTED, "interrupted");
            default -> Report.of(ErrorCode.DEFECT, "a defect in assay: " + fault);
        };
    }

    private static Report report(IOException fault) {
        return switch (fault) {
            case NoSuchFileException file ->
                Report.of(ErrorCode.FILE_MISSING, "no such file or folder: " + place(file));
            case AccessDeniedException file -> Report.of(ErrorCode.FILE_UNREADABLE, "no permission for " + place(file));
            case NotDirectoryException file -> Report.of(ErrorCode.FILE_UNREADABLE, "not a folder: " + place(file));
            case FileAlreadyExistsException file ->
                Report.of(
                        ErrorCode.FILE_UNWRITABLE, "already there: " + place(file), "remove it or choose another name");
            default -> Report.of(ErrorCode.DISK_FAILED, "input or output failed: " + words(fault));
        };
    }

    private static String place(FileSystemException fault) {
        return Objects.requireNonNullElse(fault.getFile(), "(a file that the system did not name)");
    }

    private static String words(IOException fault) {
        return Objects.requireNonNullElse(fault.getMessage(), fault.getClass().getSimpleName());
    }

    /** Prints what is to be said about a fault; with {@code -v} the stack trace too. */
    public static ExitCode print(Throwable fault, PrintStream err, boolean verbose) {
        Report report = report(fault);
        err.print("assay: " + report.what() + "\n");
        err.print("  next: " + report.next() + "\n");
        if (!report.code().equals(ErrorCode.USAGE.name())) {
            err.print("  more: assay explain " + report.code() + "\n");
        }
        if (verbose) {
            fault.printStackTrace(err);
        }
        err.flush();
        return report.exit();
    }
}
