package dev.assay.inputs.yaml;

import dev.assay.inputs.document.Located;
import dev.assay.inputs.document.Source;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;

/** Values of scalars with their tags, and keys. Tags that YAML itself does not define are passed over. */
final class YamlTags {
    private static final String STANDARD = "tag:yaml.org,2002:";

    private final Source source;

    YamlTags(Source source) {
        this.source = source;
    }

    /** Whether this is the key that takes over other objects. */
    static boolean isMerge(Event event) {
        return event instanceof ScalarEvent scalar
                && scalar.getValue().equals("<<")
                && ((scalar.isPlain() && scalar.getTag().isEmpty())
                        || scalar.getTag().equals(Optional.of(STANDARD + "merge")));
    }

    @Nullable
    Object value(ScalarEvent scalar, long mark) {
        String tag = scalar.getTag().orElse(null);
        if (tag == null) {
            return scalar.isPlain() ? finite(scalar.getValue(), mark) : scalar.getValue();
        }
        if (!tag.startsWith(STANDARD)) {
            return scalar.getValue();
        }
        return tagged(tag.substring(STANDARD.length()), scalar.getValue(), mark);
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
}
