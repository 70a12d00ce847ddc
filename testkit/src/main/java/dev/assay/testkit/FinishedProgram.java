package dev.assay.testkit;

import java.nio.charset.StandardCharsets;

/** How a process ended, and what it said. Immutable. */
public final class FinishedProgram {
    private final String name;
    private final int exitCode;
    private final byte[] output;
    private final String errors;

    FinishedProgram(String name, int exitCode, byte[] output, String errors) {
        this.name = name;
        this.exitCode = exitCode;
        this.output = output;
        this.errors = errors;
    }

    /** The exit code; 128 and more for a signal. */
    public int exitCode() {
        return exitCode;
    }

    /** Standard output. */
    public byte[] output() {
        return output.clone();
    }

    /** Standard output as UTF-8. */
    public String text() {
        return new String(output, StandardCharsets.UTF_8);
    }

    /** Standard error as UTF-8. */
    public String errors() {
        return errors;
    }

    /**
     * This, if the program ended with the code.
     *
     * @throws AssertionError otherwise, with everything that the program said
     */
    public FinishedProgram expect(int code) {
        if (exitCode != code) {
            throw new AssertionError(
                    name + " ended with " + exitCode + ", not " + code + "\nstdout: " + text() + "\nstderr: " + errors);
        }
        return this;
    }

    @Override
    public String toString() {
        return name + " -> " + exitCode;
    }
}
