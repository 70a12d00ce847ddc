package dev.assay.rego.ast.json;

import dev.assay.rego.ast.Grounds;
import dev.assay.rego.ast.Rule;
import dev.assay.rego.ast.Term;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The name and the key that OPA's tree gives a head besides its ref: remains of the time before heads were refs.
 *
 * @param name empty when there is none
 */
record HeadNames(String name, @Nullable Term key) {

    static HeadNames of(Rule.Head head) {
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

    private static boolean isOpen(Term term) {
        return term instanceof Term.Ref || !Grounds.isGround(term);
    }
}
