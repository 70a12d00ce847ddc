package dev.assay.rego.compile;

import dev.assay.rego.ast.Annotations;
import dev.assay.rego.ast.Module;
import dev.assay.rego.value.ArrayValue;
import dev.assay.rego.value.ObjectValue;
import dev.assay.rego.value.StringValue;
import dev.assay.rego.value.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The annotations that hold for each rule: its own, those of its document, its package and the packages above. */
final class Chains {
    private final Map<List<Value>, Annotations> documents = new HashMap<>();
    private final Map<List<Value>, Annotations> packages = new HashMap<>();
    private final Map<List<Value>, Annotations> subpackages = new HashMap<>();

    Chains(List<Module> modules) {
        for (Module module : modules) {
            List<Value> path = Definition.packagePath(module);
            for (Annotations each : module.annotations()) {
                if (each.scope() == Annotations.Scope.PACKAGE) {
                    packages.put(path, each);
                } else if (each.scope() == Annotations.Scope.SUBPACKAGES) {
                    subpackages.put(path, each);
                }
            }
            module.rules()
                    .forEach(rule -> rule.annotations().stream()
                            .filter(each -> each.scope() == Annotations.Scope.DOCUMENT)
                            .forEach(each ->
                                    documents.put(Definition.of(module, rule).path(), each)));
        }
    }

    Metadata of(Definition definition) {
        List<Annotations> own = definition.rule().annotations().stream()
                .filter(each -> each.scope() == Annotations.Scope.RULE)
                .sorted(Comparator.comparingInt(
                                (Annotations each) -> each.location().start())
                        .reversed())
                .toList();
        List<Value> path = definition.path();
        List<Value> links = new ArrayList<>();
        own.forEach(each -> links.add(link(path, each)));
        if (own.isEmpty()) {
            links.add(link(path, null));
        }
        Annotations document = documents.get(path);
        if (document != null) {
            links.add(link(path, document));
        }
        List<Value> packagePath = Definition.packagePath(definition.module());
        Annotations ofPackage = packages.get(packagePath);
        if (ofPackage != null) {
            links.add(link(packagePath, ofPackage));
        }
        for (int i = packagePath.size(); i > 0; i--) {
            List<Value> above = packagePath.subList(0, i);
            Annotations all = subpackages.get(above);
            if (all != null) {
                links.add(link(above, all));
            }
        }
        return new Metadata(own.isEmpty() ? ObjectValue.EMPTY : own.getFirst().document(), ArrayValue.of(links));
    }

    private static Value link(List<Value> path, @Nullable Annotations annotations) {
        ObjectValue.Builder link = ObjectValue.builder(2);
        if (annotations != null) {
            link.put(StringValue.of("annotations"), annotations.document());
        }
        return link.put(StringValue.of("path"), ArrayValue.of(path)).build();
    }
}
