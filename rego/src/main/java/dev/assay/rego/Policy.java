package dev.assay.rego;

import dev.assay.rego.ast.Expr;
import dev.assay.rego.ast.Module;
import dev.assay.rego.ast.Problem;
import dev.assay.rego.ast.Rule;
import dev.assay.rego.ast.Source;
import dev.assay.rego.ast.Term;
import dev.assay.rego.compile.Compiled;
import dev.assay.rego.compile.PreparedQuery;
import dev.assay.rego.compile.QueryCompiler;
import dev.assay.rego.parse.ParseException;
import dev.assay.rego.parse.Parser;
import dev.assay.rego.value.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** A compiled policy. Immutable; shared by threads without locks. */
public final class Policy {
    private final Compiled compiled;
    private final StaticChecks checks;
    private final Module.Version version;

    Policy(Compiled compiled, StaticChecks checks, Module.Version version) {
        this.compiled = compiled;
        this.checks = checks;
        this.version = version;
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
        return compiled.modules();
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
        List<Problem> problems = new ArrayList<>();
        try {
            List<Expr> parsed = Parser.query(new Source("", body), version, imports);
            List<Value> path = path(packagePath);
            problems.addAll(checks.calls(parsed, path, imports));
            PreparedQuery prepared =
                    problems.isEmpty() ? QueryCompiler.compile(compiled, parsed, path, imports, problems) : null;
            if (prepared != null) {
                problems.addAll(checks.query(parsed, path, imports));
            }
            if (prepared != null && problems.isEmpty()) {
                return new Query(prepared);
            }
        } catch (ParseException e) {
            problems.addAll(e.problems());
        }
        throw new PolicyException(problems);
    }

    private static List<Value> path(String packagePath) {
        List<Value> path = new ArrayList<>();
        if (!packagePath.isEmpty() && !packagePath.equals("data")) {
            for (Term part : Parser.ref(new Source("", packagePath)).path()) {
                if (!(part instanceof Term.Constant(Value key, var _))) {
                    throw new IllegalArgumentException(packagePath + " is no path of a package");
                }
                path.add(key);
            }
        }
        return path;
    }

    /** The packages that modules declare, as {@code data.a.b}. */
    public SortedSet<String> packages() {
        SortedSet<String> names = new TreeSet<>();
        modules().forEach(module -> names.add(Compiled.packageName(module)));
        return names;
    }

    /** The rules of all modules of a package, such as {@code data.a.b}, as written. */
    public List<Rule> rules(String packagePath) {
        return compiled.rules(packagePath);
    }
}
