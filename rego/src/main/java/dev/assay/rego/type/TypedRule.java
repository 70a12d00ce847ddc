package dev.assay.rego.type;

import dev.assay.rego.ast.Annotations;
import dev.assay.rego.ast.Expr;
import dev.assay.rego.ast.Location;
import dev.assay.rego.ast.Term;
import dev.assay.rego.value.StringValue;
import dev.assay.rego.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A rule as the checker reads it: every name resolved, so that refs begin at {@code data}, {@code input} or a local
 * variable; variables with names of their own in each scope; expressions in the order in which they are run. What
 * follows an {@code else} is a rule of its own.
 *
 * @param path from {@code data} to the end of the head's ref
 * @param arguments empty for a rule that is no function
 * @param key the element of a rule that makes a set, else null
 * @param value the value of any other rule, else null
 * @param body in the order in which it is run
 * @param schemas the annotations in force, those of wider scopes first
 */
record TypedRule(
        Term.Ref path,
        List<Term> arguments,
        @Nullable Term key,
        @Nullable Term value,
        List<Expr> body,
        List<Annotations.Schema> schemas,
        Location location) {
    TypedRule {
        Objects.requireNonNull(path, "path is null");
        arguments = List.copyOf(arguments);
        body = List.copyOf(body);
        schemas = List.copyOf(schemas);
        if (!Terms.isRoot(path.head())) {
            throw new IllegalArgumentException("a rule whose path does not begin at data: " + Terms.text(path));
        }
    }

    boolean isFunction() {
        return !arguments.isEmpty();
    }

    /** The keys from {@code data} on, up to the first that is not a constant. */
    List<Value> ground() {
        List<Value> keys = new ArrayList<>();
        keys.add(StringValue.of("data"));
        for (Term part : path.path()) {
            Value key = Terms.constant(part);
            if (key == null) {
                break;
            }
            keys.add(key);
        }
        return keys;
    }

    /** The rest of the path from the first part that is not a constant. */
    List<Term> dynamic() {
        return path.path().subList(ground().size() - 1, path.path().size());
    }
}
