package dev.assay.inputs.ini;

import dev.assay.inputs.document.Budget;
import dev.assay.inputs.document.DocumentParser;
import dev.assay.inputs.document.Fields;
import dev.assay.inputs.document.InputDocument;
import dev.assay.inputs.document.LineReader;
import dev.assay.inputs.document.Located;
import dev.assay.inputs.document.Numbers;
import dev.assay.inputs.document.Source;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An INI file as an object of sections. Values that are numbers or booleans are such; keys before the first section are
 * passed over, as Conftest does. Immutable.
 */
public final class IniParser implements DocumentParser {
    private static final String DEFAULT_SECTION = "DEFAULT";

    @Override
    public List<InputDocument> parse(Source source) {
        Budget budget = new Budget(source);
        LineReader lines = new LineReader(source);
        Map<String, Section> sections = new LinkedHashMap<>();
        Section section = new Section(DEFAULT_SECTION, source.mark(0));
        sections.put(DEFAULT_SECTION, section);
        while (lines.next()) {
            String line = lines.rawLine().stripLeading();
            if (line.isEmpty() || line.charAt(0) == '#' || line.charAt(0) == ';') {
                continue;
            }
            budget.node(lines.mark(0));
            if (line.charAt(0) == '[') {
                String name = sectionName(lines, line);
                long mark = lines.markOfText();
                section = sections.computeIfAbsent(name, _ -> new Section(name, mark));
            } else {
                section.add(lines, line);
            }
        }
        Fields file = new Fields();
        for (Section each : sections.values()) {
            if (!each.name.equals(DEFAULT_SECTION)) {
                file.put(each.name, each.mark, each.fields.at(each.mark));
            }
        }
        return List.of(InputDocument.of(source.name(), 0, file.at(source.mark(0))));
    }

    private static String sectionName(LineReader lines, String line) {
        int close = line.lastIndexOf(']');
        if (close < 0) {
            throw lines.fault("the section has no end", "close its name by ]");
        }
        if (close == 1) {
            throw lines.fault("the section has no name", "write a name in the brackets");
        }
        return line.substring(1, close);
    }

    /** The keys of one section. */
    private static final class Section {
        private final String name;
        private final long mark;
        private final Fields fields = new Fields();
        private int unnamed = 1;

        Section(String name, long mark) {
            this.name = name;
            this.mark = mark;
        }

        void add(LineReader lines, String line) {
            long keyMark = lines.markOfText();
            IniKey key = IniKey.of(lines, line);
            String keyName = key.name().equals("-") ? "#" + unnamed++ : key.name();
            String text = IniValue.of(lines, line.substring(key.end()));
            fields.put(keyName, keyMark, typed(text, keyMark));
        }

        private static Located typed(String text, long mark) {
            Number number = Numbers.ofFloatText(text);
            Boolean truth = Numbers.ofBooleanText(text);
            return Located.scalar(number != null ? number : truth != null ? truth : text, mark);
        }
    }
}
