package dev.assay.core.policy;

import dev.assay.rego.ast.Module;
import dev.assay.rego.ast.Rule;
import dev.assay.rego.ast.Term;
import dev.assay.rego.value.StringValue;

/** Names of packages and rules, as Rego writes refs. */
final class PackageName {

    private PackageName() {}

    /** The package of a module, without {@code data.}; what commands call a namespace. */
    static String of(Module module) {
        StringBuilder text = new StringBuilder();
        for (Term step : module.packageOf().path().path()) {
            String name = step instanceof Term.Constant constant && constant.value() instanceof StringValue string
                    ? string.value()
                    : step.location().text();
            if (!isPlain(name)) {
                text.append('[').append(StringValue.of(name)).append(']');
            } else {
                text.append(text.isEmpty() ? "" : ".").append(name);
            }
        }
        return text.toString();
    }

    private static boolean isPlain(String name) {
        for (int i = 0; i < name.length(); i++) {
            char letter = name.charAt(i);
            boolean word = letter == '_' || (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z');
            if (!word && (i == 0 || letter < '0' || letter > '9')) {
                return false;
            }
        }
        return !name.isEmpty();
    }

    /** The query of a path below a namespace. */
    static String query(String namespace, String name) {
        String dot = namespace.startsWith("[") ? "" : ".";
        return "data" + dot + namespace + "." + name;
    }

    /** The first part of a rule's name. */
    static String of(Rule rule) {
        return rule.head().ref().head() instanceof Term.Var name ? name.name() : "";
    }
}
