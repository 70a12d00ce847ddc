package dev.assay.cli.rego;

import dev.assay.cli.command.Session;
import dev.assay.core.fault.ExitCode;
import dev.assay.rego.ast.Location;
import dev.assay.rego.ast.Problem;
import dev.assay.rego.run.EvaluationException;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How problems of policies and failed evaluations are told. */
final class Report {
    private static final int LISTED_MAX = 1_000;

    private Report() {}

    /** As JSON, in the shape of OPA's errors. */
    static List<Tree> trees(List<Problem> problems) {
        return problems.stream().map(Report::tree).toList();
    }

    private static Tree tree(Problem problem) {
        Tree tree = new Tree().put("message", firstLine(problem.message())).put("code", problem.code());
        if (problem.location() != null) {
            tree.put("location", location(problem.location()));
        }
        String details = details(problem.message());
        if (!details.isEmpty()) {
            tree.put("details", new Tree().put("text", details));
        }
        return tree;
    }

    static Tree location(Location location) {
        return new Tree()
                .put("file", location.file())
                .put("row", location.row())
                .put("col", location.column());
    }

    static Tree tree(EvaluationException fault) {
        Tree tree = new Tree().put("message", message(fault)).put("code", fault.code());
        Location location = fault.location();
        if (location != null) {
            tree.put("location", location(location));
        }
        return tree;
    }

    /** What happened, without place and code. */
    static String message(EvaluationException fault) {
        String text = String.valueOf(fault.getMessage());
        int code = text.indexOf(fault.code() + ": ");
        return code < 0 ? text : text.substring(code + fault.code().length() + 2);
    }

    private static String firstLine(String message) {
        int end = message.indexOf("\n\t");
        return end < 0 ? message : message.substring(0, end);
    }

    private static String details(String message) {
        int end = message.indexOf("\n\t");
        return end < 0 ? "" : message.substring(end + 2).replace("\n\t", "\n");
    }

    /** For people, on standard error: each problem with the line of the source that it points at. */
    static void print(Session session, List<Problem> problems) {
        StringBuilder text = new StringBuilder();
        text.append(problems.size() == 1 ? "1 error occurred: " : problems.size() + " errors occurred:\n");
        for (Problem problem : problems.subList(0, Math.min(problems.size(), LISTED_MAX))) {
            text.append(place(problem.location())).append(problem.code()).append(": ");
            text.append(problem.message()).append('\n');
            line(problem.location(), text);
        }
        if (problems.size() > LISTED_MAX) {
            text.append("and ").append(problems.size() - LISTED_MAX).append(" more\n");
        }
        session.surroundings().err().print(text);
        session.surroundings().err().flush();
    }

    private static String place(@Nullable Location location) {
        if (location == null) {
            return "";
        }
        String position = location.row() + ":" + location.column();
        return (location.file().isEmpty() ? position : location.file() + ":" + position) + ": ";
    }

    private static void line(@Nullable Location location, StringBuilder text) {
        if (location != null) {
            String line = location.source().line(location.row()).replace('\t', ' ');
            text.append("    ").append(line).append('\n');
            text.append("    ")
                    .append(" ".repeat(Math.max(0, location.column() - 1)))
                    .append("^\n");
        }
    }

    /** Writes an object of OPA's shape. */
    static void print(Session session, Tree tree) throws IOException {
        session.println(tree.text());
    }

    /** How a run ends whose policy cannot be used. */
    static ExitCode unusable(boolean opa) {
        return opa ? ExitCode.DENIED : ExitCode.CONFIGURATION;
    }
}
