package dev.assay.inputs.hcl2;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Writes expressions as the text that stands for them in a tree. */
final class HclTexts {
    private final String text;

    HclTexts(String text) {
        this.text = text;
    }

    /** The expression as an interpolation. */
    String wrapped(HclExpression expression) {
        return "${" + source(expression.start(), expression.end()) + "}";
    }

    private String source(int start, int end) {
        boolean closing = end < text.length() && text.charAt(end) == ')';
        return text.substring(start, closing ? end + 1 : end);
    }

    /** A key of an object. */
    String key(HclExpression key) {
        return key instanceof HclExpression.Reference ? source(key.start(), key.end()) : part(key);
    }

    String template(HclExpression.Template template) {
        StringBuilder joined = new StringBuilder();
        for (HclExpression part : template.parts()) {
            joined.append(part(part));
        }
        return joined.toString();
    }

    private String part(HclExpression part) {
        return switch (part) {
            case HclExpression.Constant constant -> constant(constant.value());
            case HclExpression.Template template -> template(template);
            case HclExpression.Wrapped wrapped -> part(wrapped.inner());
            case HclExpression.Choice choice -> {
                String whenFalse = part(choice.whenFalse());
                yield "%{if "
                        + source(choice.condition().start(), choice.condition().end()) + "}"
                        + part(choice.whenTrue())
                        + (whenFalse.isEmpty() ? "" : "%{else}" + whenFalse)
                        + "%{endif}";
            }
            case HclExpression.Repetition repetition ->
                "%{for " + repetition.variables() + " in "
                        + source(
                                repetition.collection().start(),
                                repetition.collection().end())
                        + "}" + part(repetition.body()) + "%{endfor}";
            default -> wrapped(part);
        };
    }

    /** What begins an interpolation in a text is escaped, so that it stays apart from a real one. */
    private static String constant(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case BigDecimal decimal -> decimal.stripTrailingZeros().toPlainString();
            case String string -> string.replace("${", "$${").replace("%{", "%%{");
            default -> value.toString();
        };
    }
}
