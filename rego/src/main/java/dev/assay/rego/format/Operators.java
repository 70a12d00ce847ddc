package dev.assay.rego.format;

import dev.assay.rego.ast.Term;
import dev.assay.rego.value.StringValue;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The operators that calls of some builtins are written with. */
final class Operators {
    private static final Map<String, String> SYMBOLS = Map.ofEntries(
            Map.entry("eq", "="),
            Map.entry("assign", ":="),
            Map.entry("equal", "=="),
            Map.entry("neq", "!="),
            Map.entry("lt", "<"),
            Map.entry("lte", "<="),
            Map.entry("gt", ">"),
            Map.entry("gte", ">="),
            Map.entry("plus", "+"),
            Map.entry("minus", "-"),
            Map.entry("mul", "*"),
            Map.entry("div", "/"),
            Map.entry("rem", "%"),
            Map.entry("and", "&"),
            Map.entry("or", "|"));

    private static final int STRONGEST = 7;

    private Operators() {}

    /** The symbol between the terms of a call, or null. */
    static @Nullable String symbol(Term.Call call) {
        return call.operator().path().isEmpty() && call.operator().head() instanceof Term.Var name
                ? SYMBOLS.get(name.name())
                : null;
    }

    /** How strongly an operator binds; the weakest, {@code =} and {@code :=}, 0. */
    static int strength(String symbol) {
        return switch (symbol) {
            case "*", "/", "%" -> 6;
            case "+", "-" -> 5;
            case "&" -> 4;
            case "|" -> 3;
            case "=", ":=" -> 0;
            default -> 2;
        };
    }

    /** How strongly a term holds together: as its operator binds, or more than all operators if it has none. */
    static int strength(Term term) {
        if (!(term instanceof Term.Call call)) {
            return STRONGEST;
        }
        String symbol = symbol(call);
        if (symbol != null) {
            return strength(symbol);
        }
        return membership(call) > 0 ? 1 : STRONGEST;
    }

    /** How many terms {@code in} has in a call, or 0 if it is no such call. */
    static int membership(Term.Call call) {
        Term.Ref operator = call.operator();
        boolean internal = operator.head() instanceof Term.Var head
                && head.name().equals("internal")
                && operator.path().size() == 1;
        if (internal
                && operator.path().getFirst() instanceof Term.Constant constant
                && constant.value() instanceof StringValue name) {
            return switch (name.value()) {
                case "member_2" -> 2;
                case "member_3" -> 3;
                default -> 0;
            };
        }
        return 0;
    }

    /** Whether a term is a union, which looks like a comprehension within braces. */
    static boolean isUnion(Term term) {
        return term instanceof Term.Call call && "|".equals(symbol(call));
    }
}
