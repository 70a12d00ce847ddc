package dev.assay.inputs.xml;

import dev.assay.inputs.document.Fields;
import dev.assay.inputs.document.Items;
import dev.assay.inputs.document.Located;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An element while it is read: its parts by name, and the text that came last. */
final class XmlElement {
    private final String name;
    private final long mark;
    private final Map<String, List<Located>> parts = new LinkedHashMap<>();
    private String text = "";

    XmlElement(String name, long mark) {
        this.name = name;
        this.mark = mark;
    }

    /** The value of an attribute. */
    static XmlElement attribute(String value, long mark) {
        XmlElement attribute = new XmlElement("", mark);
        attribute.text = value;
        return attribute;
    }

    String name() {
        return name;
    }

    void add(String part, XmlElement element) {
        parts.computeIfAbsent(part, _ -> new ArrayList<>(1)).add(element.value());
    }

    /** Text, of which blanks and characters without a picture are cut off at both ends. */
    void text(String characters) {
        int start = 0;
        int end = characters.length();
        while (start < end && isBlank(characters.codePointAt(start))) {
            start += Character.charCount(characters.codePointAt(start));
        }
        while (end > start && isBlank(characters.codePointBefore(end))) {
            end -= Character.charCount(characters.codePointBefore(end));
        }
        text = characters.substring(start, end);
    }

    private static boolean isBlank(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }

    Located value() {
        if (parts.isEmpty()) {
            return Located.scalar(text, mark);
        }
        Fields fields = new Fields();
        if (!text.isEmpty()) {
            fields.put("#content", mark, text, mark, null);
        }
        for (Map.Entry<String, List<Located>> part : parts.entrySet()) {
            List<Located> values = part.getValue();
            fields.put(part.getKey(), values.getFirst().mark(), values.size() == 1 ? values.getFirst() : list(values));
        }
        return fields.at(mark);
    }

    private static Located list(List<Located> values) {
        Items items = new Items();
        values.forEach(items::add);
        return items.at(values.getFirst().mark());
    }
}
