package dev.assay.rego.test;

import dev.assay.rego.ast.Rule;
import dev.assay.rego.ast.Term;
import dev.assay.rego.value.StringValue;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The name of a test within its package: the head's ref up to the first part that begins with {@code test_} or
 * {@code todo_test_}.
 *
 * @param parts never empty
 */
record TestName(List<String> parts) {
    static final String PREFIX = "test_";
    static final String SKIPPED_PREFIX = "todo_test_";
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    TestName {
        parts = List.copyOf(parts);
    }

    /** The name that a rule has as a test, or null when it is none. */
    static @Nullable TestName of(Rule.Head head) {
        List<String> parts = new ArrayList<>();
        if (head.ref().head() instanceof Term.Var first) {
            parts.add(first.name());
        }
        for (int i = 0; !isTest(parts) && i < head.ref().path().size(); i++) {
            if (!(head.ref().path().get(i) instanceof Term.Constant constant)
                    || !(constant.value() instanceof StringValue part)) {
                return null;
            }
            parts.add(part.value());
        }
        return isTest(parts) ? new TestName(parts) : null;
    }

    private static boolean isTest(List<String> parts) {
        return !parts.isEmpty()
                && (parts.getLast().startsWith(PREFIX) || parts.getLast().startsWith(SKIPPED_PREFIX));
    }

    boolean isSkipped() {
        return parts.getLast().startsWith(SKIPPED_PREFIX);
    }

    /** The same with a number, for one of several tests of one name. */
    TestName numbered(int number) {
        List<String> renamed = new ArrayList<>(parts);
        renamed.set(parts.size() - 1, String.format("%s#%02d", parts.getLast(), number));
        return new TestName(renamed);
    }

    /** The name as results show it. */
    String text() {
        StringBuilder text = new StringBuilder(parts.getFirst());
        parts.subList(1, parts.size()).forEach(part -> text.append(refPart(part)));
        return text.toString();
    }

    /** The ref that asks for it. */
    String ref(String packagePath) {
        StringBuilder text = new StringBuilder(packagePath);
        parts.forEach(part -> text.append(refPart(part)));
        return text.toString();
    }

    private static String refPart(String part) {
        return PLAIN.matcher(part).matches() ? "." + part : "[" + StringValue.of(part) + "]";
    }
}
