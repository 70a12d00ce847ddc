package dev.assay.rego.compile;

import dev.assay.rego.ast.Module;
import dev.assay.rego.ast.Rule;
import dev.assay.rego.eval.Clause;
import dev.assay.rego.eval.CompleteDocument;
import dev.assay.rego.eval.DataNode;
import dev.assay.rego.eval.Document;
import dev.assay.rego.eval.FunctionDocument;
import dev.assay.rego.eval.Keyed;
import dev.assay.rego.eval.SetDocument;
import dev.assay.rego.value.ObjectValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A policy with the plans of its rules. What is planned stays as it is; only the rules of partial documents for known
 * keys are planned later, when a query is prepared that looks them up, under a lock that no evaluation takes.
 */
public final class Compiled implements Plans {
    final Functions functions;
    private final List<Module> modules;
    private final ObjectValue base;
    private final Draft draft;
    private final boolean watched;
    private volatile @Nullable Compiled twin;
    private final RuleNode rules;
    private final DataNode data;
    private final Map<Document, DocumentRules> byDocument;
    private final Map<KeyedName, Keyed> keyed = new HashMap<>();

    private record KeyedName(Document document, int keys) {}

    /**
     * The lowered rules of a document.
     *
     * @param keys how many keys the rules can tell apart
     */
    record DocumentRules(List<LoweredRule> rules, @Nullable LoweredRule fallback, int keys) {}

    Compiled(
            Draft draft,
            boolean watched,
            List<Module> modules,
            Functions functions,
            DataNode data,
            Map<Document, DocumentRules> byDocument) {
        this.modules = List.copyOf(modules);
        this.draft = draft;
        this.watched = watched;
        this.base = draft.data();
        this.functions = functions;
        this.rules = functions.root();
        this.data = data;
        this.byDocument = byDocument;
    }

    public List<Module> modules() {
        return modules;
    }

    /** The base documents. */
    public ObjectValue base() {
        return base;
    }

    @Override
    public boolean watched() {
        return watched;
    }

    /** The same policy with plans that are made for being watched; compiled when it is first asked for. */
    public Compiled watchedTwin() {
        Compiled known = twin;
        if (known == null) {
            synchronized (keyed) {
                known = twin == null ? Compiler.watched(draft, modules) : twin;
                twin = known;
            }
        }
        return known;
    }

    @Override
    public RuleNode rules() {
        return rules;
    }

    @Override
    public DataNode data() {
        return data;
    }

    @Override
    public int documents() {
        return byDocument.size();
    }

    @Override
    public int keys(Document document) {
        return of(document).keys();
    }

    private DocumentRules of(Document document) {
        DocumentRules found = byDocument.get(document);
        if (found == null) {
            throw new IllegalStateException("a document of another policy");
        }
        return found;
    }

    @Override
    public Keyed keyed(Document document, int keys) {
        synchronized (keyed) {
            KeyedName name = new KeyedName(document, keys);
            Keyed known = keyed.get(name);
            if (known == null) {
                known = new Keyed(document);
                keyed.put(name, known);
                DocumentRules lowered = of(document);
                List<Selectors.Planned> clauses = new ArrayList<>();
                for (LoweredRule rule : lowered.rules()) {
                    ClausePlanner planner = new ClausePlanner(this, rule);
                    clauses.add(new Selectors.Planned(rule, planner.partial(keys, document instanceof SetDocument)));
                }
                known.plan(Selectors.of(clauses));
            }
            return known;
        }
    }

    /** Plans all documents. */
    void plan() {
        byDocument.forEach((document, lowered) -> {
            List<Selectors.Planned> clauses = new ArrayList<>();
            for (LoweredRule rule : lowered.rules()) {
                ClausePlanner planner = new ClausePlanner(this, rule);
                Clause clause = switch (document) {
                    case CompleteDocument _ -> planner.answer(false);
                    case FunctionDocument _ -> planner.answer(true);
                    default -> planner.partial(0, document instanceof SetDocument);
                };
                clauses.add(new Selectors.Planned(rule, clause));
            }
            LoweredRule fallback = lowered.fallback();
            Clause last = fallback == null
                    ? null
                    : new ClausePlanner(this, fallback).answer(document instanceof FunctionDocument);
            boolean same = Selectors.isSame(lowered.rules());
            switch (document) {
                case CompleteDocument complete -> complete.plan(Selectors.of(clauses), last, same);
                case FunctionDocument function -> function.plan(Selectors.of(clauses), last, same);
                default -> document.plan(Selectors.of(clauses));
            }
        });
    }

    /** The rules of a package as written, by module. */
    public List<Rule> rules(String packagePath) {
        return modules.stream()
                .filter(module -> Paths.text(Definition.packagePath(module)).equals(packagePath))
                .flatMap(module -> module.rules().stream())
                .toList();
    }

    /** The package of a module, as {@code data.a.b}. */
    public static String packageName(Module module) {
        return Paths.text(Definition.packagePath(module));
    }
}
