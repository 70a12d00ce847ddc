package dev.assay.rego.compile;

import dev.assay.rego.ast.Location;
import dev.assay.rego.eval.Comprehension;
import dev.assay.rego.eval.Operand;
import dev.assay.rego.value.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A term whose names are resolved. */
sealed interface Node {
    /** A ground value. */
    record Constant(Value value) implements Node {}

    /** A variable. */
    record Local(Variable variable) implements Node {}

    /** The document {@code input} or {@code data}. */
    enum Root implements Node {
        INPUT,
        DATA
    }

    /** A lookup. Its head is a variable or a root, once calls and composites are taken out. */
    record Ref(Node head, List<Node> path, Location location) implements Node {
        public Ref {
            path = List.copyOf(path);
        }
    }

    record Elements(List<Node> elements) implements Node {
        public Elements {
            elements = List.copyOf(elements);
        }
    }

    record Members(List<Node> elements) implements Node {
        public Members {
            elements = List.copyOf(elements);
        }
    }

    record Entries(List<Node> keys, List<Node> values) implements Node {
        public Entries {
            keys = List.copyOf(keys);
            values = List.copyOf(values);
        }
    }

    /** A comprehension; its body may still be put in order. */
    record Collect(Comprehension.Kind kind, @Nullable Node key, Node term, List<Line> body, Location location)
            implements Node {}

    /** A term that is planned already. */
    record Ready(Operand operand) implements Node {}
}
