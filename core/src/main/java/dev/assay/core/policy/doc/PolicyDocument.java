package dev.assay.core.policy.doc;

import dev.assay.rego.ast.Annotations;
import dev.assay.rego.ast.Module;
import dev.assay.rego.ast.Rule;
import dev.assay.rego.ast.Term;
import dev.assay.rego.value.ArrayValue;
import dev.assay.rego.value.ObjectValue;
import dev.assay.rego.value.StringValue;
import dev.assay.rego.value.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The documentation of some policies: a section an annotation, packages before what is in them. */
public final class PolicyDocument {

    private PolicyDocument() {}

    /** An annotation with the path of what it speaks of. */
    private record Entry(List<String> path, Annotations annotations) {}

    /** The sections of modules, in the order of their paths and then of their lines. */
    public static List<Section> sections(List<Module> modules) {
        List<Entry> entries = new ArrayList<>();
        for (Module module : modules) {
            List<String> path = names(module.packageOf().path().path());
            Set<Annotations> ofRules = new LinkedHashSet<>();
            for (Rule rule : module.rules()) {
                List<String> below = new ArrayList<>(path);
                if (rule.head().ref().head() instanceof Term.Var name) {
                    below.add(name.name());
                }
                below.addAll(names(rule.head().ref().path()));
                for (Annotations annotations : rule.annotations()) {
                    boolean ofRule = annotations.scope() == Annotations.Scope.RULE
                            || annotations.scope() == Annotations.Scope.DOCUMENT;
                    if (ofRule && ofRules.add(annotations)) {
                        entries.add(new Entry(below, annotations));
                    }
                }
            }
            for (Annotations annotations : module.annotations()) {
                if (annotations.scope() == Annotations.Scope.PACKAGE
                        || annotations.scope() == Annotations.Scope.SUBPACKAGES) {
                    entries.add(new Entry(path, annotations));
                }
            }
        }
        entries.sort(Comparator.<Entry, String>comparing(entry -> String.join("\u0000", entry.path()))
                .thenComparing(entry -> entry.annotations().location().file())
                .thenComparingInt(entry -> entry.annotations().location().start()));
        return nested(entries);
    }

    private static List<String> names(List<Term> path) {
        List<String> names = new ArrayList<>();
        for (Term step : path) {
            if (!(step instanceof Term.Constant constant) || !(constant.value() instanceof StringValue name)) {
                break;
            }
            names.add(name.value());
        }
        return names;
    }

    /** Headings may not leave out a level; the first one is the highest. */
    private static List<Section> nested(List<Entry> entries) {
        List<Section> sections = new ArrayList<>();
        int offset = 0;
        int current = 0;
        for (Entry entry : entries) {
            int depth = entry.path().size() - offset;
            if (sections.isEmpty() && depth > 1) {
                offset = depth - 1;
            }
            depth = Math.min(depth, current + 1);
            current = depth;
            sections.add(new Section(
                    String.join(".", entry.path()), depth, entry.annotations().document()));
        }
        return sections;
    }

    /** The sections as Markdown. */
    public static String markdown(List<Section> sections) {
        StringBuilder text = new StringBuilder();
        for (Section section : sections) {
            text.append("#".repeat(section.depth()))
                    .append(' ')
                    .append(section.path())
                    .append(" - ")
                    .append(text(section.notes(), "title"))
                    .append("\n\n")
                    .append(text(section.notes(), "description"))
                    .append('\n');
            if (section.notes().get("related_resources") instanceof ArrayValue resources && resources.size() > 0) {
                text.append("\nRelated Resources:\n");
                for (Value resource : resources) {
                    text.append("\n* ").append(link(resource));
                }
                text.append('\n');
            }
            text.append('\n');
        }
        return text.toString();
    }

    private static String link(Value resource) {
        if (!(resource instanceof ObjectValue object)) {
            return resource.toString();
        }
        String description = text(object, "description");
        String address = text(object, "ref");
        return description.isEmpty() ? address : "[" + description + "](" + address + ")";
    }

    private static String text(ObjectValue object, String key) {
        return object.get(key) instanceof StringValue text ? text.value() : "";
    }
}
