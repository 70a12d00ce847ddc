package dev.assay.rego.builtin.pattern;

import dev.assay.rego.builtin.Context;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A compiled glob: states, between which the characters of a text lead. All states that a text can have led to are
 * followed at once, so a match takes time in proportion to the text, whatever the pattern. Immutable.
 */
final class Glob {
    private static final int WORK_PER_STEP = 64;

    /** What leads on from a state: a character class, a loop, two states without a character, or nothing: the end. */
    private final State[] states;

    private final int start;

    /**
     * A state of the match.
     *
     * @param characters that lead on, null where none is needed
     * @param next where to
     * @param other a second state that is reached without a character, or -1
     */
    record State(@Nullable CharacterClass characters, int next, int other) {}

    Glob(State[] states, int start) {
        this.states = states;
        this.start = start;
    }

    boolean matches(Context context, String text) {
        context.spend(1 + (long) states.length * text.length() / WORK_PER_STEP);
        Front now = new Front(states.length);
        Front then = new Front(states.length);
        add(now, start);
        for (int i = 0; i < text.length(); ) {
            if (now.size == 0) {
                return false;
            }
            int point = text.codePointAt(i);
            i += Character.charCount(point);
            then.clear();
            for (int k = 0; k < now.size; k++) {
                State state = states[now.members[k]];
                if (state.characters() != null && state.characters().has(point)) {
                    add(then, state.next());
                }
            }
            Front swapped = now;
            now = then;
            then = swapped;
        }
        return now.has(states.length);
    }

    /** Adds a state and all that are reached from it without a character. The end is the state behind the last one. */
    private void add(Front front, int first) {
        int[] waiting = front.waiting;
        int count = 0;
        waiting[count++] = first;
        while (count > 0) {
            int at = waiting[--count];
            if (front.add(at) && at < states.length && states[at].characters() == null) {
                waiting[count++] = states[at].next();
                if (states[at].other() >= 0) {
                    waiting[count++] = states[at].other();
                }
            }
        }
    }

    /** A set of states that is emptied without touching each. */
    private static final class Front {
        final int[] members;
        final int[] waiting;
        private final int[] seen;
        private int round = 1;
        int size;
        private boolean end;

        Front(int states) {
            members = new int[states + 1];
            waiting = new int[2 * states + 4];
            seen = new int[states + 1];
        }

        boolean add(int state) {
            if (seen[state] == round) {
                return false;
            }
            seen[state] = round;
            if (state == seen.length - 1) {
                end = true;
            } else {
                members[size++] = state;
            }
            return true;
        }

        boolean has(int state) {
            return state == seen.length - 1 && end;
        }

        void clear() {
            size = 0;
            end = false;
            round++;
            if (round == Integer.MAX_VALUE) {
                Arrays.fill(seen, 0);
                round = 1;
            }
        }
    }
}
