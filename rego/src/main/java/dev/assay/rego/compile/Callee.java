package dev.assay.rego.compile;

import dev.assay.rego.builtin.Builtin;
import dev.assay.rego.eval.Callable;
import dev.assay.rego.eval.FunctionDocument;

/** What a call calls. */
sealed interface Callee {
    int arity();

    /** As messages name it. */
    String name();

    /** A builtin. */
    record Native(Builtin builtin) implements Callee {
        @Override
        public int arity() {
            return builtin.arity();
        }

        @Override
        public String name() {
            return builtin.name();
        }

        boolean isRelation() {
            return builtin.relation() != null;
        }
    }

    /** A function of the policy. */
    record Ruled(FunctionDocument document, String name) implements Callee {
        @Override
        public int arity() {
            return document.arity();
        }
    }

    /** It as what is called at run time; not for relations. */
    default Callable callable() {
        return switch (this) {
            case Native(Builtin builtin) -> Callable.Native.of(builtin);
            case Ruled(FunctionDocument document, var _) -> new Callable.Ruled(document);
        };
    }
}
