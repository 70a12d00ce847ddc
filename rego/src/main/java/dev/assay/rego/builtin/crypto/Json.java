package dev.assay.rego.builtin.crypto;

import dev.assay.rego.value.ArrayValue;
import dev.assay.rego.value.NullValue;
import dev.assay.rego.value.NumberValue;
import dev.assay.rego.value.StringValue;
import dev.assay.rego.value.Value;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;

/** Values as Go's encoding/json writes a structure's fields: bytes as base64, an absent list as null. */
final class Json {
    private Json() {}

    static Value base64(byte[] bytes) {
        return StringValue.of(Base64.getEncoder().encodeToString(bytes));
    }

    /** The alphabet for URLs, without padding: how JSON Web Keys have bytes. */
    static Value url(byte[] bytes) {
        return StringValue.of(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** The bytes of a number that is not negative, filled up with zeros in front. */
    static byte[] fixed(BigInteger number, int size) {
        byte[] bytes = number.toByteArray();
        byte[] fixed = new byte[size];
        int extra = Math.max(0, bytes.length - size);
        System.arraycopy(bytes, extra, fixed, size - bytes.length + extra, bytes.length - extra);
        return fixed;
    }

    static Value strings(List<String> texts) {
        return list(texts, StringValue::of);
    }

    static Value identifier(List<Long> identifier) {
        return list(identifier, NumberValue::of);
    }

    static <T> Value list(List<T> elements, Function<? super T, ? extends Value> each) {
        if (elements.isEmpty()) {
            return NullValue.NULL;
        }
        List<Value> values = new ArrayList<>(elements.size());
        for (T element : elements) {
            values.add(each.apply(element));
        }
        return ArrayValue.of(values);
    }
}
