package dev.assay.core.policy;

import dev.assay.rego.Query;
import dev.assay.rego.run.Evaluation;
import dev.assay.rego.run.Results;
import dev.assay.rego.value.SetValue;
import dev.assay.rego.value.StringValue;
import dev.assay.rego.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Asks each rule by itself, as Conftest does, to show its trace and what it prints. */
final class QueryTraces {

    private final PolicySet policies;
    private final CheckSettings settings;
    private final TraceLines lines;
    private final Map<String, Query> queries = new ConcurrentHashMap<>();

    QueryTraces(PolicySet policies, CheckSettings settings) {
        this.policies = policies;
        this.settings = settings;
        this.lines = new TraceLines(policies.modules());
    }

    /** Adds what the exceptions of a rule and the rule itself show. */
    void add(String file, JudgingRule rule, Evaluation.Builder evaluation, List<QueryResult> results) {
        String exception = PackageName.query(rule.namespace(), "exception[_][_] == ")
                + StringValue.of(rule.name().exception());
        results.add(ask(exception, evaluation));
        results.add(ask(PackageName.query(rule.namespace(), rule.name().text()), evaluation));
    }

    private QueryResult ask(String text, Evaluation.Builder evaluation) {
        Query query = queries.computeIfAbsent(text, policies.policy()::query);
        List<String> traces = new ArrayList<>();
        List<String> prints = new ArrayList<>();
        Evaluation.Builder own = evaluation.build().toBuilder().print(line -> prints.add(NamespaceCheck.text(line)));
        if (settings.traced()) {
            own.tracer(event -> traces.add(lines.line(event)));
        }
        Results answer = query.evaluate(own.build());
        Value value = answer.value();
        boolean passed = !(value instanceof SetValue set) || set.size() == 0;
        return new QueryResult(text, passed, traces, prints);
    }
}
