package dev.assay.rego.compile;

import dev.assay.rego.ast.Rule;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One body of a rule, its names resolved and its lines in order.
 *
 * @param heads what stands in the places that are passed in, which are the first slots: arguments of a function, keys
 *     of a partial rule
 * @param value the value, or the member of a set
 * @param bound the variables of arguments
 * @param otherwise its {@code else}
 */
record LoweredRule(
        Rule rule,
        Variables variables,
        List<Node> heads,
        Node value,
        List<Line> body,
        BitSet bound,
        @Nullable LoweredRule otherwise) {}
