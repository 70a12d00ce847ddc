package dev.assay.rego.builtin.pattern;

import dev.assay.rego.builtin.Context;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Whether two glob-like expressions have a text in common that is not empty. The questions asked are those that OPA
 * asks,
 * one by one and in its order, so that the answers are the same where its method overlooks a text; each is asked only
 * once, so that the time is polynomial where OPA's is exponential.
 */
final class Intersection {
    private final Context context;
    private final Map<Question, Boolean> answers = new HashMap<>();
    private final Side one;
    private final Side other;
    private final boolean apart;

    /** One of the two expressions, without what was compared at its ends. */
    private record Side(int number, List<Token> tokens) {
        Token at(int index) {
            return tokens.get(index);
        }

        int size() {
            return tokens.size();
        }
    }

    /**
     * Whether the rest of one side and the rest of the other meet.
     *
     * @param star whether the first piece of the first side is a repetition that takes up pieces of the other one
     */
    private record Question(boolean star, int first, int at, int otherAt) {}

    Intersection(Context context, List<Token> one, List<Token> other) {
        this.context = context;
        boolean differ = false;
        int start = 0;
        while (start < Math.min(one.size(), other.size()) && isPlain(one, start) && isPlain(other, start)) {
            differ |= !one.get(start).meets(other.get(start));
            start++;
        }
        start = Math.max(0, start - 1);
        int end = one.size() - 1;
        int otherEnd = other.size() - 1;
        while (end >= start && otherEnd >= start && isPlain(one, end) && isPlain(other, otherEnd)) {
            differ |= !one.get(end).meets(other.get(otherEnd));
            end--;
            otherEnd--;
        }
        int kept = end < one.size() - 1 ? 2 : 1; // one piece stays at each end, for a side must not become empty
        this.one = new Side(0, one.subList(start, end + kept));
        this.other = new Side(1, other.subList(start, otherEnd + kept));
        this.apart = differ;
    }

    private static boolean isPlain(List<Token> tokens, int index) {
        return !tokens.get(index).isRepeated();
    }

    boolean exists() {
        return !apart && meet(one, 0, other, 0);
    }

    private boolean meet(Side first, int at, Side second, int secondAt) {
        Question question = new Question(false, first.number(), at, secondAt);
        Boolean known = answers.get(question);
        if (known == null) {
            known = askMeet(first, at, second, secondAt);
            answers.put(question, known);
        }
        return known;
    }

    private boolean askMeet(Side first, int from, Side second, int secondFrom) {
        int i = from;
        int j = secondFrom;
        while (i < first.size() && j < second.size()) {
            context.spend(1);
            if (first.at(i).isRepeated()) {
                return repeated(first, i, second, j);
            }
            if (second.at(j).isRepeated()) {
                return repeated(second, j, first, i);
            }
            if (!first.at(i).meets(second.at(j))) {
                return false;
            }
            i++;
            j++;
        }
        return i == first.size() && j == second.size();
    }

    private boolean repeated(Side first, int at, Side second, int secondAt) {
        if (first.at(at).flag() == Token.Flag.STAR) {
            return star(first, at, second, secondAt);
        }
        Token opposite = second.at(secondAt);
        if (!first.at(at).meets(opposite)) {
            return false;
        }
        return star(first, at, second, secondAt + 1)
                || (opposite.isRepeated() && meet(first, at + 1, second, secondAt));
    }

    private boolean star(Side first, int at, Side second, int secondAt) {
        Question question = new Question(true, first.number(), at, secondAt);
        Boolean known = answers.get(question);
        if (known == null) {
            known = askStar(first, at, second, secondAt);
            answers.put(question, known);
        }
        return known;
    }

    private boolean askStar(Side first, int at, Side second, int secondFrom) {
        Token star = first.at(at);
        Token next = at + 1 < first.size() ? first.at(at + 1) : null;
        for (int k = secondFrom; k < second.size(); k++) {
            context.spend(1);
            Token token = second.at(k);
            if (next != null && token.meets(next) && meet(first, at + 1, second, k)) {
                return true;
            }
            if (!token.meets(star)) {
                return false;
            }
        }
        return next == null;
    }
}
