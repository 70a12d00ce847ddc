package dev.assay.inputs.dotenv;

import dev.assay.inputs.document.Budget;
import dev.assay.inputs.document.DocumentParser;
import dev.assay.inputs.document.Fields;
import dev.assay.inputs.document.InputDocument;
import dev.assay.inputs.document.Source;
import java.util.List;

/**
 * A file of environment variables as one object of texts. References to variables are replaced by values from above in
 * the file, and by nothing where there is none: the environment of this process is never looked at, so that a decision
 * can be repeated elsewhere. Immutable.
 */
public final class DotenvParser implements DocumentParser {

    @Override
    public List<InputDocument> parse(Source source) {
        Budget budget = new Budget(source);
        DotenvLines lines = new DotenvLines(source);
        Fields fields = new Fields();
        while (lines.next()) {
            long mark = source.mark(lines.start());
            budget.node(mark);
            DotenvAssignment assignment = DotenvAssignment.of(lines.text());
            if (assignment == null) {
                throw source.fault(lines.start(), "the line is no assignment", "write NAME=value or NAME: value");
            }
            String value = DotenvValue.of(assignment.value(), fields, budget, mark);
            fields.put(assignment.name(), source.mark(lines.start() + assignment.nameAt()), value, mark, null);
        }
        return List.of(InputDocument.of(source.name(), 0, fields.at(source.mark(0))));
    }
}
