package dev.assay.rego.compile;

import dev.assay.rego.ast.Expr;
import dev.assay.rego.ast.Location;
import dev.assay.rego.value.Value;
import java.util.List;

/**
 * An expression whose names are resolved.
 *
 * @param source the expression that it was made of
 * @param generated whether the compiler made it up, to take something out of another
 */
record Line(Form form, boolean negated, List<Replacement> with, Expr source, Location location, boolean generated) {
    Line {
        with = List.copyOf(with);
    }

    /** What it says. */
    sealed interface Form {
        /** A term that must be true. */
        record Truth(Node term) implements Form {}

        /** Two terms that must be equal. */
        record Equal(Node left, Node right, boolean assigned) implements Form {}

        /** A call; with an output when there is one argument more than the function takes. */
        record Call(Callee callee, List<Node> arguments) implements Form {
            public Call {
                arguments = List.copyOf(arguments);
            }

            boolean hasOutput() {
                return callee.arity() >= 0 && arguments.size() == callee.arity() + 1;
            }
        }

        /** A body that must hold for all elements. */
        record Every(Node key, Node value, Node domain, List<Line> body) implements Form {}

        /** A line of {@code print}; each argument is a set comprehension, empty when the argument is undefined. */
        record Print(List<Node> arguments) implements Form {}
    }

    /** What {@code with} puts in the place of something. */
    sealed interface Replacement {
        /** A value in a document. */
        record Document(Node.Root root, List<Value> path, Node value) implements Replacement {}

        /** A value for what a function answers. */
        record Result(Callee target, Node value) implements Replacement {}

        /** A function for a function. */
        record Function(Callee target, Callee replacement) implements Replacement {}
    }

    /** A made-up equality. */
    static Line equal(Node left, Node right, Line from, Location location) {
        return new Line(new Form.Equal(left, right, false), false, from.with, from.source, location, true);
    }

    Line with(Form other) {
        return new Line(other, negated, with, source, location, generated);
    }

    Line with(List<Replacement> others) {
        return new Line(form, negated, others, source, location, generated);
    }
}
