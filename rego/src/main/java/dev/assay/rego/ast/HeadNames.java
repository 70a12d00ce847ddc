package dev.assay.rego.ast;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The name and the key that OPA's tree gives a head besides its ref: remains of the time before heads were refs.
 *
 * @param name empty when there is none
 */
public record HeadNames(String name, @Nullable Term key) {

    /** Those of a head. */
    public static HeadNames of(Rule.Head head) {
        String first = head.ref().head() instanceof Term.Var name ? name.name() : "";
        List<Term> path = head.ref().path();
        Term key = head.key();
        if (path.isEmpty()) {
            return new HeadNames(first, key);
        }
        if (path.size() > 1 || key != null) {
            return new HeadNames("", key);
        }
        Term last = path.getFirst();
        boolean function = head.arguments() != null && !head.arguments().isEmpty();
        if (!head.ifWritten()) {
            return function ? new HeadNames("", null) : new HeadNames(first, last);
        }
        boolean keyed = !function && !(last instanceof Term.Constant) && isOpen(last);
        boolean named = head.valueWritten() || function;
        return new HeadNames(named ? first : "", keyed ? last : null);
    }

    /**
     * Whether the value of a rule, though made up, has the place of the head: OPA then takes it as meant.
     *
     * @param isElse whether the rule is the {@code else} of another
     */
    public static boolean impliesValue(Rule rule, boolean isElse) {
        Rule.Head head = rule.head();
        boolean repeated = rule.location().text().startsWith("{");
        boolean keyed = head.ifWritten()
                && head.arguments() == null
                && head.ref().path().size() == 1;
        return repeated || (!isElse && !rule.isDefault() && (!rule.bodyWritten() || keyed));
    }

    private static boolean isOpen(Term term) {
        return term instanceof Term.Ref || !Grounds.isGround(term);
    }
}
