package dev.assay.cli;

import dev.assay.cli.command.Action;
import dev.assay.cli.command.OutputFormat;
import dev.assay.cli.command.Session;
import dev.assay.core.fault.AssayException;
import dev.assay.core.fault.ErrorCode;
import dev.assay.core.fault.ExitCode;
import dev.assay.core.text.Nearest;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code assay explain}: says more about a code that a message showed. */
@Command(
        name = "explain",
        header = "Say more about a code of an error message.",
        footer = {
            "  assay explain CONFIG_INVALID               what it means and what to do",
            "  assay explain                              all codes",
        })
final class ExplainCommand implements Action {

    private final Session session;

    @Parameters(arity = "0..1", paramLabel = "CODE", description = "The code; without one, all are listed.")
    private @Nullable String code;

    ExplainCommand(Session session) {
        this.session = session;
    }

    @Override
    public ExitCode run() throws IOException {
        OutputFormat format = session.format(OutputFormat.HUMAN, OutputFormat.JSON, OutputFormat.MARKDOWN);
        List<Explanation> wanted = code == null ? Explanation.ALL : List.of(find(code));
        if (format == OutputFormat.JSON) {
            json(wanted);
        } else if (format == OutputFormat.MARKDOWN) {
            markdown(wanted);
        } else if (code == null) {
            for (Explanation explanation : wanted) {
                session.println(String.format(Locale.ROOT, "%-28s %s", explanation.code(), explanation.meaning()));
            }
        } else {
            Explanation one = wanted.getFirst();
            session.println(one.code());
            session.println("  means:     " + one.meaning());
            session.println("  do:        " + one.remedy());
            session.println(
                    "  exit code: " + one.exit().number() + " (" + one.exit().meaning() + ")");
        }
        return ExitCode.OK;
    }

    private void markdown(List<Explanation> wanted) throws IOException {
        session.println("# Codes of messages\n");
        session.println("| code | meaning | what to do | exit code |\n|---|---|---|---|");
        for (Explanation explanation : wanted) {
            session.println("| `" + explanation.code() + "` | " + explanation.meaning() + " | " + explanation.remedy()
                    + " | " + explanation.exit().number() + " |");
        }
    }

    private void json(List<Explanation> wanted) throws IOException {
        session.json(json -> {
            json.writeArrayPropertyStart("codes");
            for (Explanation explanation : wanted) {
                json.writeStartObject();
                json.writeStringProperty("code", explanation.code());
                json.writeStringProperty("meaning", explanation.meaning());
                json.writeStringProperty("remedy", explanation.remedy());
                json.writeNumberProperty("exitCode", explanation.exit().number());
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }

    private static Explanation find(String code) {
        String wanted = code.toUpperCase(Locale.ROOT).replace('-', '_');
        List<String> known = Explanation.ALL.stream().map(Explanation::code).toList();
        return Explanation.ALL.stream()
                .filter(explanation -> explanation.code().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new AssayException(
                        ErrorCode.USAGE,
                        "no code '" + code + "'" + Nearest.hint(wanted, known),
                        "run assay explain for the list"));
    }
}
