package dev.assay.ledger;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.ReadOnlyFileSystemException;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The one fault of operation of this library: what happened (with the place and the value), and what to do next.
 * Outcomes that are expected, such as a proof that does not verify, are values and never thrown.
 */
public final class LedgerException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final LedgerError code;
    private final String next;

    /**
     * @param code the kind of fault
     * @param what one sentence: what failed, where, and the value
     * @param next one sentence: what the reader can do
     */
    public LedgerException(LedgerError code, String what, String next) {
        this(code, what, next, null);
    }

    /** The same with the cause, kept for the stack trace only. */
    public LedgerException(LedgerError code, String what, String next, @Nullable Throwable cause) {
        super(what, cause);
        this.code = Objects.requireNonNull(code, "code is null");
        this.next = Objects.requireNonNull(next, "next is null");
    }

    /** A fault of the disk, told apart by its cause: full, forbidden, missing or other. */
    public static LedgerException io(String doing, IOException cause) {
        String reason = reasonOf(cause);
        String what = doing + ": " + reason;
        String lower = reason.toLowerCase(Locale.ROOT);
        if (lower.contains("no space left") || lower.contains("quota exceeded")) {
            return new LedgerException(
                    LedgerError.DISK_FULL,
                    what,
                    "Free some space and run the command again; nothing acknowledged is lost.",
                    cause);
        }
        if (cause instanceof AccessDeniedException
                || lower.contains("read-only file system")
                || lower.contains("permission denied")) {
            return new LedgerException(
                    LedgerError.ACCESS_DENIED,
                    what,
                    "Check the owner and mode of the folder, or choose another one.",
                    cause);
        }
        if (cause instanceof NoSuchFileException) {
            return new LedgerException(LedgerError.NOT_FOUND, what, "Check the path.", cause);
        }
        return new LedgerException(
                LedgerError.IO, what, "Check the disk (its own log says more), then run the command again.", cause);
    }

    /** The same for file systems that say so without an {@link IOException}. */
    public static LedgerException readOnly(String doing, ReadOnlyFileSystemException cause) {
        return new LedgerException(
                LedgerError.ACCESS_DENIED,
                doing + ": read-only file system",
                "Choose a folder that can be written.",
                cause);
    }

    /** Bytes that are not what their format says. */
    public static LedgerException malformed(String what, String next) {
        return new LedgerException(LedgerError.MALFORMED, what, next);
    }

    private static String reasonOf(IOException cause) {
        if (cause instanceof AccessDeniedException denied) {
            return "permission denied: " + denied.getFile();
        }
        if (cause instanceof NoSuchFileException missing) {
            return "no such file or folder: " + missing.getFile();
        }
        if (cause instanceof FileSystemException fs && fs.getReason() != null) {
            return fs.getReason() + ": " + fs.getFile();
        }
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }

    /** The kind of fault. */
    public LedgerError code() {
        return code;
    }

    /** What the reader can do about it. */
    public String next() {
        return next;
    }
}
