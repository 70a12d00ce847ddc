package dev.assay.core.policy;

import dev.assay.rego.Query;
import dev.assay.rego.ast.Rule;
import dev.assay.rego.run.Evaluation;
import dev.assay.rego.run.Origin;
import dev.assay.rego.run.PrintLine;
import dev.assay.rego.run.Results;
import dev.assay.rego.value.ArrayValue;
import dev.assay.rego.value.ObjectValue;
import dev.assay.rego.value.StringValue;
import dev.assay.rego.value.Value;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The rules of one namespace, ready to judge. One query asks for all of them, so that what they share is worked out
 * once. Immutable; any number of threads may use it.
 */
public final class NamespaceCheck {

    private final String namespace;
    private final List<JudgingRule> rules;
    private final PolicySet policies;
    private final CheckSettings settings;
    private final Query all;
    private final @Nullable QueryTraces traces;
    private final boolean printing;
    private final int ruleCount;

    public NamespaceCheck(PolicySet policies, String namespace, CheckSettings settings) {
        this.policies = policies;
        this.namespace = namespace;
        this.settings = settings;
        this.rules = policies.rules(namespace);
        this.printing = policies.prints();
        this.traces = settings.traced() || (settings.exact() && printing) ? new QueryTraces(policies, settings) : null;
        int count = 0;
        StringBuilder body = new StringBuilder("exceptions := [x | x := ")
                .append(PackageName.query(namespace, "exception"))
                .append(']');
        for (int i = 0; i < rules.size(); i++) {
            count += rules.get(i).rules().size();
            body.append("; rule")
                    .append(i)
                    .append(" := [x | x := ")
                    .append(query(rules.get(i)))
                    .append(']');
        }
        this.ruleCount = count;
        this.all = policies.policy().query(body.toString());
    }

    private String query(JudgingRule rule) {
        return PackageName.query(namespace, rule.name().text());
    }

    /**
     * Judges a subject.
     *
     * @throws CheckException when a rule gives something that is no result
     * @throws dev.assay.rego.run.EvaluationException when there is no answer
     */
    public CheckResult check(Subject subject) {
        Tally tally = new Tally();
        for (Subject.Part part : subject.parts()) {
            check(subject.file(), part, tally);
        }
        return new CheckResult(
                subject.file(),
                namespace,
                tally.successes,
                List.of(),
                tally.warnings,
                tally.failures,
                tally.exceptions,
                tally.queries);
    }

    /** What the documents of a subject gave so far. */
    private static final class Tally {
        int successes;
        final List<RuleResult> warnings = new ArrayList<>();
        final List<RuleResult> failures = new ArrayList<>();
        final List<RuleResult> exceptions = new ArrayList<>();
        final List<QueryResult> queries = new ArrayList<>();

        int judged() {
            return warnings.size() + failures.size() + exceptions.size();
        }
    }

    private void check(String file, Subject.Part part, Tally tally) {
        Evaluation.Builder builder = settings.evaluation().toBuilder().input(part.value());
        builder.data(dataWith(file));
        List<String> prints = new ArrayList<>();
        if (printing && traces == null) {
            builder.print(line -> prints.add(text(line)));
        }
        Evaluation evaluation = builder.build();
        ObjectValue values = values(all.evaluate(evaluation));
        OriginLookup origins = new OriginLookup(all, evaluation, part.locator(), settings.exact());
        Value exceptions = values.get("exceptions");
        int before = tally.judged();
        int successes = 0;
        for (int i = 0; i < rules.size(); i++) {
            successes += judge(rules.get(i), first(values.get("rule" + i)), first(exceptions), origins, tally);
            if (traces != null) {
                traces.add(file, rules.get(i), builder, tally.queries);
            }
        }
        if (!prints.isEmpty()) {
            tally.queries.add(new QueryResult("data." + namespace, true, List.of(), prints));
        }
        int results = tally.judged() - before + successes;
        tally.successes += successes + Math.max(0, ruleCount - results);
    }

    static String text(PrintLine line) {
        return (line.location() == null ? "" : line.location() + ": ") + line.text();
    }

    /** Sorts the results of a rule; answers how many of them passed. */
    private int judge(
            JudgingRule rule, @Nullable Value value, @Nullable Value exceptions, OriginLookup origins, Tally tally) {
        String query = query(rule);
        List<RuleValues.Given> given = value == null ? List.of() : RuleValues.read(value, query, settings.exact());
        List<RuleValues.Exempting> exempting =
                RuleValues.exempting(exceptions, rule.name().exception(), settings.exact());
        if (!exempting.isEmpty()) {
            exempting.forEach(each -> tally.exceptions.add(exception(rule, each, given, origins)));
            return 0;
        }
        int successes = 0;
        for (RuleValues.Given each : given) {
            if (each.result().passed()) {
                successes++;
            } else {
                (rule.name().kind() == RuleName.Kind.FAILURE ? tally.failures : tally.warnings)
                        .add(origins.locate(rule, each));
            }
        }
        return successes;
    }

    private RuleResult exception(
            JudgingRule rule, RuleValues.Exempting exempting, List<RuleValues.Given> given, OriginLookup origins) {
        String query = PackageName.query(namespace, "exception[_][_] == ")
                + StringValue.of(rule.name().exception());
        if (settings.exact()) {
            return RuleResult.of(query);
        }
        StringBuilder message = new StringBuilder();
        RuleResult silenced = null;
        for (RuleValues.Given each : given) {
            if (!each.result().passed()) {
                message.append(message.isEmpty() ? "" : "; ")
                        .append(each.result().message());
                silenced = silenced == null ? origins.locate(rule, each) : silenced;
            }
        }
        Origin origin = origins.of(exempting.element(), "exception");
        Rule excepting = origin == null ? policies.onlyException(namespace) : origin.rule();
        String reason =
                exempting.reason().isEmpty() && excepting != null ? JudgingRule.reason(excepting) : exempting.reason();
        return new RuleResult(
                message.isEmpty() ? rule.name().text() + " is excepted here; it found nothing" : message.toString(),
                silenced == null ? null : silenced.location(),
                silenced == null ? ObjectValue.EMPTY : silenced.metadata(),
                silenced == null ? rule.facts(null) : silenced.rule(),
                silenced == null ? origins.start() : silenced.place(),
                reason);
    }

    private static @Nullable Value first(@Nullable Value list) {
        return list instanceof ArrayValue array && array.size() > 0 ? array.get(0) : null;
    }

    private static ObjectValue values(Results results) {
        return results.rows().isEmpty()
                ? ObjectValue.EMPTY
                : results.rows().getFirst().bindings();
    }

    /** {@code data.conftest.file} says which file is judged. */
    private ObjectValue dataWith(String file) {
        Path path = settings.workingFolder().resolve(file).normalize();
        Path folder = path.getParent();
        ObjectValue names = ObjectValue.of(Map.of(
                StringValue.of("name"), StringValue.of(String.valueOf(path.getFileName())),
                StringValue.of("dir"), StringValue.of(folder == null ? "/" : folder.toString())));
        ObjectValue conftest = policies.data().get("conftest") instanceof ObjectValue known ? known : ObjectValue.EMPTY;
        return policies.data().toBuilder()
                .put("conftest", conftest.toBuilder().put("file", names).build())
                .build();
    }
}
