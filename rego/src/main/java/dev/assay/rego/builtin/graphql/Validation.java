package dev.assay.rego.builtin.graphql;

import dev.assay.rego.builtin.Context;
import java.util.List;

/** Validates a query against a schema. */
final class Validation {
    private Validation() {}

    /**
     * All problems, each in a line with its place; empty if the query is valid. The rules stand in the order of
     * their names.
     */
    static String problems(Context context, Schema schema, Document query) {
        Facts facts = new Facts(context, schema, query);
        List<Rule> rules = List.of(
                new FieldRules.Known(facts),
                new FragmentRules.OnComposite(facts),
                new FieldRules.KnownArguments(facts),
                new OperationRules.KnownDirectives(facts),
                new FragmentRules.Known(facts),
                new OperationRules.KnownRoot(facts),
                new FragmentRules.KnownTypes(facts),
                new OperationRules.LoneAnonymous(facts),
                new FieldRules.IntrospectionDepth(facts),
                new FragmentRules.NoCycles(facts),
                new OperationRules.NoUndefinedVariables(facts),
                new FragmentRules.NoUnused(facts),
                new OperationRules.NoUnusedVariables(facts),
                new OverlappingFields(facts),
                new FragmentRules.Possible(facts),
                new FieldRules.RequiredArguments(facts),
                new FieldRules.Leaves(facts),
                new OperationRules.SingleFieldSubscriptions(facts),
                new FieldRules.UniqueArguments(facts),
                new OperationRules.UniqueDirectives(facts),
                new FragmentRules.UniqueNames(facts),
                new ValueRules.UniqueFields(facts),
                new OperationRules.UniqueNames(facts),
                new OperationRules.UniqueVariables(facts),
                new ValueRules.CorrectTypes(facts),
                new OperationRules.InputVariables(facts),
                new OperationRules.VariablePositions(facts));
        new Walker(facts, rules).walk();
        return facts.problems();
    }
}
