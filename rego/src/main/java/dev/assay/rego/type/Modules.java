package dev.assay.rego.type;

import dev.assay.rego.ast.Annotations;
import dev.assay.rego.ast.Annotations.Scope;
import dev.assay.rego.ast.Expr;
import dev.assay.rego.ast.Module;
import dev.assay.rego.ast.Rule;
import dev.assay.rego.ast.Term;
import dev.assay.rego.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The modules of a policy as the checker reads them: all rules with their names resolved and the schemas in force. */
public final class Modules {
    private final Map<List<Value>, Names> packages = new HashMap<>();
    private final Map<List<Value>, List<Annotations.Schema>> packageSchemas = new HashMap<>();
    private final Map<List<Value>, List<Annotations.Schema>> subpackageSchemas = new HashMap<>();
    private final Map<String, List<Annotations.Schema>> documentSchemas = new HashMap<>();
    private final List<TypedRule> rules = new ArrayList<>();

    /** Reads modules, in the order given. */
    public Modules(List<Module> modules) {
        Map<List<Value>, List<Rule>> rulesOf = new HashMap<>();
        for (Module module : modules) {
            List<Value> path = Names.keys(module.packageOf().path());
            rulesOf.computeIfAbsent(path, _ -> new ArrayList<>()).addAll(module.rules());
            note(module, path);
        }
        rulesOf.forEach((path, all) -> packages.put(path, Names.of(path, all)));
        for (Module module : modules) {
            add(module);
        }
    }

    /** The rules; what follows an {@code else} is a rule of its own. */
    List<TypedRule> rules() {
        return List.copyOf(rules);
    }

    /** A query that stands in a package and sees imports, resolved. */
    public List<Expr> query(List<Expr> body, List<Value> packagePath, List<Module.Import> imports) {
        Names names = packages.getOrDefault(packagePath, new Names()).with(imports);
        Resolution resolution = new Resolution(names);
        resolution.enter(Declarations.of(body));
        return resolution.body(body);
    }

    private void note(Module module, List<Value> path) {
        for (Annotations block : module.annotations()) {
            if (block.scope() == Scope.PACKAGE) {
                packageSchemas.computeIfAbsent(path, _ -> new ArrayList<>()).addAll(block.schemas());
            } else if (block.scope() == Scope.SUBPACKAGES) {
                subpackageSchemas.computeIfAbsent(path, _ -> new ArrayList<>()).addAll(block.schemas());
            }
        }
        for (Rule rule : module.rules()) {
            for (Annotations block : rule.annotations()) {
                if (block.scope() == Scope.DOCUMENT) {
                    documentSchemas
                            .computeIfAbsent(document(path, rule), _ -> new ArrayList<>())
                            .addAll(block.schemas());
                }
            }
        }
    }

    private static String document(List<Value> path, Rule rule) {
        StringBuilder text = new StringBuilder(path.toString());
        text.append(Terms.text(rule.head().ref().head()));
        for (Term part : rule.head().ref().path()) {
            if (Terms.constant(part) == null) {
                break;
            }
            text.append('.').append(Terms.text(part));
        }
        return text.toString();
    }

    private void add(Module module) {
        List<Value> path = Names.keys(module.packageOf().path());
        Names names = packages.getOrDefault(path, new Names()).with(module.imports());
        List<Term> packagePath = module.packageOf().path().path();
        List<Annotations.Schema> wide = new ArrayList<>();
        for (int length = 0; length <= path.size(); length++) {
            wide.addAll(subpackageSchemas.getOrDefault(path.subList(0, length), List.of()));
        }
        wide.addAll(packageSchemas.getOrDefault(path, List.of()));
        for (Rule rule : module.rules()) {
            List<Annotations.Schema> schemas = new ArrayList<>(wide);
            schemas.addAll(documentSchemas.getOrDefault(document(path, rule), List.of()));
            for (Annotations block : rule.annotations()) {
                if (block.scope() == Scope.RULE) {
                    schemas.addAll(block.schemas());
                }
            }
            rules.addAll(new Resolution(names).rule(rule, packagePath, schemas));
        }
    }
}
