package dev.assay.rego.builtin.jsonschema;

import dev.assay.rego.value.BooleanValue;
import dev.assay.rego.value.NumberValue;
import dev.assay.rego.value.Value;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Reads the limits of numbers. What excludes a limit is a mark on it in draft 4 and a limit of its own from draft 6
 * on.
 */
final class NumberKeywords {
    private NumberKeywords() {}

    static void read(Schema schema, SchemaObject object, Draft draft) throws SchemaException {
        Value multiple = object.get("multipleOf");
        if (multiple != null) {
            if (!(multiple instanceof NumberValue number)) {
                throw SchemaException.type("Number", "multipleOf");
            }
            if (number.signum() <= 0) {
                throw new SchemaException("multipleOf must be strictly greater than 0");
            }
            schema.multipleOf = number.asDecimal();
        }
        schema.minimum = object.number("minimum");
        schema.exclusiveMinimum = exclusive(object, "exclusiveMinimum", "minimum", schema.minimum, draft);
        if (object.get("exclusiveMinimum") instanceof BooleanValue mark && mark.value()) {
            schema.minimum = null;
        }
        schema.maximum = object.number("maximum");
        schema.exclusiveMaximum = exclusive(object, "exclusiveMaximum", "maximum", schema.maximum, draft);
        if (object.get("exclusiveMaximum") instanceof BooleanValue mark && mark.value()) {
            schema.maximum = null;
        }
    }

    private static @Nullable BigDecimal exclusive(
            SchemaObject object, String key, String limitKey, @Nullable BigDecimal limit, Draft draft)
            throws SchemaException {
        Value value = object.get(key);
        boolean mark = draft == Draft.DRAFT4 || draft == Draft.MIXED;
        boolean number = draft != Draft.DRAFT4;
        return switch (value) {
            case null -> null;
            case BooleanValue excludes
            when mark -> {
                if (limit == null) {
                    throw new SchemaException(key + " cannot be used without " + limitKey);
                }
                yield excludes.value() ? limit : null;
            }
            case NumberValue own when number -> own.asDecimal();
            default -> throw SchemaException.type(mark && number ? "boolean/number" : mark ? "boolean" : "number", key);
        };
    }
}
