package dev.assay.rego.ast.json;

import dev.assay.rego.ast.Annotations;
import dev.assay.rego.ast.HeadNames;
import dev.assay.rego.ast.Location;
import dev.assay.rego.ast.Module;
import dev.assay.rego.ast.Rule;
import dev.assay.rego.ast.Term;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A module as the JSON that {@code opa parse --format json} prints, without the line end after it. */
public final class AstJson {
    private final JsonText json = new JsonText();
    private final TermJson terms;
    private final AnnotationsJson annotations;

    private AstJson(boolean locations) {
        this.terms = new TermJson(json, locations);
        this.annotations = new AnnotationsJson(json, terms);
    }

    /**
     * The JSON of a module.
     *
     * @param locations whether nodes have their places, with their text in base 64
     * @param comments whether comments are there, with their places in any case
     */
    public static String of(Module module, boolean locations, boolean comments) {
        AstJson ast = new AstJson(locations);
        ast.module(module, comments);
        return ast.json.toString();
    }

    private void module(Module module, boolean comments) {
        json.beginObject();
        json.key("package").beginObject();
        terms.location(module.packageOf().location());
        json.key("path");
        terms.ref(module.packageOf().path());
        json.endObject();
        if (!module.imports().isEmpty()) {
            json.key("imports").beginArray();
            module.imports().forEach(this::imported);
            json.endArray();
        }
        if (!module.annotations().isEmpty()) {
            json.key("annotations");
            annotations.list(module.annotations());
        }
        if (!module.rules().isEmpty()) {
            json.key("rules").beginArray();
            for (Rule rule : module.rules()) {
                rule(rule, HeadNames.of(rule.head()), false);
            }
            json.endArray();
        }
        if (comments && !module.comments().isEmpty()) {
            json.key("comments").beginArray();
            for (Module.Comment comment : module.comments()) {
                json.beginObject().key("Text").string(TermJson.base64(comment.text()));
                json.key("Location");
                terms.place(comment.location(), commentText(module, comment));
                json.endObject();
            }
            json.endArray();
        }
        json.endObject();
    }

    /** OPA gives the comment that begins a block of metadata the text of the block. */
    private static String commentText(Module module, Module.Comment comment) {
        for (Annotations block : module.annotations()) {
            if (block.location().start() == comment.location().start()) {
                return AnnotationsJson.blockText(block.location());
            }
        }
        return comment.location().text();
    }

    private void imported(Module.Import imported) {
        Location whole = imported.location();
        String alias = imported.alias();
        json.beginObject();
        if (alias != null) {
            json.key("alias").string(alias);
            terms.aliasLocation(new Location(whole.source(), whole.end() - alias.length(), whole.end()));
        }
        terms.location(new Location(whole.source(), whole.start(), whole.start() + "import".length()));
        json.key("path");
        terms.term(imported.path());
        json.endObject();
    }

    private void rule(Rule rule, HeadNames names, boolean isElse) {
        json.beginObject();
        if (!rule.annotations().isEmpty()) {
            json.key("annotations");
            annotations.list(rule.annotations());
        }
        json.key("body");
        terms.body(rule.body(), !rule.bodyWritten());
        if (rule.isDefault()) {
            json.key("default").literal("true");
        }
        Rule otherwise = rule.otherwise();
        if (otherwise != null) {
            json.key("else");
            rule(otherwise, names, true);
        }
        json.key("head");
        head(rule, names, isElse);
        terms.location(rule.location());
        json.endObject();
    }

    private void head(Rule rule, HeadNames names, boolean isElse) {
        Rule.Head head = rule.head();
        json.beginObject();
        if (!names.name().isEmpty()) {
            json.key("name").string(names.name());
        }
        List<Term> arguments = head.arguments();
        if (arguments != null && !arguments.isEmpty()) {
            json.key("args");
            terms.terms(arguments);
        }
        Term key = names.key();
        if (key != null) {
            json.key("key");
            terms.term(key);
        }
        Term value = head.value();
        if (value != null) {
            json.key("value");
            terms.term(value, valuePlace(rule, value, isElse));
        }
        if (head.assign()) {
            json.key("assign").literal(Boolean.toString(true));
        }
        json.key("ref");
        terms.ref(head.ref());
        terms.location(head.location());
        json.endObject();
    }

    /** A value that is made up has no place of its own, with the exceptions that OPA makes. */
    private static @Nullable Location valuePlace(Rule rule, Term value, boolean isElse) {
        boolean placed = rule.head().valueWritten() || HeadNames.impliesValue(rule, isElse);
        return placed ? value.location() : null;
    }
}
