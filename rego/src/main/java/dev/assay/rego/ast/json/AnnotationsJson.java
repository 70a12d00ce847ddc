package dev.assay.rego.ast.json;

import dev.assay.rego.ast.Annotations;
import dev.assay.rego.ast.Location;
import dev.assay.rego.ast.Term;
import dev.assay.rego.value.ArrayValue;
import dev.assay.rego.value.BooleanValue;
import dev.assay.rego.value.NumberValue;
import dev.assay.rego.value.ObjectValue;
import dev.assay.rego.value.SetValue;
import dev.assay.rego.value.StringValue;
import dev.assay.rego.value.Value;
import java.util.List;

/** Blocks of metadata as JSON. */
final class AnnotationsJson {
    private final JsonText json;
    private final TermJson terms;

    AnnotationsJson(JsonText json, TermJson terms) {
        this.json = json;
        this.terms = terms;
    }

    void list(List<Annotations> annotations) {
        json.beginArray();
        annotations.forEach(this::annotations);
        json.endArray();
    }

    private void annotations(Annotations annotations) {
        ObjectValue document = annotations.document();
        boolean placed = false;
        json.beginObject();
        for (int i = 0; i < document.size(); i++) {
            String key = ((StringValue) document.keyAt(i)).value();
            if (!placed && key.compareTo("location") > 0) {
                terms.location(annotations.location(), blockText(annotations.location()));
                placed = true;
            }
            json.key(key);
            switch (key) {
                case "authors" -> authors((ArrayValue) document.valueAt(i));
                case "schemas" -> schemas(annotations.schemas());
                default -> value(document.valueAt(i));
            }
        }
        json.endObject();
    }

    /** The lines of the block, as they are when each begins with a single space. */
    static String blockText(Location place) {
        StringBuilder text = new StringBuilder("# METADATA");
        place.text().lines().skip(1).forEach(line -> {
            String comment = line.substring(1);
            text.append("\n# ").append(comment.startsWith(" ") ? comment.substring(1) : comment);
        });
        return text.toString();
    }

    private void authors(ArrayValue authors) {
        json.beginArray();
        for (Value author : authors) {
            ObjectValue entries = (ObjectValue) author;
            Value name = entries.get("name");
            Value email = entries.get("email");
            json.beginObject().key("name");
            value(name == null ? StringValue.EMPTY : name);
            if (email != null) {
                json.key("email");
                value(email);
            }
            json.endObject();
        }
        json.endArray();
    }

    private void schemas(List<Annotations.Schema> schemas) {
        json.beginArray();
        TermJson plain = new TermJson(json, false);
        for (Annotations.Schema schema : schemas) {
            json.beginObject().key("path");
            plain.ref(schema.path());
            Term.Ref name = schema.name();
            if (name != null) {
                json.key("schema");
                terms.ref(name);
            }
            Value definition = schema.definition();
            if (definition != null) {
                json.key("definition");
                value(definition);
            }
            json.endObject();
        }
        json.endArray();
    }

    private void value(Value value) {
        switch (value) {
            case StringValue string -> json.string(string.value());
            case NumberValue number -> json.literal(number.text());
            case BooleanValue bool -> json.literal(Boolean.toString(bool.value()));
            case ArrayValue array -> {
                json.beginArray();
                array.forEach(this::value);
                json.endArray();
            }
            case SetValue set -> {
                json.beginArray();
                set.forEach(this::value);
                json.endArray();
            }
            case ObjectValue object -> {
                json.beginObject();
                for (int i = 0; i < object.size(); i++) {
                    json.key(((StringValue) object.keyAt(i)).value());
                    value(object.valueAt(i));
                }
                json.endObject();
            }
            default -> json.literal("null");
        }
    }
}
