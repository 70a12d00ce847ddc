package dev.assay.cli.doctor;

import dev.assay.cli.command.Action;
import dev.assay.cli.command.Ink;
import dev.assay.cli.command.OutputFormat;
import dev.assay.cli.command.Session;
import dev.assay.core.fault.ExitCode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;

/** {@code assay doctor}. */
@Command(
        name = "doctor",
        header = "Say what is found, what is missing, and what to do.",
        description = "Exits 1 when something will not work.",
        footer = {
            "  assay doctor",
            "  assay doctor -o json                       for programs and bug reports",
        })
public final class DoctorCommand implements Action {

    private final Session session;

    DoctorCommand(Session session) {
        this.session = session;
    }

    @Override
    public ExitCode run() throws IOException {
        OutputFormat format = session.format(OutputFormat.HUMAN, OutputFormat.JSON);
        List<Finding> findings = new ArrayList<>();
        findings.addAll(MachineExamination.of(session));
        findings.addAll(ProjectExamination.of(session));
        if (format == OutputFormat.JSON) {
            json(findings);
        } else {
            human(findings);
        }
        return problems(findings) == 0 ? ExitCode.OK : ExitCode.DENIED;
    }

    private static long problems(List<Finding> findings) {
        return findings.stream()
                .filter(finding -> finding.state() == Finding.State.PROBLEM)
                .count();
    }

    private void human(List<Finding> findings) throws IOException {
        for (Finding finding : findings) {
            session.println(
                    mark(finding.state()) + String.format(Locale.ROOT, " %-13s %s", finding.subject(), finding.what()));
            if (!finding.next().isEmpty()) {
                session.println(" ".repeat(19) + "-> " + finding.next());
            }
        }
        long problems = problems(findings);
        session.println(problems == 0 ? "nothing is in the way" : problems + " to put right");
    }

    private String mark(Finding.State state) {
        return switch (state) {
            case OK -> session.ink(Ink.GOOD, " ok ");
            case NOTE -> session.ink(Ink.UNSURE, "note");
            case PROBLEM -> session.ink(Ink.BAD, "FAIL");
        };
    }

    private void json(List<Finding> findings) throws IOException {
        session.json(json -> {
            json.writeBooleanProperty("well", problems(findings) == 0);
            json.writeArrayPropertyStart("findings");
            for (Finding finding : findings) {
                json.writeStartObject();
                json.writeStringProperty("subject", finding.subject());
                json.writeStringProperty("state", finding.state().name().toLowerCase(Locale.ROOT));
                json.writeStringProperty("what", finding.what());
                json.writeStringProperty("next", finding.next());
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }
}
