package dev.assay.ledger.intoto;

import dev.assay.ledger.json.Json;
import dev.assay.ledger.json.JsonObject;
import dev.assay.ledger.json.JsonString;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One thing that a statement is about (in-toto ResourceDescriptor with the digest that a subject must have).
 *
 * @param descriptor every member as given, the ones known here checked
 * @param digest the member {@code digest}
 */
public record Subject(JsonObject descriptor, DigestSet digest) {

    /** Characters of a name or URI, at most. */
    public static final int CHARACTERS_LIMIT = 4_096;

    /** Checks names and URIs; {@link IllegalArgumentException} with the reason. */
    public Subject {
        for (String member : new String[] {"name", "uri", "downloadLocation", "mediaType", "content"}) {
            Json value = descriptor.members().get(member);
            if (value != null && !(value instanceof JsonString)) {
                throw new IllegalArgumentException("\"" + member + "\" is " + value.kind() + ", not a string");
            }
        }
        for (String member : new String[] {"name", "uri", "downloadLocation"}) {
            if (text(descriptor, member)
                    .filter(t -> t.length() > CHARACTERS_LIMIT)
                    .isPresent()) {
                throw new IllegalArgumentException(
                        "\"" + member + "\" is longer than " + CHARACTERS_LIMIT + " characters");
            }
        }
        Json annotations = descriptor.members().get("annotations");
        if (annotations != null && !(annotations instanceof JsonObject)) {
            throw new IllegalArgumentException("\"annotations\" is " + annotations.kind() + ", not an object");
        }
        if (!digestOf(descriptor).equals(digest)) {
            throw new IllegalArgumentException("the digest is not that of the descriptor");
        }
    }

    /** A subject with a name and digests. */
    public static Subject of(String name, DigestSet digest) {
        Map<String, Json> digests = new LinkedHashMap<>();
        digest.values().forEach((algorithm, value) -> digests.put(algorithm, new JsonString(value)));
        JsonObject descriptor = JsonObject.build()
                .put("name", name)
                .put("digest", new JsonObject(digests))
                .done();
        return new Subject(descriptor, digest);
    }

    /** Reads a descriptor; {@link IllegalArgumentException} with the reason. */
    static Subject read(Json json) {
        if (!(json instanceof JsonObject descriptor)) {
            throw new IllegalArgumentException("it is " + json.kind() + ", not an object");
        }
        return new Subject(descriptor, digestOf(descriptor));
    }

    private static DigestSet digestOf(JsonObject descriptor) {
        Json json = descriptor
                .member("digest")
                .orElseThrow(() -> new IllegalArgumentException("\"digest\" is missing; a subject must have it"));
        if (!(json instanceof JsonObject object)) {
            throw new IllegalArgumentException("\"digest\" is " + json.kind() + ", not an object");
        }
        Map<String, String> values = new LinkedHashMap<>();
        object.members().forEach((algorithm, value) -> {
            if (!(value instanceof JsonString string)) {
                throw new IllegalArgumentException(
                        "the " + algorithm + " digest is " + value.kind() + ", not a string");
            }
            values.put(algorithm, string.value());
        });
        return new DigestSet(values);
    }

    private static Optional<String> text(JsonObject descriptor, String member) {
        return descriptor.members().get(member) instanceof JsonString string
                ? Optional.of(string.value())
                : Optional.empty();
    }

    /** The name, if given. */
    public Optional<String> name() {
        return text(descriptor, "name");
    }

    /** The URI, if given. */
    public Optional<String> uri() {
        return text(descriptor, "uri");
    }
}
