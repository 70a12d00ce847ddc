package dev.assay.cli.doctor;

/**
 * One thing that the doctor looked at.
 *
 * @param subject what was looked at, in one or two words
 * @param state how it is
 * @param what what was found
 * @param next what to do about it; empty when there is nothing to do
 */
record Finding(String subject, State state, String what, String next) {

    /** How a thing is. */
    enum State {
        OK,
        /** Nothing is broken, but somebody may want to know. */
        NOTE,
        /** Something will not work. */
        PROBLEM
    }

    static Finding ok(String subject, String what) {
        return new Finding(subject, State.OK, what, "");
    }

    static Finding note(String subject, String what, String next) {
        return new Finding(subject, State.NOTE, what, next);
    }

    static Finding problem(String subject, String what, String next) {
        return new Finding(subject, State.PROBLEM, what, next);
    }
}
