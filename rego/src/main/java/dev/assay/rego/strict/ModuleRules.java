package dev.assay.rego.strict;

import dev.assay.rego.ast.Expr;
import dev.assay.rego.ast.Location;
import dev.assay.rego.ast.Module;
import dev.assay.rego.ast.Problem;
import dev.assay.rego.ast.Rule;
import dev.assay.rego.ast.Term;
import dev.assay.rego.type.BuiltinTypes;
import dev.assay.rego.value.StringValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What modules of version 1, and in strict mode all, must keep: no two imports of one name, no name that hides
 * {@code input} or {@code data}, no deprecated builtin; in strict mode nothing that is never used besides.
 */
public final class ModuleRules {
    private static final Set<String> ROOTS = Set.of("input", "data");

    private final Module module;
    private final List<Problem> problems = new ArrayList<>();

    private ModuleRules(Module module) {
        this.module = module;
    }

    /** What a module does not keep, in the order of the source. */
    public static List<Problem> check(Module module, boolean strict) {
        ModuleRules rules = new ModuleRules(module);
        if (strict || module.version() == Module.Version.V1) {
            rules.imports();
            rules.overrides();
            rules.deprecated();
        }
        if (strict) {
            rules.problems.addAll(Unused.in(module));
        }
        return rules.problems.stream().distinct().toList();
    }

    /** The name that an import gives. */
    static String name(Module.Import each) {
        String alias = each.alias();
        if (alias != null) {
            return alias;
        }
        List<Term> path = each.path().path();
        if (!path.isEmpty()
                && path.getLast() instanceof Term.Constant last
                && last.value() instanceof StringValue text) {
            return text.value();
        }
        return each.path().head() instanceof Term.Var head ? head.name() : "";
    }

    /** Whether an import brings keywords and no document. */
    static boolean isOfLanguage(Module.Import each) {
        return each.path().head() instanceof Term.Var head
                && (head.name().equals("rego") || head.name().equals("future"));
    }

    /** An import as messages print it. */
    static String text(Module.Import each) {
        String path = each.path().location().text();
        return "import " + path + (each.alias() == null ? "" : " as " + each.alias());
    }

    private void imports() {
        Map<String, Module.Import> known = new HashMap<>();
        for (Module.Import each : module.imports()) {
            if (!isOfLanguage(each)) {
                Module.Import first = known.putIfAbsent(name(each), each);
                if (first != null) {
                    add(Problem.COMPILE, "import must not shadow " + text(first), each.location());
                }
            }
        }
    }

    private void overrides() {
        for (Rule rule : module.rules()) {
            if (rule.head().ref().head() instanceof Term.Var name && ROOTS.contains(name.name())) {
                add(
                        Problem.COMPILE,
                        "rules must not shadow " + name.name() + " (use a different rule name)",
                        rule.location());
            }
            List<Term> arguments = rule.head().arguments();
            for (Term argument : arguments == null ? List.<Term>of() : arguments) {
                if (isRoot(argument)) {
                    add(
                            Problem.COMPILE,
                            "args must not shadow " + argument.location().text() + " (use a different variable name)",
                            argument.location());
                }
            }
        }
        new Walk() {
            @Override
            void expression(Expr expr) {
                if (expr.form() instanceof Expr.Form.Truth truth
                        && truth.term() instanceof Term.Call call
                        && name(call).equals("assign")
                        && !call.arguments().isEmpty()
                        && isRoot(call.arguments().getFirst())) {
                    String name = call.arguments().getFirst().location().text();
                    add(
                            Problem.COMPILE,
                            "variables must not shadow " + name + " (use a different variable name)",
                            expr.location());
                }
            }
        }.module(module);
    }

    private static boolean isRoot(Term term) {
        Term head = term instanceof Term.Ref ref && ref.path().isEmpty() ? ref.head() : term;
        return head instanceof Term.Var name && ROOTS.contains(name.name());
    }

    private void deprecated() {
        BuiltinTypes builtins = BuiltinTypes.ofOpa();
        new Walk() {
            @Override
            void call(Term.Call call, Location location) {
                if (builtins.isDeprecated(name(call))) {
                    add(Problem.TYPE, "deprecated built-in function calls in expression: " + name(call), location);
                }
            }
        }.module(module);
    }

    private void add(String code, String message, Location location) {
        problems.add(new Problem(code, message, location));
    }
}
