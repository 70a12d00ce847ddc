package dev.assay.cli.rego;

import dev.assay.cli.command.Session;
import dev.assay.rego.ast.Location;
import dev.assay.rego.ast.Problem;
import java.util.List;

/** What is wrong with sources, for people: each problem in OPA's words, and the line that it points at. */
final class SourceProblems {
    private SourceProblems() {}

    static void print(Session session, List<Problem> problems) {
        StringBuilder text = new StringBuilder();
        text.append(problems.size() == 1 ? "1 error occurred: " : problems.size() + " errors occurred:\n");
        for (Problem problem : problems) {
            text.append(problem).append('\n');
            Location location = problem.location();
            if (location != null && location.start() < location.source().text().length()) {
                String line = location.source().line(location.row());
                String shown = line.replace('\t', ' ');
                text.append('\t').append(shown).append('\n');
                text.append('\t').append(" ".repeat(location.column() - 1)).append("^\n");
            }
        }
        session.surroundings().err().print(text);
        session.surroundings().err().flush();
    }
}
