package dev.assay.core.policy.load;

import dev.assay.rego.value.ArrayValue;
import dev.assay.rego.value.BooleanValue;
import dev.assay.rego.value.NullValue;
import dev.assay.rego.value.NumberValue;
import dev.assay.rego.value.ObjectValue;
import dev.assay.rego.value.StringValue;
import dev.assay.rego.value.Value;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes values of Rego from the plain trees that parsers of inputs give. */
public final class Values {

    private Values() {}

    /** The value of a tree of maps with text keys, lists, texts, numbers, booleans and nulls. */
    public static Value of(@Nullable Object tree) {
        return switch (tree) {
            case null -> NullValue.NULL;
            case String text -> StringValue.of(text);
            case Boolean truth -> BooleanValue.of(truth);
            case Long number -> NumberValue.of(number);
            case Integer number -> NumberValue.of(number.longValue());
            case BigDecimal number -> NumberValue.of(number);
            case BigInteger number -> NumberValue.of(number);
            case Map<?, ?> map -> object(map);
            case List<?> list -> array(list);
            default -> throw new IllegalArgumentException("no value of Rego: " + tree.getClass());
        };
    }

    private static Value object(Map<?, ?> map) {
        ObjectValue.Builder object = ObjectValue.builder(map.size());
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            object.put(StringValue.of((String) entry.getKey()), of(entry.getValue()));
        }
        return object.build();
    }

    private static Value array(List<?> list) {
        Value[] elements = new Value[list.size()];
        for (int i = 0; i < elements.length; i++) {
            elements[i] = of(list.get(i));
        }
        return ArrayValue.owning(elements);
    }
}
