package dev.assay.rego.parse;

import dev.assay.rego.ast.Module.Comment;
import dev.assay.rego.ast.Source;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The tokens of a source, the last of them {@link Token#END}; comments and blanks are kept beside them. */
final class Tokens {

    final Source source;
    final List<Comment> comments = new ArrayList<>();
    private final Map<Integer, List<String>> errors = new HashMap<>();
    private Token[] kinds = new Token[256];
    private int[] starts = new int[256];
    private int[] ends = new int[256];
    private int count;

    Tokens(Source source) {
        this.source = source;
    }

    void add(Token kind, int start, int end) {
        if (count == kinds.length) {
            int larger = count * 2;
            kinds = Arrays.copyOf(kinds, larger);
            starts = Arrays.copyOf(starts, larger);
            ends = Arrays.copyOf(ends, larger);
        }
        kinds[count] = kind;
        starts[count] = start;
        ends[count] = end;
        count++;
    }

    /** Makes the token that comes next an illegal one. */
    void error(String message) {
        errors.computeIfAbsent(count, _ -> new ArrayList<>(1)).add(message);
    }

    boolean nextIsWrong() {
        return errors.containsKey(count);
    }

    int count() {
        return count;
    }

    Token kind(int index) {
        return kinds[index];
    }

    int start(int index) {
        return starts[index];
    }

    int end(int index) {
        return ends[index];
    }

    String text(int index) {
        return source.text().substring(starts[index], ends[index]);
    }

    /** What the lexer found wrong with a token. */
    List<String> errors(int index) {
        return errors.isEmpty() ? List.of() : errors.getOrDefault(index, List.of());
    }

    /** Whether anything, a blank or a comment, lies between a token and the one before it. */
    boolean blankBefore(int index) {
        return index > 0 && starts[index] > ends[index - 1];
    }

    /** Whether a line ends between a token and the one before it. */
    boolean lineBefore(int index) {
        if (index == 0) {
            return false;
        }
        String text = source.text();
        for (int i = ends[index - 1]; i < starts[index]; i++) {
            if (text.charAt(i) == '\n') {
                return true;
            }
        }
        return false;
    }

    /** Whether a comment lies between a token and the one before it. */
    boolean commentBefore(int index) {
        if (index == 0) {
            return false;
        }
        int found = source.text().indexOf('#', ends[index - 1]);
        return found >= 0 && found < starts[index];
    }
}
