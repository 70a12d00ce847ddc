package dev.assay.core.fault;

/** How a run of the command ends. The numbers are a promise to scripts and never change meaning. */
public enum ExitCode {
    /** Done. */
    OK(0, "done"),
    /** A gate denied, or findings reach the level that {@code --fail-level} names. */
    DENIED(1, "denied, or findings at or above --fail-level"),
    /** The command line is wrong, or names something that is not there. */
    USAGE(2, "wrong usage: an unknown flag, a missing argument, a file that is not there"),
    /** Configuration, policy, trust or keys are wrong. */
    CONFIGURATION(3, "wrong configuration, policy, trust file or key"),
    /** Something was verified and does not hold. */
    VERIFICATION(4, "verification failed: a proof, digest or signature does not hold"),
    /** A disk, network, lock or program that the work depends on cannot be used, or did not answer in time. */
    DEPENDENCY(5, "a disk, network, lock or other program cannot be used or did not answer in time"),
    /** A defect of this program. */
    DEFECT(10, "a defect in assay itself"),
    /** The launcher found no suitable Java. Only the launcher ends so. */
    JAVA(70, "no suitable Java (the launcher says where it looked)"),
    /** Interrupted by the user. */
    INTERRUPTED(130, "interrupted");

    private final int number;
    private final String meaning;

    ExitCode(int number, String meaning) {
        this.number = number;
        this.meaning = meaning;
    }

    /** The number that the process ends with. */
    public int number() {
        return number;
    }

    /** One line for help texts. */
    public String meaning() {
        return meaning;
    }
}
