package dev.assay.rego.compile;

import dev.assay.rego.builtin.Builtin;
import dev.assay.rego.builtin.catalogue.Builtins;
import dev.assay.rego.eval.FunctionDocument;
import dev.assay.rego.value.Value;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The functions that a policy may call: builtins, those added to them, and its own. */
final class Functions {
    private final Map<String, Builtin> added;
    private final @Nullable Set<String> allowed;
    private final RuleNode root;

    Functions(Map<String, Builtin> added, @Nullable Set<String> allowed, RuleNode root) {
        this.added = added;
        this.allowed = allowed;
        this.root = root;
    }

    /** The builtin of a name, or null. */
    Callee.@Nullable Native builtin(String name) {
        Builtin builtin = added.get(name);
        if (builtin == null && (allowed == null || allowed.contains(name))) {
            builtin = Builtins.find(name);
        }
        return builtin == null ? null : new Callee.Native(builtin);
    }

    /** The function at a path below {@code data}, or null. */
    Callee.@Nullable Ruled ruled(List<Value> path) {
        RuleNode node = root.find(path);
        return node != null && node.document instanceof FunctionDocument function
                ? new Callee.Ruled(function, Paths.text(path))
                : null;
    }

    RuleNode root() {
        return root;
    }
}
