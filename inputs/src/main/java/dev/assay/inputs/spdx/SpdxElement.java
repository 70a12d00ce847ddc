package dev.assay.inputs.spdx;

import dev.assay.inputs.document.Fields;
import dev.assay.inputs.document.Items;
import dev.assay.inputs.document.Located;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One part of a document while it is read. */
final class SpdxElement {
    private final SpdxSection section;
    private final long mark;
    private final Fields fields = new Fields();
    private final Map<String, List<Located>> lists = new LinkedHashMap<>();

    SpdxElement(SpdxSection section, long mark) {
        this.section = section;
        this.mark = mark;
        for (String name : section.always()) {
            fields.put(name, mark, "", mark, null);
        }
    }

    SpdxSection section() {
        return section;
    }

    boolean has(String name) {
        return fields.has(name) && !"".equals(value(name));
    }

    private Object value(String name) {
        Located found = fields.get(name);
        return found == null || found.value() == null ? "" : found.value();
    }

    void put(String name, Located value) {
        fields.put(name, value.mark(), value);
    }

    void add(String name, Located value) {
        lists.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
    }

    /** Adds a comment to the last element of a list; false when there is none. */
    boolean comment(String name, Located text) {
        List<Located> list = lists.get(name);
        if (list == null) {
            return false;
        }
        Located last = list.removeLast();
        Fields commented = new Fields();
        commented.putAll(last);
        commented.put("comment", text.mark(), text);
        list.add(commented.at(last.mark()));
        return true;
    }

    Located located() {
        lists.forEach((name, elements) -> {
            Items items = new Items();
            elements.forEach(items::add);
            fields.put(name, items.first(), items.at(items.first()));
        });
        return fields.at(mark);
    }
}
