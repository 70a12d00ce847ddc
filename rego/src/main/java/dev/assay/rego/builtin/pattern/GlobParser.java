package dev.assay.rego.builtin.pattern;

import dev.assay.rego.builtin.BuiltinException;
import dev.assay.rego.builtin.Octets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Reads a glob: {@code *} and {@code ?} stop at delimiters, {@code **} does not, brackets list characters, braces list
 * alternatives.
 */
final class GlobParser {
    /** How deep alternatives may stand within each other. */
    static final int GLOB_DEPTH_MAX = 500;

    private final String pattern;
    private final CharacterClass noDelimiter;
    private final CharacterClass anything = CharacterClass.anyBut(new int[0]);
    /** In reverse: each leads to states that were made before it. */
    private final List<Glob.State> states = new ArrayList<>();

    private int at;

    private GlobParser(String pattern, int[] delimiters) {
        this.pattern = pattern;
        this.noDelimiter = CharacterClass.anyBut(delimiters);
    }

    static Glob parse(String pattern, int[] delimiters) {
        return new GlobParser(pattern, delimiters).parsed();
    }

    /** A piece of a pattern. */
    private sealed interface Piece {
        record Characters(CharacterClass characters, boolean repeated) implements Piece {}

        record Alternatives(List<List<Piece>> all) implements Piece {}
    }

    private Glob parsed() {
        List<Piece> pieces = sequence(0);
        // States are made from the end backwards; the end itself has number 0 until all are turned round.
        int start = emit(pieces, 0);
        int count = states.size();
        Collections.reverse(states);
        Glob.State[] turned = new Glob.State[count];
        for (int i = 0; i < count; i++) {
            Glob.State state = states.get(i);
            turned[i] = new Glob.State(
                    state.characters(), count - state.next(), state.other() < 0 ? -1 : count - state.other());
        }
        return new Glob(turned, count - start);
    }

    /** Makes the states of pieces that lead to a state; answers the first. State n is the n-th made, counted from 1. */
    private int emit(List<Piece> pieces, int next) {
        int first = next;
        for (int i = pieces.size() - 1; i >= 0; i--) {
            first = switch (pieces.get(i)) {
                case Piece.Characters one when !one.repeated() -> make(one.characters(), first, -1);
                case Piece.Characters many -> loop(many.characters(), first);
                case Piece.Alternatives alternatives -> branch(alternatives, first);
            };
        }
        return first;
    }

    private int loop(CharacterClass characters, int next) {
        int fork = states.size() + 2;
        int step = make(characters, fork, -1);
        return fork(step, next);
    }

    private int branch(Piece.Alternatives alternatives, int next) {
        int first = -1;
        for (List<Piece> alternative : alternatives.all().reversed()) {
            int start = emit(alternative, next);
            first = first < 0 ? start : fork(start, first);
        }
        return first;
    }

    private int make(CharacterClass characters, int next, int other) {
        states.add(new Glob.State(characters, next, other));
        return states.size();
    }

    private int fork(int one, int other) {
        states.add(new Glob.State(null, one, other));
        return states.size();
    }

    /** Reads pieces up to a comma or a closing brace that belongs to the group around them, or to the end. */
    private List<Piece> sequence(int depth) {
        if (depth > GLOB_DEPTH_MAX) {
            throw BuiltinException.error("glob: alternatives nest deeper than GLOB_DEPTH_MAX=" + GLOB_DEPTH_MAX);
        }
        List<Piece> pieces = new ArrayList<>();
        while (at < pattern.length()) {
            int point = pattern.codePointAt(at);
            if (depth > 0 && (point == ',' || point == '}')) {
                return pieces;
            }
            at += Character.charCount(point);
            pieces.add(
                    switch (point) {
                        case '*' -> star();
                        case '?' -> new Piece.Characters(noDelimiter, false);
                        case '[' -> new Piece.Characters(characterClass(), false);
                        case '{' -> alternatives(depth);
                        case '\\' -> new Piece.Characters(CharacterClass.one(escaped()), false);
                        default -> new Piece.Characters(CharacterClass.one(point), false);
                    });
        }
        return pieces;
    }

    private Piece star() {
        boolean across = pattern.startsWith("*", at);
        at += across ? 1 : 0;
        return new Piece.Characters(across ? anything : noDelimiter, true);
    }

    private int escaped() {
        if (at >= pattern.length()) {
            throw syntax("trailing backslash");
        }
        int point = pattern.codePointAt(at);
        at += Character.charCount(point);
        return point;
    }

    private Piece alternatives(int depth) {
        List<List<Piece>> all = new ArrayList<>();
        while (true) {
            all.add(sequence(depth + 1));
            if (at >= pattern.length()) {
                throw syntax("unclosed `{`");
            }
            char end = pattern.charAt(at++);
            if (end == '}') {
                return new Piece.Alternatives(all);
            }
        }
    }

    private CharacterClass characterClass() {
        boolean negated = pattern.startsWith("!", at);
        at += negated ? 1 : 0;
        int first = inClass();
        if (pattern.startsWith("-", at)) {
            at++;
            int last = inClass();
            if (last < first) {
                throw syntax("range hi character is less than lo");
            }
            if (inClass() != ']') {
                throw syntax("expected close range character");
            }
            return CharacterClass.range(first, last, negated);
        }
        at -= Character.charCount(first);
        int[] listed = listed();
        if (listed.length == 0) {
            throw syntax("could not parse range");
        }
        return CharacterClass.listed(listed, negated);
    }

    private int inClass() {
        if (at >= pattern.length()) {
            throw syntax("unexpected end of input");
        }
        int point = pattern.codePointAt(at);
        at += Character.charCount(point);
        return point;
    }

    private int[] listed() {
        List<Integer> points = new ArrayList<>();
        for (int point = inClass(); point != ']'; point = inClass()) {
            points.add(point == '\\' ? escaped() : point);
        }
        return points.stream().mapToInt(Integer::intValue).sorted().distinct().toArray();
    }

    private BuiltinException syntax(String reason) {
        int offset = Octets.of(pattern.substring(0, Math.min(at, pattern.length()))).length;
        return BuiltinException.error("glob: syntax error at " + offset + ": " + reason);
    }
}
