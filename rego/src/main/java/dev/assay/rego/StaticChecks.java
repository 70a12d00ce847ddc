package dev.assay.rego;

import dev.assay.rego.ast.Expr;
import dev.assay.rego.ast.Module;
import dev.assay.rego.ast.Problem;
import dev.assay.rego.builtin.Builtin;
import dev.assay.rego.strict.ModuleRules;
import dev.assay.rego.type.BuiltinTypes;
import dev.assay.rego.type.Modules;
import dev.assay.rego.type.Schemas;
import dev.assay.rego.type.TypeChecker;
import dev.assay.rego.value.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The checks that need no plan: what modules must keep, and types. Queries may be checked by any number of threads. */
final class StaticChecks {
    private final Modules modules;
    private final TypeChecker types;

    StaticChecks(List<Module> modules, Collection<Builtin> builtins, Schemas schemas) {
        Map<String, String> signatures = new HashMap<>();
        builtins.forEach(builtin -> signatures.put(builtin.name(), builtin.signature()));
        this.modules = new Modules(modules);
        this.types = new TypeChecker(this.modules, BuiltinTypes.ofOpa().with(signatures), schemas);
    }

    /** What modules do not keep, each for itself. */
    static List<Problem> modules(List<Module> modules, boolean strict) {
        List<Problem> problems = new ArrayList<>();
        modules.forEach(module -> problems.addAll(ModuleRules.check(module, strict)));
        return problems;
    }

    /** What is wrong with the calls in the rules. */
    List<Problem> calls() {
        return types.checkCalls();
    }

    /** What can never be right in the rules, whose calls are right. Called once, before any query. */
    List<Problem> rules() {
        return types.check();
    }

    /** What is wrong with the calls in a query. */
    List<Problem> calls(List<Expr> body, List<Value> packagePath, List<Module.Import> imports) {
        return types.checkCalls(modules.query(body, packagePath, imports));
    }

    /** What can never be right in a query, whose calls are right. */
    List<Problem> query(List<Expr> body, List<Value> packagePath, List<Module.Import> imports) {
        return types.checkQuery(modules.query(body, packagePath, imports));
    }
}
