package dev.assay.rego.compile;

import dev.assay.rego.ast.Module;
import dev.assay.rego.ast.Problem;
import dev.assay.rego.ast.Rule;
import dev.assay.rego.eval.CompleteDocument;
import dev.assay.rego.eval.DataNode;
import dev.assay.rego.eval.Document;
import dev.assay.rego.eval.FunctionDocument;
import dev.assay.rego.eval.ObjectDocument;
import dev.assay.rego.eval.SetDocument;
import dev.assay.rego.value.ObjectValue;
import dev.assay.rego.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compiles modules to plans, or says everything that is wrong with them. */
public final class Compiler {
    private final Draft draft;
    private final List<Module> modules;
    private final boolean watched;
    private final List<Problem> problems = new ArrayList<>();
    private final RuleNode root = new RuleNode();
    private final Map<Document, Compiled.DocumentRules> byDocument = new LinkedHashMap<>();
    private final Map<Document, List<Definition>> definitions = new LinkedHashMap<>();

    private Compiler(Draft draft, List<Module> modules, boolean watched) {
        this.draft = draft;
        this.watched = watched;
        this.modules = modules;
    }

    /**
     * Compiles.
     *
     * @param modules those of the draft, the parsed sources among them
     * @param problems takes what is wrong
     * @return null when something is
     */
    public static @Nullable Compiled compile(Draft draft, List<Module> modules, List<Problem> problems) {
        Compiler compiler = new Compiler(draft, modules, false);
        Compiled compiled = compiler.compile();
        problems.addAll(compiler.problems);
        return compiler.problems.isEmpty() ? compiled : null;
    }

    /** Compiles, for being watched, what was compiled without problems before. */
    static Compiled watched(Draft draft, List<Module> modules) {
        return new Compiler(draft, modules, true).compile();
    }

    private Compiled compile() {
        for (Module module : modules) {
            root.grow(Definition.packagePath(module)).modules.add(module);
            for (Rule rule : module.rules()) {
                Definition definition = Definition.of(module, rule);
                root.grow(definition.path()).rules.add(definition);
            }
        }
        new Conflicts(problems).find(root, draft.overlaps() ? ObjectValue.EMPTY : draft.data());
        DataNode data = new DataNode();
        documents(root, data, List.of());
        Functions functions = new Functions(draft.builtins(), draft.allowed(), root);
        Reads reads = new Reads(root);
        Map<Definition, LoweredRule> lowered = lower(functions, reads);
        reads.check(problems);
        definitions.forEach((document, rules) -> byDocument.put(document, rules(rules, lowered)));
        Compiled compiled = new Compiled(draft, watched, modules, functions, data, byDocument);
        if (problems.isEmpty()) {
            compiled.plan();
        }
        return compiled;
    }

    /** Makes the documents and the tree of them that evaluations walk. */
    private void documents(RuleNode node, DataNode place, List<Value> path) {
        if (!node.rules.isEmpty()) {
            Value[] keys = path.toArray(Value[]::new);
            int number = definitions.size();
            Definition first = node.rules.getFirst();
            Document document;
            if (node.isDynamic()) {
                document = new ObjectDocument(number, keys);
            } else if (first.isMultiValue()) {
                document = new SetDocument(number, keys);
            } else if (first.isFunction()) {
                document = new FunctionDocument(number, keys, first.arity());
            } else {
                document = new CompleteDocument(number, keys);
            }
            node.document = document;
            place.document(document);
            definitions.put(
                    document,
                    node.isDynamic()
                            ? node.extent().stream()
                                    .map(rule -> rule.relativeTo(path.size()))
                                    .toList()
                            : node.rules);
            if (node.isDynamic()) {
                return;
            }
        }
        node.children.forEach((key, child) -> {
            List<Value> below = new ArrayList<>(path);
            below.add(key);
            documents(child, place.grow(key), below);
        });
    }

    private Map<Definition, LoweredRule> lower(Functions functions, Reads reads) {
        Map<Module, RuleLowering> byModule = new HashMap<>();
        Map<List<Value>, List<Module>> packages = new LinkedHashMap<>();
        for (Module module : modules) {
            packages.computeIfAbsent(Definition.packagePath(module), _ -> new ArrayList<>())
                    .add(module);
        }
        for (Module module : modules) {
            List<Value> path = Definition.packagePath(module);
            Globals globals = new Globals();
            packages.getOrDefault(path, List.of()).forEach(each -> globals.rules(path, each.rules()));
            globals.imports(module.imports());
            byModule.put(module, new RuleLowering(globals, functions, problems, reads));
        }
        Chains chains = new Chains(modules);
        Map<Definition, LoweredRule> lowered = new HashMap<>();
        definitions.values().forEach(rules -> {
            for (Definition definition : rules) {
                RuleLowering lowering = byModule.get(definition.module());
                if (lowering != null) {
                    lowered.put(definition, lowering.lower(definition, chains.of(definition)));
                }
            }
        });
        return lowered;
    }

    private static Compiled.DocumentRules rules(List<Definition> rules, Map<Definition, LoweredRule> lowered) {
        List<LoweredRule> all = new ArrayList<>();
        LoweredRule fallback = null;
        int keys = 0;
        for (Definition definition : rules) {
            LoweredRule rule = lowered.get(definition);
            if (rule == null) {
                throw new IllegalStateException("a rule that was not lowered");
            }
            keys = Math.max(keys, definition.suffix().size() + (definition.isMultiValue() ? 1 : 0));
            if (definition.rule().isDefault()) {
                fallback = rule;
            } else {
                all.add(rule);
            }
        }
        return new Compiled.DocumentRules(all, fallback, keys);
    }
}
