package dev.assay.rego.ast.json;

import dev.assay.rego.ast.Expr;
import dev.assay.rego.ast.Location;
import dev.assay.rego.ast.Term;
import dev.assay.rego.ast.TermOrder;
import dev.assay.rego.value.BooleanValue;
import dev.assay.rego.value.NumberValue;
import dev.assay.rego.value.StringValue;
import dev.assay.rego.value.Value;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Terms and bodies as JSON. */
final class TermJson {
    private final JsonText json;
    private final boolean locations;

    TermJson(JsonText json, boolean locations) {
        this.json = json;
        this.locations = locations;
    }

    /** Adds a location to the object that is open, if they are asked for. */
    void location(@Nullable Location location) {
        if (locations && location != null) {
            json.key("location");
            place(location);
        }
    }

    /** The same with a text that is not quite the source's. */
    void location(Location location, String text) {
        if (locations) {
            json.key("location");
            place(location, text);
        }
    }

    void aliasLocation(Location location) {
        if (locations) {
            json.key("alias_location");
            place(location);
        }
    }

    void place(Location location) {
        place(location, location.text());
    }

    void place(Location location, String text) {
        json.beginObject();
        json.key("file").string(location.file());
        boolean atLineEnd = location.source().text().startsWith("\n", location.start());
        // OPA's scanner counts a line's end to the next line, as its column 0.
        json.key("row").literal(Integer.toString(location.row() + (atLineEnd ? 1 : 0)));
        json.key("col").literal(Integer.toString(atLineEnd ? 0 : location.column()));
        if (locations && !text.isEmpty()) {
            json.key("text").string(base64(text));
        }
        json.endObject();
    }

    static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    void terms(List<? extends Term> terms) {
        json.beginArray();
        terms.forEach(this::term);
        json.endArray();
    }

    void term(Term term) {
        term(term, term.location());
    }

    void term(Term term, @Nullable Location location) {
        json.beginObject();
        location(location);
        json.key("type").string(type(term));
        json.key("value");
        value(term);
        json.endObject();
    }

    private static String type(Term term) {
        return switch (term) {
            case Term.Constant constant -> TermTypes.of(constant.value());
            case Term.Var name -> "var";
            case Term.Ref ref -> "ref";
            case Term.ArrayTerm array -> "array";
            case Term.SetTerm set -> "set";
            case Term.ObjectTerm object -> "object";
            case Term.ArrayComprehension comprehension -> "arraycomprehension";
            case Term.SetComprehension comprehension -> "setcomprehension";
            case Term.ObjectComprehension comprehension -> "objectcomprehension";
            case Term.Call call -> "call";
            case Term.TemplateString template -> "templatestring";
        };
    }

    private void value(Term term) {
        switch (term) {
            case Term.Constant constant -> scalar(constant.value());
            case Term.Var name -> json.string(name.name());
            case Term.Ref ref -> ref(ref);
            case Term.ArrayTerm array -> terms(array.elements());
            case Term.SetTerm set -> terms(TermOrder.elements(set));
            case Term.ObjectTerm object -> {
                json.beginArray();
                for (Term.ObjectTerm.Entry entry : TermOrder.entries(object)) {
                    terms(List.of(entry.key(), entry.value()));
                }
                json.endArray();
            }
            case Term.ArrayComprehension all -> comprehension(all.head(), all.body());
            case Term.SetComprehension all -> comprehension(all.head(), all.body());
            case Term.ObjectComprehension all -> {
                json.beginObject().key("key");
                term(all.key());
                json.key("value");
                term(all.value());
                json.key("body");
                body(all.body(), false);
                json.endObject();
            }
            case Term.Call call -> call(call);
            case Term.TemplateString template -> template(template);
        }
    }

    private void scalar(Value value) {
        switch (value) {
            case StringValue string -> json.string(string.value());
            case NumberValue number -> json.literal(number.text());
            case BooleanValue bool -> json.literal(Boolean.toString(bool.value()));
            // OPA's tree has null as a structure without members.
            default -> json.beginObject().endObject();
        }
    }

    /** The parts of a ref, its head first. */
    void ref(Term.Ref ref) {
        json.beginArray();
        term(ref.head());
        ref.path().forEach(this::term);
        json.endArray();
    }

    private void comprehension(Term head, List<Expr> body) {
        json.beginObject().key("term");
        term(head);
        json.key("body");
        body(body, false);
        json.endObject();
    }

    private void call(Term.Call call) {
        json.beginArray();
        term(call.operator());
        call.arguments().forEach(this::term);
        json.endArray();
    }

    private void template(Term.TemplateString template) {
        json.beginObject().key("parts");
        if (template.parts().isEmpty()) {
            json.literal("null");
        } else {
            parts(template);
        }
        json.key("multi_line").literal(Boolean.toString(template.multiLine()));
        json.endObject();
    }

    private void parts(Term.TemplateString template) {
        json.beginArray();
        for (Term.TemplateString.Part part : template.parts()) {
            Term text = part.text();
            Expr expression = part.expression();
            if (text != null) {
                term(text);
            } else if (expression != null) {
                expression(expression, 0, false);
            }
        }
        json.endArray();
    }

    /**
     * A body.
     *
     * @param generated whether it stands for a body that is not written
     */
    void body(List<Expr> body, boolean generated) {
        json.beginArray();
        for (int i = 0; i < body.size(); i++) {
            expression(body.get(i), i, generated);
        }
        json.endArray();
    }

    private void expression(Expr expression, int index, boolean generated) {
        json.beginObject();
        if (generated) {
            json.key("generated").literal("true");
        }
        json.key("index").literal(Integer.toString(index));
        location(expression.location());
        if (expression.negated()) {
            json.key("negated").literal("true");
        }
        json.key("terms");
        form(expression);
        if (!expression.with().isEmpty()) {
            json.key("with").beginArray();
            expression.with().forEach(this::with);
            json.endArray();
        }
        json.endObject();
    }

    private void with(Expr.With with) {
        json.beginObject();
        location(with.location());
        json.key("target");
        term(with.target());
        json.key("value");
        term(with.value());
        json.endObject();
    }

    private void form(Expr expression) {
        switch (expression.form()) {
            case Expr.Form.Truth truth -> {
                if (truth.term() instanceof Term.Call call) {
                    call(call);
                } else {
                    term(truth.term());
                }
            }
            case Expr.Form.Some some -> some(some.variables(), expression);
            case Expr.Form.SomeIn some -> some(List.of(some.membership()), expression);
            case Expr.Form.Every every -> {
                json.beginObject().key("body");
                body(every.body(), false);
                json.key("domain");
                term(every.domain());
                json.key("key");
                Term key = every.key();
                if (key == null) {
                    json.literal("null");
                } else {
                    term(key);
                }
                location(keyword(expression, "every"));
                json.key("value");
                term(every.value());
                json.endObject();
            }
        }
    }

    private void some(List<? extends Term> symbols, Expr expression) {
        json.beginObject();
        location(keyword(expression, "some"));
        json.key("symbols");
        terms(symbols);
        json.endObject();
    }

    /** The place of the word that an expression begins with. */
    private static Location keyword(Expr expression, String word) {
        Location place = expression.location();
        return new Location(place.source(), place.start(), place.start() + word.length());
    }
}
