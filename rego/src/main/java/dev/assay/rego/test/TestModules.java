package dev.assay.rego.test;

import dev.assay.rego.ast.Module;
import dev.assay.rego.ast.Rule;
import dev.assay.rego.ast.Term;
import dev.assay.rego.value.StringValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Prepares modules for a run of their tests: tests of one name get numbers, and rules that make an object of cases say
 * which case they are at, so that one that fails is missed.
 */
public final class TestModules {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private final Map<String, Integer> counts = new HashMap<>();
    private final List<Module> modules = new ArrayList<>();
    private final List<TestCase> tests = new ArrayList<>();

    /** Reads modules, whose order is that of the tests. */
    public TestModules(List<Module> all) {
        for (Module module : all) {
            modules.add(prepared(module));
        }
    }

    /** The modules to compile. */
    public List<Module> modules() {
        return List.copyOf(modules);
    }

    /** The tests in them. */
    public List<TestCase> tests() {
        return List.copyOf(tests);
    }

    private Module prepared(Module module) {
        String packagePath = text(module.packageOf().path());
        Set<String> known = new HashSet<>();
        List<Rule> rules = new ArrayList<>();
        for (Rule rule : module.rules()) {
            rules.add(prepared(rule, packagePath, known));
        }
        return new Module(
                module.source(),
                module.version(),
                module.packageOf(),
                module.imports(),
                rules,
                module.comments(),
                module.annotations());
    }

    private Rule prepared(Rule rule, String packagePath, Set<String> known) {
        TestName name = TestName.of(rule.head());
        if (name == null) {
            return rule;
        }
        boolean hasCases = rule.head().key() == null
                && rule.head().ref().path().stream().anyMatch(part -> !(part instanceof Term.Constant));
        Rule renamed = rule;
        if (!name.isSkipped() && !rule.isDefault()) {
            int count = counts.merge(name.ref(packagePath), 1, Integer::sum);
            if (count > 1) {
                name = name.numbered(count - 1);
                renamed = RuleEdit.renamed(rule, name);
            }
            if (hasCases) {
                renamed = CaseMarks.add(renamed);
            }
        }
        if (known.add(name.text()) && !rule.isDefault()) {
            tests.add(new TestCase(
                    packagePath, name.text(), name.ref(packagePath), name.isSkipped(), hasCases, rule.location()));
        }
        return renamed;
    }

    /** A ref of constants as text. */
    private static String text(Term.Ref ref) {
        StringBuilder text = new StringBuilder("data");
        for (Term part : ref.path()) {
            if (part instanceof Term.Constant constant && constant.value() instanceof StringValue key) {
                text.append(PLAIN.matcher(key.value()).matches() ? "." + key.value() : "[" + key + "]");
            }
        }
        return text.toString();
    }
}
