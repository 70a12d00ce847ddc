package dev.assay.rego.parse;

import dev.assay.rego.ast.Annotations;
import dev.assay.rego.ast.Source;
import dev.assay.rego.ast.Term;
import dev.assay.rego.value.ArrayValue;
import dev.assay.rego.value.BooleanValue;
import dev.assay.rego.value.ObjectValue;
import dev.assay.rego.value.StringValue;
import dev.assay.rego.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The content of a block of metadata.
 *
 * @param document all but the scope, as {@code rego.metadata.rule()} shows it
 */
record Metadata(@Nullable String scope, boolean entrypoint, ObjectValue document, List<Annotations.Schema> schemas) {

    static Metadata read(String yaml) {
        if (yaml.isBlank()) {
            throw new MetadataException("expected METADATA block, found whitespace");
        }
        return new Reader(MetadataYaml.map(yaml)).read();
    }

    private static final class Reader {
        private final Map<?, ?> raw;
        private final ObjectValue.Builder document = ObjectValue.builder();

        Reader(Map<?, ?> raw) {
            this.raw = raw;
        }

        Metadata read() {
            String scope = text("scope");
            boolean entrypoint = raw.get("entrypoint") != null && flag("entrypoint");
            put("title", text("title"));
            put("description", text("description"));
            if (entrypoint) {
                document.put("entrypoint", BooleanValue.TRUE);
            }
            putAll(
                    "organizations",
                    list("organizations").stream().map(Reader::string).toList());
            putAll(
                    "related_resources",
                    list("related_resources").stream().map(Reader::resource).toList());
            List<Annotations.Schema> schemas = new ArrayList<>();
            List<Value> shown = new ArrayList<>();
            for (Object entry : list("schemas")) {
                Annotations.Schema schema = Schemas.schema(entry);
                schemas.add(schema);
                shown.add(Schemas.shown(schema));
            }
            putAll("schemas", shown);
            putAll("authors", list("authors").stream().map(Reader::author).toList());
            putMap("custom");
            putMap("labels");
            return new Metadata(scope == null || scope.isEmpty() ? null : scope, entrypoint, document.build(), schemas);
        }

        private void put(String key, @Nullable String text) {
            if (text != null && !text.isEmpty()) {
                document.put(key, StringValue.of(text));
            }
        }

        private void putAll(String key, List<? extends Value> values) {
            if (!values.isEmpty()) {
                document.put(key, ArrayValue.of(values));
            }
        }

        private void putMap(String key) {
            Object found = raw.get(key);
            if (found == null) {
                return;
            }
            if (!(found instanceof Map<?, ?> map)) {
                throw MetadataYaml.wrongType(found, "a map");
            }
            ObjectValue.Builder entries = ObjectValue.builder();
            map.forEach((name, value) -> entries.put(String.valueOf(name), MetadataYaml.value(value, "")));
            if (entries.size() > 0) {
                document.put(key, entries.build());
            }
        }

        private @Nullable String text(String key) {
            Object found = raw.get(key);
            if (found instanceof Map<?, ?> || found instanceof List<?>) {
                throw MetadataYaml.wrongType(found, "a string");
            }
            return found == null ? null : String.valueOf(found);
        }

        private boolean flag(String key) {
            Object found = raw.get(key);
            if (found instanceof Boolean flag) {
                return flag;
            }
            throw MetadataYaml.wrongType(found, "a boolean");
        }

        private List<?> list(String key) {
            Object found = raw.get(key);
            if (found == null) {
                return List.of();
            }
            if (found instanceof List<?> list) {
                return list;
            }
            throw MetadataYaml.wrongType(found, "a list");
        }

        private static Value string(@Nullable Object found) {
            if (found instanceof Map<?, ?> || found instanceof List<?>) {
                throw MetadataYaml.wrongType(found, "a string");
            }
            return StringValue.of(found == null ? "" : String.valueOf(found));
        }

        private static Value resource(@Nullable Object found) {
            if (found instanceof String ref) {
                if (ref.isEmpty()) {
                    throw invalidResource(ref, "ref URL may not be empty string");
                }
                return ObjectValue.builder()
                        .put("ref", StringValue.of(Urls.checked(ref)))
                        .build();
            }
            if (!(found instanceof Map<?, ?> map)) {
                throw invalidResource(found, "invalid value type, must be string or map");
            }
            String ref = trimmed(map, "ref");
            if (ref.isEmpty()) {
                throw invalidResource(found, "'ref' value required in object");
            }
            ObjectValue.Builder resource = ObjectValue.builder().put("ref", StringValue.of(Urls.checked(ref)));
            String description = trimmed(map, "description");
            if (!description.isEmpty()) {
                resource.put("description", StringValue.of(description));
            }
            return resource.build();
        }

