package dev.assay.inputs.yaml;

import dev.assay.inputs.document.Fields;
import dev.assay.inputs.document.Located;
import dev.assay.inputs.document.Source;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values of scalars with their tags, keys, and merging. Tags that YAML itself does not define are passed over. */
final class YamlValues {
    static final String MERGE = "<<";
    private static final String NEXT = "correct the YAML here";

    private final Source source;

    YamlValues(Source source) {
        this.source = source;
    }

    /** The value of a scalar. */
    @Nullable
    Object of(String text, boolean plain, YamlProperties properties, long mark) {
        if (properties.tag() == null) {
            return plain ? finite(text, mark) : text;
        }
        String tag = properties.standardTag();
        return tag == null ? text : tagged(tag, text, mark);
    }

    private @Nullable Object finite(String text, long mark) {
        Object value = YamlScalars.resolve(text);
        if (YamlScalars.NOT_FINITE.equals(value)) {
            throw source.faultAt(
                    mark, "no policy can see '" + text + "': it is not a finite number", "put it in quotes");
        }
        return value;
    }

    private @Nullable Object tagged(String tag, String text, long mark) {
        return switch (tag) {
            case "binary" -> binary(text, mark);
            case "bool", "int", "float", "null" -> {
                Object value = finite(text, mark);
                if (!fits(tag, value)) {
                    throw source.faultAt(mark, "'" + text + "' is no !!" + tag, "correct the value or its tag");
                }
                yield value;
            }
            default -> text;
        };
    }

    private static boolean fits(String tag, @Nullable Object value) {
        return switch (tag) {
            case "bool" -> value instanceof Boolean;
            case "int" -> value instanceof Number && !(value instanceof BigDecimal);
            case "float" -> value instanceof Number;
            default -> value == null;
        };
    }

    private String binary(String text, long mark) {
        try {
            return new String(Base64.getMimeDecoder().decode(text), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw source.faultAt(mark, "!!binary is not base64: " + e.getMessage(), "correct the value");
        }
    }

    /** The text of a key. */
    String key(Located key) {
        Object value = key.value();
        if (value instanceof String text) {
            return text;
        }
        if (value == null || value instanceof Map<?, ?> || value instanceof Collection<?>) {
            throw source.faultAt(
                    key.mark(),
                    "a key must be text, a number or a boolean, not "
                            + (value == null ? "null" : "a list or an object"),
                    "put the key in quotes");
        }
        return YamlScalars.key(value);
    }

    /** Takes over the keys of an object, or of several in a list, of which the first one wins. */
    void merge(Fields fields, Located from) {
        if (from.value() instanceof List<?> list) {
            for (int i = list.size() - 1; i >= 0; i--) {
                mergeOne(fields, from.element(i));
            }
        } else {
            mergeOne(fields, from);
        }
    }

    private void mergeOne(Fields fields, Located from) {
        if (!(from.value() instanceof Map<?, ?>)) {
            throw source.faultAt(from.mark(), "'<<' needs an object or a list of objects", NEXT);
        }
        fields.putAll(from);
    }
}
