package dev.assay.inputs.cyclonedx;

import dev.assay.inputs.document.Fields;
import dev.assay.inputs.document.Items;
import dev.assay.inputs.document.Located;
import dev.assay.inputs.document.Numbers;
import dev.assay.inputs.document.Source;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns the tree of a bill in XML into the one that it has in JSON. */
final class BillOfMaterials {
    private static final String SCHEMA = "http://cyclonedx.org/schema/bom/";
    private static final String CONTENT = "#content";

    /** Elements that hold a list of others. */
    private static final Set<String> LISTS = Set.of(
            ("components services externalReferences dependencies compositions properties vulnerabilities annotations "
                            + "hashes authors tags ancestors descendants variants commits patches resolves aliases notes "
                            + "lifecycles ratings cwes references advisories affects versions organizations individuals "
                            + "occurrences endpoints assemblies subjects responses frames parameters methods identity "
                            + "standards requirements levels formulation workflows tasks steps inputs outputs "
                            + "assessors attestations claims custodians stewards owners altIds licenseTypes "
                            + "cryptoFunctions users useCases technicalLimitations datasets performanceMetrics")
                    .split(" ", -1));

    /** Elements that may come several times without one that holds them. */
    private static final Set<String> REPEATED = Set.of("contact", "url", "provides");

    private static final Set<String> BOOLEANS =
            Set.of("modified", "isExternal", "authenticated", "x-trust-boundary", "thirdParty", "patch");
    private static final Set<String> NUMBERS =
            Set.of("version", "score", "cwe", "line", "column", "offset", "tagVersion");

    private final Source source;

    BillOfMaterials(Source source) {
        this.source = source;
    }

    Located of(Located file) {
        Fields root = new Fields();
        root.putAll(file);
        Located bom = root.get("bom");
        if (bom == null || !(bom.value() instanceof Map<?, ?> map)) {
            throw source.fault(0, "the root element is not a bom of CycloneDX", "give a bill of materials");
        }
        Fields fields = new Fields();
        long mark = bom.mark();
        fields.put("bomFormat", mark, "CycloneDX", mark, null);
        if (map.get("-xmlns") instanceof String schema && schema.startsWith(SCHEMA)) {
            fields.put("specVersion", mark, schema.substring(SCHEMA.length()), mark, null);
        }
        members(bom, "bom", fields);
        return fields.at(mark);
    }

    private Located element(String name, Located element) {
        if (!(element.value() instanceof Map<?, ?> map)) {
            return Located.scalar(typed(name, "", String.valueOf(element.value())), element.mark());
        }
        if (map.size() == 1 && map.get("-ref") instanceof String reference && !name.equals("target")) {
            return name.equals("dependency") ? object(name, element) : Located.scalar(reference, element.mark());
        }
        return object(name, element);
    }

    private Located object(String name, Located element) {
        Fields fields = new Fields();
        members(element, name, fields);
        return fields.at(element.mark());
    }

    private void members(Located element, String name, Fields fields) {
        Fields parts = new Fields();
        parts.putAll(element);
        for (String part : parts.keys()) {
            Located value = parts.get(part);
            if (value != null) {
                member(name, part, value, fields);
            }
        }
    }

    private void member(String parent, String part, Located value, Fields fields) {
        if (part.equals(CONTENT)) {
            fields.put(parent.equals("property") ? "value" : "content", value.mark(), value);
        } else if (part.startsWith("-")) {
            String name = part.equals("-content-type") ? "contentType" : part.substring(1);
            if (!name.startsWith("xmlns")
                    && !name.equals("xsi")
                    && !name.equals("xsd")
                    && !name.equals("schemaLocation")) {
                fields.put(
                        name,
                        value.mark(),
                        Located.scalar(typed(name, parent, String.valueOf(value.value())), value.mark()));
            }
        } else if (part.equals("licenses")) {
            put("licenses", licenses(value), fields);
        } else if (parent.equals("dependency") && (part.equals("dependency") || part.equals("provides"))) {
            put(part.equals("provides") ? part : "dependsOn", references(value), fields);
        } else if (part.equals("tools") && parent.equals("metadata")) {
            tools(value, fields);
        } else if (LISTS.contains(part)) {
            put(part.equals("responses") ? "response" : part, list(value), fields);
        } else if (REPEATED.contains(part) && isEntity(parent)) {
            put(part, several(part, value), fields);
        } else {
            fields.put(part, value.mark(), element(part, value));
        }
    }

    private static boolean isEntity(String parent) {
        return Set.of("supplier", "manufacturer", "manufacture", "publisher", "organization", "provider")
                .contains(parent);
    }

    private static void put(String name, @Nullable Located list, Fields fields) {
        if (list != null) {
            fields.put(name, list.mark(), list);
        }
    }

    /** The elements in an element that holds a list, or null when there are none. */
    private @Nullable Located list(Located holder) {
        if (!(holder.value() instanceof Map<?, ?>)) {
            return null;
        }
        Items items = new Items();
        Fields parts = new Fields();
        parts.putAll(holder);
        for (String part : parts.keys()) {
            Located values = parts.get(part);
            if (values != null && !part.startsWith("-") && !part.equals(CONTENT)) {
                several(part, values, items);
            }
        }
        return items.size() == 0 ? null : items.at(holder.mark());
    }

    private Located several(String name, Located values) {
        Items items = new Items();
        several(name, values, items);
        return items.at(values.mark());
    }

    private void several(String name, Located values, Items items) {
        if (values.value() instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                items.add(element(name, values.element(i)));
            }
        } else {
            items.add(element(name, values));
        }
    }

    private @Nullable Located licenses(Located holder) {
        if (!(holder.value() instanceof Map<?, ?>)) {
            return null;
        }
        Items items = new Items();
        Fields parts = new Fields();
        parts.putAll(holder);
        for (String part : parts.keys()) {
            Located values = parts.get(part);
            if (values == null) {
                continue;
            }
            Items found = new Items();
            several(part, values, found);
            Located list = found.at(values.mark());
            for (int i = 0; i < found.size(); i++) {
                Fields choice = new Fields();
                choice.put(part, values.mark(), list.element(i));
                items.add(choice.at(values.mark()));
            }
        }
        return items.size() == 0 ? null : items.at(holder.mark());
    }

    private Located references(Located values) {
        Items items = new Items();
        if (values.value() instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                items.add(reference(values.element(i)));
            }
        } else {
            items.add(reference(values));
        }
        return items.at(values.mark());
    }

    private static Located reference(Located element) {
        Object value = element.value() instanceof Map<?, ?> map ? map.get("-ref") : element.value();
        return Located.scalar(value, element.mark());
    }

    /** Tools are a list of their own in old versions, and components and services in newer ones. */
    private void tools(Located value, Fields fields) {
        boolean old = value.value() instanceof Map<?, ?> map && map.containsKey("tool");
        if (old) {
            put("tools", list(value), fields);
        } else if (value.value() instanceof Map<?, ?>) {
            fields.put("tools", value.mark(), object("tools", value));
        }
    }

    private static @Nullable Object typed(String name, String parent, String text) {
        if (BOOLEANS.contains(name)) {
            Boolean truth = Numbers.ofBooleanText(text);
            return truth == null ? text : truth;
        }
        boolean number = NUMBERS.contains(name) && (!name.equals("version") || parent.equals("bom"));
        Number value = number ? Numbers.parse(text) : null;
        return value == null ? text : value;
    }
}
