package dev.assay.inputs.document;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the line and column of a value by its JSON pointer (RFC 6901). Where a position is not known, the nearest
 * enclosing one that is stands in for it. Immutable.
 */
public final class Positions {
    private final @Nullable Object tree;
    private final long mark;
    private final @Nullable Place place;

    /** The positions of a value and of everything in it. */
    public Positions(Located root) {
        tree = root.value();
        mark = root.mark();
        place = root.place();
    }

    /**
     * Where the value begins that the pointer names, or the nearest enclosing one with a known position.
     *
     * @param pointer for example {@code /spec/containers/0/image}; empty for the whole document
     * @throws IllegalArgumentException when the pointer does not start with a slash
     */
    public Position value(String pointer) {
        return find(pointer, false);
    }

    /**
     * Where the key begins that the pointer names; for an element of a list, where the element begins.
     *
     * @throws IllegalArgumentException when the pointer does not start with a slash
     */
    public Position key(String pointer) {
        return find(pointer, true);
    }

    private Position find(String pointer, boolean ofKey) {
        if (!pointer.isEmpty() && pointer.charAt(0) != '/') {
            throw new IllegalArgumentException("a JSON pointer is empty or starts with a slash, unlike " + pointer);
        }
        long best = mark == 0 ? Position.pack(1, 1) : mark;
        Object at = tree;
        Place inside = place;
        int from = 0;
        while (inside != null && from < pointer.length()) {
            int to = pointer.indexOf('/', from + 1);
            boolean last = to < 0;
            String step = unescape(pointer.substring(from + 1, last ? pointer.length() : to));
            int index = index(at, step);
            if (index < 0) {
                break;
            }
            long found = last && ofKey ? inside.keyMark(index) : inside.valueMark(index);
            best = found == 0 ? best : found;
            at = part(at, step, index);
            inside = inside.child(index);
            from = last ? pointer.length() : to;
        }
        return Position.of(best);
    }

    private static String unescape(String step) {
        return step.indexOf('~') < 0 ? step : step.replace("~1", "/").replace("~0", "~");
    }

    private static int index(@Nullable Object container, String step) {
        if (container instanceof Map<?, ?> map) {
            if (!map.containsKey(step)) {
                return -1;
            }
            int index = 0;
            for (Object key : map.keySet()) {
                if (step.equals(key)) {
                    return index;
                }
                index++;
            }
        }
        if (container instanceof List<?> list && !step.isEmpty() && step.length() < 10) {
            int index = 0;
            for (int i = 0; i < step.length(); i++) {
                char digit = step.charAt(i);
                if (digit < '0' || digit > '9') {
                    return -1;
                }
                index = index * 10 + digit - '0';
            }
            return index < list.size() ? index : -1;
        }
        return -1;
    }

    private static @Nullable Object part(@Nullable Object container, String step, int index) {
        if (container instanceof Map<?, ?> map) {
            return map.get(step);
        }
        return container instanceof List<?> list ? list.get(index) : null;
    }

    /** One element of the list that these are the positions of. */
    Located element(int index) {
        return new Located(tree, mark, place).element(index);
    }
}
