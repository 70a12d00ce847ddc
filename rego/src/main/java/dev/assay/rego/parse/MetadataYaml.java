package dev.assay.rego.parse;

import dev.assay.rego.value.ArrayValue;
import dev.assay.rego.value.BooleanValue;
import dev.assay.rego.value.NullValue;
import dev.assay.rego.value.NumberValue;
import dev.assay.rego.value.ObjectValue;
import dev.assay.rego.value.StringValue;
import dev.assay.rego.value.Value;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** The YAML of a block of metadata. */
final class MetadataYaml {
    /** The most aliases of collections in a block, against blocks that grow without end. */
    private static final int ALIASES_MAX = 50;

    private static final LoadSettings SETTINGS = LoadSettings.builder()
            .setSchema(new CoreSchema())
            .setMaxAliasesForCollections(ALIASES_MAX)
            .setAllowRecursiveKeys(false)
            .setAllowDuplicateKeys(false)
            .build();

    private MetadataYaml() {}

    /** The entries of a block; keys that are no strings as their text. */
    static Map<?, ?> map(String yaml) {
        Object loaded;
        try {
            loaded = new Load(SETTINGS).loadFromString(yaml);
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(mark -> mark.getLine()).orElse(0);
            throw new MetadataException("yaml: line " + (line + 1) + ": " + e.getProblem(), line, true);
        } catch (YamlEngineException e) {
            throw new MetadataException("yaml: " + e.getMessage(), -1, true);
        }
        if (loaded == null) {
            return Map.of();
        }
        if (loaded instanceof Map<?, ?> map) {
            return map;
        }
        throw wrongType(loaded, "a map");
    }

    static MetadataException wrongType(@Nullable Object found, String wanted) {
        return new MetadataException("yaml: cannot read " + typeOf(found) + " as " + wanted, -1, true);
    }

    private static String typeOf(@Nullable Object value) {
        return switch (value) {
            case null -> "!!null";
            case Map<?, ?> map -> "!!map";
            case List<?> list -> "!!seq";
            case String string -> "!!str `" + string + "`";
            case Boolean bool -> "!!bool `" + bool + "`";
            case Number number -> "!!num `" + number + "`";
            default -> "!!other";
        };
    }

    /** A value of any kind; keys must be strings. */
    static Value value(@Nullable Object found, String path) {
        return switch (found) {
            case null -> NullValue.NULL;
            case Boolean bool -> BooleanValue.of(bool);
            case String string -> StringValue.of(string);
            case BigInteger whole -> NumberValue.of(whole);
            case Double fraction -> fraction(fraction);
            case Number whole -> NumberValue.of(whole.longValue());
            case List<?> list -> {
                List<Value> elements = new ArrayList<>();
                for (int i = 0; i < list.size(); i++) {
                    elements.add(value(list.get(i), path + "/" + i));
                }
                yield ArrayValue.of(elements);
            }
            case Map<?, ?> map -> {
                ObjectValue.Builder object = ObjectValue.builder();
                for (Map.Entry<?, ?> entry : map.entrySet()) {
                    if (!(entry.getKey() instanceof String key)) {
                        throw new MetadataException("invalid map key type(s): " + path);
                    }
                    object.put(key, value(entry.getValue(), path.isEmpty() ? key : path + "/" + key));
                }
                yield object.build();
            }
            default -> StringValue.of(String.valueOf(found));
        };
    }

    private static Value fraction(double number) {
        if (Double.isNaN(number) || Double.isInfinite(number)) {
            throw new MetadataException("a number that is not finite");
        }
        return NumberValue.of(BigDecimal.valueOf(number));
    }
}
