package dev.assay.rego.builtin.text;

import dev.assay.rego.builtin.Context;
import dev.assay.rego.builtin.Weights;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Replaces several strings in one pass over a text, without looking again at what was put in. Where more than one fits,
 * the one listed first counts, as with Go's {@code strings.Replacer}; an empty one fits between any two characters.
 *
 * <p>The old strings are kept in a tree by character, so that a pass takes time in proportion to the text and the
 * longest of them, however many they are.
 */
final class Replacer {
    private final Node root = new Node();
    private final List<String> replacements = new ArrayList<>();

    private static final class Node {
        final Map<Character, Node> next = new HashMap<>();
        /** Position in the list, or -1. */
        int found = -1;
    }

    /** A string that is found: where it ends and which one it is. */
    private record Found(int end, int which) {}

    Replacer(Map<String, String> pairs) {
        pairs.forEach((old, by) -> {
            Node at = root;
            for (int i = 0; i < old.length(); i++) {
                at = at.next.computeIfAbsent(old.charAt(i), _ -> new Node());
            }
            at.found = replacements.size();
            replacements.add(by);
        });
    }

    String replace(Context context, String text) {
        Output out = new Output(context);
        int last = 0;
        boolean emptyBefore = false;
        for (int at = 0; at <= text.length(); ) {
            context.spend(1);
            Found found = insidePair(text, at) ? null : find(text, at, emptyBefore);
            emptyBefore = found != null && found.end() == at;
            if (found == null) {
                at++;
                continue;
            }
            out.append(text, last, at);
            String by = replacements.get(found.which());
            out.append(by, 0, by.length());
            last = found.end();
            at = found.end();
        }
        out.append(text, last, text.length());
        return out.toString();
    }

    private static boolean insidePair(String text, int at) {
        return at > 0
                && at < text.length()
                && Character.isLowSurrogate(text.charAt(at))
                && Character.isHighSurrogate(text.charAt(at - 1));
    }

    /** The string listed first of those that begin here; not the empty one directly after the empty one. */
    private @Nullable Found find(String text, int at, boolean emptyBefore) {
        Found best = emptyBefore || root.found < 0 ? null : new Found(at, root.found);
        Node node = root;
        for (int i = at; i < text.length(); i++) {
            node = node.next.get(text.charAt(i));
            if (node == null) {
                return best;
            }
            if (node.found >= 0 && (best == null || node.found < best.which())) {
                best = new Found(i + 1, node.found);
            }
        }
        return best;
    }

    /** A text that grows and tells the evaluation so before it does. */
    private static final class Output {
        private static final int CHUNK = 4096;

        private final Context context;
        private final StringBuilder text = new StringBuilder();
        private long announced;

        Output(Context context) {
            this.context = context;
        }

        void append(String part, int from, int to) {
            long length = text.length() + (long) (to - from);
            if (length > announced) {
                long more = Math.max(CHUNK, length - announced);
                Weights.announceChars(context, more);
                announced += more;
            }
            text.append(part, from, to);
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }
}
