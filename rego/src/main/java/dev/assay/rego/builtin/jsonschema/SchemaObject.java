package dev.assay.rego.builtin.jsonschema;

import dev.assay.rego.value.ArrayValue;
import dev.assay.rego.value.NumberValue;
import dev.assay.rego.value.ObjectValue;
import dev.assay.rego.value.StringValue;
import dev.assay.rego.value.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads entries of a schema, which must be of certain types. */
record SchemaObject(ObjectValue fields) {
    SchemaObject {
        Objects.requireNonNull(fields, "fields is null");
    }

    @Nullable
    Value get(String key) {
        return fields.get(key);
    }

    @Nullable
    String text(String key) throws SchemaException {
        Value value = fields.get(key);
        if (value == null) {
            return null;
        }
        if (value instanceof StringValue text) {
            return text.value();
        }
        throw SchemaException.type("string", key);
    }

    List<Value> list(String key) throws SchemaException {
        Value value = fields.get(key);
        if (value == null) {
            return List.of();
        }
        if (value instanceof ArrayValue array) {
            return array.asList();
        }
        throw SchemaException.mustBe(key, "array");
    }

    @Nullable
    BigDecimal number(String key) throws SchemaException {
        Value value = fields.get(key);
        if (value == null) {
            return null;
        }
        if (value instanceof NumberValue number) {
            return number.asDecimal();
        }
        throw SchemaException.mustBe(key, "Number");
    }

    /** A whole number that is not negative. */
    @Nullable
    Long count(String key) throws SchemaException {
        Value value = fields.get(key);
        if (value == null) {
            return null;
        }
        if (!(value instanceof NumberValue number) || !number.isLong()) {
            throw SchemaException.mustBe(key, "integer");
        }
        if (number.signum() < 0) {
            throw new SchemaException(key + " must be greater than or equal to 0");
        }
        return number.asLong();
    }

    /** Texts, none of them twice. */
    List<String> uniqueTexts(String key) throws SchemaException {
        List<String> texts = new ArrayList<>();
        for (Value value : list(key)) {
            if (!(value instanceof StringValue text)) {
                throw SchemaException.type("string", key);
            }
            if (texts.contains(text.value())) {
                throw new SchemaException(key + " items must be unique");
            }
            texts.add(text.value());
        }
        return texts;
    }
}
