package dev.assay.core.policy;

import dev.assay.rego.Query;
import dev.assay.rego.ast.Rule;
import dev.assay.rego.run.Evaluation;
import dev.assay.rego.run.Origin;
import dev.assay.rego.value.ArrayValue;
import dev.assay.rego.value.Value;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the rule that gave a result, and the value of the input that it looked at. For that the query is evaluated once
 * more, when the first one asks: most inputs have nothing to explain. One thread.
 */
final class OriginLookup {

    private final Query query;
    private final Evaluation evaluation;
    private final Subject.Locator locator;
    private final boolean silent;
    private @Nullable Map<Value, List<Origin>> origins;

    OriginLookup(Query query, Evaluation evaluation, Subject.Locator locator, boolean silent) {
        this.query = query;
        this.evaluation = evaluation;
        this.locator = locator;
        this.silent = silent;
    }

    /** The result with its rule and its place. */
    RuleResult locate(JudgingRule rule, RuleValues.Given given) {
        RuleResult result = given.result();
        Value element = given.element();
        if (silent || element == null) {
            return result;
        }
        Origin origin = of(element, rule.name().text());
        Rule made = origin == null ? null : origin.rule();
        Place place = origin == null || origin.inputs().isEmpty() ? start() : locator.place(decisive(origin.inputs()));
        return new RuleResult(
                result.message(), result.location(), result.metadata(), rule.facts(made), place, result.reason());
    }

    /**
     * The deepest value that was read; of several the first, because rules decide first and word their message then.
     */
    private static ArrayValue decisive(List<ArrayValue> paths) {
        ArrayValue best = paths.getFirst();
        for (ArrayValue path : paths) {
            best = path.size() > best.size() ? path : best;
        }
        return best;
    }

    /** Where the document begins. */
    Place start() {
        return locator.place(null);
    }

    /** How a rule of this name came to give an element, or null when that is not known. */
    @Nullable
    Origin of(Value element, String rule) {
        Map<Value, List<Origin>> known = origins;
        if (known == null) {
            known = query.evaluate(
                            evaluation.toBuilder().print(null).origins(true).build())
                    .origins();
            origins = known;
        }
        for (Origin origin : known.getOrDefault(element, List.of())) {
            if (PackageName.of(origin.rule()).equals(rule)) {
                return origin;
            }
        }
        return null;
    }
}
