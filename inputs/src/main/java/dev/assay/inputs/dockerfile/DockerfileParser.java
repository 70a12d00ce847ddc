package dev.assay.inputs.dockerfile;

import dev.assay.inputs.document.Budget;
import dev.assay.inputs.document.DocumentParser;
import dev.assay.inputs.document.Fields;
import dev.assay.inputs.document.InputDocument;
import dev.assay.inputs.document.Items;
import dev.assay.inputs.document.Located;
import dev.assay.inputs.document.Source;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A Dockerfile as a list with one element, the list of its instructions: {@code Cmd} in lower case, {@code SubCmd} of
 * ONBUILD, {@code JSON} for the list form, {@code Flags}, {@code Value} and the number of the {@code Stage}. Comments
 * are commands of their own. Immutable.
 */
public final class DockerfileParser implements DocumentParser {

    @Override
    public List<InputDocument> parse(Source source) {
        Budget budget = new Budget(source);
        DockerfileLines lines = new DockerfileLines(source);
        Items commands = new Items();
        int stages = 0;
        while (lines.next()) {
            long mark = source.mark(lines.start());
            budget.node(mark);
            Instruction instruction = Instruction.of(lines, 0);
            DockerfileRules.check(instruction, lines);
            stages += instruction.is("from") ? 1 : 0;
            for (DockerfileLines.Comment comment : lines.comments()) {
                long at = source.mark(comment.offset());
                budget.node(at);
                commands.add(command("comment", "", false, null, List.of(comment.text()), stages, at));
            }
            commands.add(command(instruction, stages, mark));
            lines.skipHeredocs(instruction);
        }
        if (commands.size() == 0) {
            throw source.fault(0, "the Dockerfile has no instructions", "begin it with FROM");
        }
        long start = source.mark(0);
        Items file = new Items();
        file.add(commands.at(start));
        return List.of(InputDocument.of(source.name(), 0, file.at(start)));
    }

    private static Located command(Instruction instruction, int stages, long mark) {
        String keyword = instruction.keyword().toLowerCase(Locale.ROOT);
        Instruction inner = instruction.trigger();
        return inner == null
                ? command(keyword, "", instruction.json(), instruction.flags(), instruction.values(), stages, mark)
                : command(keyword, inner.keyword(), inner.json(), instruction.flags(), inner.values(), stages, mark);
    }

    private static Located command(
            String keyword,
            String inner,
            boolean json,
            @Nullable List<String> flags,
            @Nullable List<String> values,
            int stages,
            long mark) {
        Fields fields = new Fields();
        fields.put("Cmd", mark, keyword, mark, null);
        fields.put("SubCmd", mark, inner, mark, null);
        fields.put("JSON", mark, json, mark, null);
        fields.put("Flags", mark, flags, mark, null);
        fields.put("Value", mark, values, mark, null);
        fields.put("Stage", mark, (long) Math.max(0, stages - 1), mark, null);
        return fields.at(mark);
    }
}
