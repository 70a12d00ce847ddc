package dev.assay.rego;

import dev.assay.rego.ast.Module;
import dev.assay.rego.ast.Rule;
import dev.assay.rego.ast.Source;
import dev.assay.rego.compile.Draft;
import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** A compiled policy. Immutable; shared by threads without locks. */
public final class Policy {
    private final List<Module> modules;

    Policy(Draft draft) {
        this.modules = draft.modules();
    }

    /**
     * Compiles sources of Rego v1.
     *
     * @throws PolicyException with everything that is wrong
     */
    public static Policy compile(Source... sources) {
        return builder().sources(Arrays.asList(sources)).build();
    }

    public static PolicyBuilder builder() {
        return new PolicyBuilder();
    }

    /** The modules in the order of their names. */
    public List<Module> modules() {
        return modules;
    }

    /**
     * Prepares a query.
     *
     * @param body as {@code opa eval} takes it: one or more expressions
     * @throws PolicyException if it cannot be compiled
     */
    public Query query(String body) {
        return query(body, "", List.of());
    }

    /**
     * Prepares a query that stands in a package and sees imports.
     *
     * @param packagePath such as {@code data.kubernetes}, or empty
     */
    public Query query(String body, String packagePath, List<Module.Import> imports) {
        return new Query();
    }

    /** The packages that modules declare, as {@code data.a.b}. */
    public SortedSet<String> packages() {
        SortedSet<String> names = new TreeSet<>();
        for (Module module : modules) {
            names.add(module.packageOf().path().location().text());
        }
        return names;
    }

    /** The rules of all modules of a package, such as {@code data.a.b}, as written. */
    public List<Rule> rules(String packagePath) {
        return modules.stream()
                .filter(module -> module.packageOf().path().location().text().equals(packagePath))
                .flatMap(module -> module.rules().stream())
                .toList();
    }
}