        private static MetadataException invalidResource(@Nullable Object found, String why) {
            return new MetadataException("invalid related-resource definition " + found + ": " + why);
        }

        private static Value author(@Nullable Object found) {
            String name;
            String email = "";
            if (found instanceof String line) {
                String stripped = line.strip();
                if (stripped.isEmpty()) {
                    throw invalidAuthor(found, "author is an empty string");
                }
                int last = lastWord(stripped);
                String word = stripped.substring(last);
                boolean mail = word.length() >= 2 && word.startsWith("<") && word.endsWith(">");
                email = mail ? word.substring(1, word.length() - 1) : "";
                name = (mail ? stripped.substring(0, last) : stripped).strip().replaceAll("\\s+", " ");
            } else if (found instanceof Map<?, ?> map) {
                name = trimmed(map, "name");
                email = trimmed(map, "email");
                if (name.isEmpty() && email.isEmpty()) {
                    throw invalidAuthor(found, "'name' and/or 'email' values required in object");
                }
            } else {
                throw invalidAuthor(found, "invalid value type, must be string or map");
            }
            ObjectValue.Builder author = ObjectValue.builder();
            if (!name.isEmpty()) {
                author.put("name", StringValue.of(name));
            }
            if (!email.isEmpty()) {
                author.put("email", StringValue.of(email));
            }
            return author.build();
        }

        private static int lastWord(String text) {
            int at = text.length();
            while (at > 0 && !Character.isWhitespace(text.charAt(at - 1))) {
                at--;
            }
            return at;
        }

        private static MetadataException invalidAuthor(@Nullable Object found, String why) {
            return new MetadataException("invalid author definition " + found + ": " + why);
        }

        private static String trimmed(Map<?, ?> map, String key) {
            return map.get(key) instanceof String text ? text.strip() : "";
        }
    }

    /** The entries of {@code schemas}. */
    private static final class Schemas {
        private Schemas() {}

        static Annotations.Schema schema(@Nullable Object entry) {
            if (!(entry instanceof Map<?, ?> map)) {
                throw MetadataYaml.wrongType(entry, "a map");
            }
            if (map.isEmpty()) {
                throw new MetadataException("invalid document reference");
            }
            Map.Entry<?, ?> pair = map.entrySet().iterator().next();
            String key = String.valueOf(pair.getKey());
            Term.Ref path = ref(key, "invalid document reference");
            return switch (pair.getValue()) {
                case String name -> new Annotations.Schema(path, schemaName(name), null);
                case Map<?, ?> definition -> new Annotations.Schema(path, null, MetadataYaml.value(definition, ""));
                case null, default ->
                    throw new MetadataException("invalid schema declaration for path \"" + key + "\"");
            };
        }

        private static Term.Ref schemaName(String text) {
            String wrong = "invalid schema reference";
            Term term;
            try {
                term = Parser.term(new Source("", text));
            } catch (ParseException e) {
                throw new MetadataException(wrong);
            }
            Term head = term instanceof Term.Ref ref ? ref.head() : term;
            if (!(head instanceof Term.Var name) || !name.name().equals("schema")) {
                throw new MetadataException(wrong);
            }
            return term instanceof Term.Ref ref ? ref : new Term.Ref(term, List.of(), term.location());
        }

        private static Term.Ref ref(String text, String wrong) {
            try {
                return Parser.ref(new Source("", text));
            } catch (ParseException e) {
                throw new MetadataException(wrong);
            }
        }

        static Value shown(Annotations.Schema schema) {
            ObjectValue.Builder shown = ObjectValue.builder().put("path", parts(schema.path()));
            Term.Ref name = schema.name();
            if (name != null) {
                shown.put("schema", parts(name));
            }
            Value definition = schema.definition();
            if (definition != null) {
                shown.put("definition", definition);
            }
            return shown.build();
        }

        private static Value parts(Term.Ref ref) {
            List<Value> parts = new ArrayList<>();
            parts.add(StringValue.of(ref.head().location().text()));
            for (Term part : ref.path()) {
                parts.add(
                        part instanceof Term.Constant constant
                                ? constant.value()
                                : StringValue.of(part.location().text()));
            }
            return ArrayValue.of(parts);
        }
    }
}
