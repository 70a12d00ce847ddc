package dev.assay.rego.conformance;

import dev.assay.rego.value.ArrayValue;
import dev.assay.rego.value.BooleanValue;
import dev.assay.rego.value.NullValue;
import dev.assay.rego.value.NumberValue;
import dev.assay.rego.value.ObjectValue;
import dev.assay.rego.value.StringValue;
import dev.assay.rego.value.Value;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** Reads YAML into values, numbers by their text. Keys become strings, as they do on the way through JSON. */
final class ExactYaml {
    private static final LoadSettings SETTINGS = LoadSettings.builder()
            .setSchema(new CoreSchema())
            .setAllowDuplicateKeys(true)
            .build();

    private ExactYaml() {}

    static Value read(Path file) throws IOException {
        try (InputStream stream = Files.newInputStream(file)) {
            return value(new Compose(SETTINGS)
                    .composeInputStream(stream)
                    .orElseThrow(() -> new IOException(file + " is empty")));
        }
    }

    private static Value value(Node node) {
        return switch (node) {
            case MappingNode mapping -> object(mapping);
            case SequenceNode sequence ->
                ArrayValue.of(sequence.getValue().stream().map(ExactYaml::value).toList());
            case ScalarNode scalar -> scalar(scalar.getTag(), scalar.getValue());
            default -> throw new IllegalStateException("unexpected " + node);
        };
    }

    private static Value object(MappingNode mapping) {
        ObjectValue.Builder object = ObjectValue.builder();
        for (NodeTuple entry : mapping.getValue()) {
            object.put(((ScalarNode) entry.getKeyNode()).getValue(), value(entry.getValueNode()));
        }
        return object.build();
    }

    private static Value scalar(Tag tag, String text) {
        if (tag.equals(Tag.NULL)) {
            return NullValue.NULL;
        }
        if (tag.equals(Tag.BOOL)) {
            return BooleanValue.of(text.toLowerCase(Locale.ROOT).equals("true"));
        }
        return tag.equals(Tag.INT) || tag.equals(Tag.FLOAT) ? NumberValue.parse(text) : StringValue.of(text);
    }
}
