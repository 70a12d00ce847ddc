package dev.assay.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import org.jspecify.annotations.Nullable;

/** Standard output that remembers whether something written to it was lost, which {@link PrintStream} hides. */
final class StandardOutput extends OutputStream {

    private final FileOutputStream out = new FileOutputStream(FileDescriptor.out);
    private @Nullable IOException failure;

    @Override
    public void write(int octet) throws IOException {
        write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        try {
            out.write(bytes, offset, length);
        } catch (IOException e) {
            failure = e;
            throw e;
        }
    }

    /**
     * Whether data was lost, which is then said on standard error. A reader that went away on purpose, as {@code head}
     * does, is no loss.
     */
    boolean lost(PrintStream err) {
        if (failure == null || String.valueOf(failure.getMessage()).contains("Broken pipe")) {
            return false;
        }
        err.print("assay: could not write standard output: " + failure.getMessage() + "\n");
        err.print("  next: check the disk that it is redirected to, and run the command again\n");
        return true;
    }
}
