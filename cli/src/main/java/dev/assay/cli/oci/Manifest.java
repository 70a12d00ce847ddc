package dev.assay.cli.oci;

import dev.assay.core.fault.AssayException;
import dev.assay.core.fault.ErrorCode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An image manifest, as the OCI image specification 1.1 has it: a configuration and layers. */
record Manifest(List<Descriptor> layers) {

    static final String MEDIA_TYPE = "application/vnd.oci.image.manifest.v1+json";

    /** What Conftest gives its configuration, which is an empty object. */
    static final String CONFIG_MEDIA_TYPE = "application/vnd.unknown.config.v1+json";

    private static final String TITLE = "org.opencontainers.image.title";
    private static final JsonMapper MAPPER = new JsonMapper();

    Manifest {
        layers = List.copyOf(layers);
    }

    /** Reads one. */
    static Manifest parse(String what, byte[] json) {
        try {
            JsonNode root = MAPPER.readTree(json);
            JsonNode list = root.path("layers");
            if (!list.isArray()) {
                throw unusable(what, "it has no list of layers; an index of images is no set of policies");
            }
            List<Descriptor> layers = new ArrayList<>();
            for (JsonNode layer : list) {
                layers.add(new Descriptor(
                        layer.path("mediaType").asString(""),
                        layer.path("digest").asString(""),
                        layer.path("size").asLong(-1),
                        layer.path("annotations").path(TITLE).asString("")));
            }
            return new Manifest(layers);
        } catch (JacksonException e) {
            throw unusable(what, "it is no JSON");
        }
    }

    private static AssayException unusable(String what, String why) {
        return new AssayException(
                ErrorCode.DEPENDENCY_REFUSED,
                "the manifest of " + what + " cannot be used: " + why,
                "name a repository that 'assay policy push' or 'conftest push' wrote");
    }

    /** The manifest as JSON. */
    byte[] json(Descriptor config) {
        List<Map<String, Object>> list = new ArrayList<>();
        for (Descriptor layer : layers) {
            Map<String, Object> entry = entry(layer);
            entry.put("annotations", Map.of(TITLE, layer.title()));
            list.add(entry);
        }
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("schemaVersion", 2);
        root.put("mediaType", MEDIA_TYPE);
        root.put("config", entry(config));
        root.put("layers", list);
        return MAPPER.writeValueAsBytes(root);
    }

    private static Map<String, Object> entry(Descriptor descriptor) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("mediaType", descriptor.mediaType());
        entry.put("digest", descriptor.digest());
        entry.put("size", descriptor.size());
        return entry;
    }
}
