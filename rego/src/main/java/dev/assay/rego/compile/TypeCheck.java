package dev.assay.rego.compile;

import dev.assay.rego.ast.Expr;
import dev.assay.rego.ast.Module;
import dev.assay.rego.ast.Problem;
import dev.assay.rego.builtin.Builtin;
import dev.assay.rego.type.BuiltinTypes;
import dev.assay.rego.type.Modules;
import dev.assay.rego.type.TypeChecker;
import dev.assay.rego.value.Value;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The type checker as a policy uses it. */
final class TypeCheck {
    private final Modules modules;
    private final TypeChecker checker;

    TypeCheck(Draft draft, List<Module> modules) {
        Map<String, String> added = draft.builtins().values().stream()
                .collect(Collectors.toMap(Builtin::name, Builtin::signature));
        BuiltinTypes builtins = BuiltinTypes.ofOpa().with(added);
        this.modules = new Modules(modules);
        this.checker = new TypeChecker(
                this.modules, draft.allowed() == null ? builtins : builtins.only(draft.allowed()), draft.schemas());
    }

    /** What is wrong with the modules. Asked once, before any query. */
    List<Problem> problems() {
        return checker.check();
    }

    /** What is wrong with a query. */
    List<Problem> problems(List<Expr> body, List<Value> packagePath, List<Module.Import> imports) {
        return checker.checkQuery(modules.query(body, packagePath, imports));
    }
}
