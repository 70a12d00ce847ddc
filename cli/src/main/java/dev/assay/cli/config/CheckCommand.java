package dev.assay.cli.config;

import dev.assay.cli.command.Action;
import dev.assay.cli.command.Ink;
import dev.assay.cli.command.OutputFormat;
import dev.assay.cli.command.Session;
import dev.assay.core.config.ConfigProblem;
import dev.assay.core.config.ConfigReading;
import dev.assay.core.fault.ExitCode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import tools.jackson.core.JsonGenerator;

/** {@code assay config check}: everything wrong with the configuration. */
@Command(
        name = "check",
        header = "Look for problems in the configuration.",
        footer = {
            "  assay config check                         exits 3 when something is wrong",
            "  assay config check -o json                 for programs",
        })
final class CheckCommand implements Action {

    private final Session session;

    CheckCommand(Session session) {
        this.session = session;
    }

    @Override
    public ExitCode run() throws IOException {
        OutputFormat format = session.format(OutputFormat.HUMAN, OutputFormat.JSON);
        ConfigReading reading = session.configuration();
        if (format == OutputFormat.JSON) {
            json(reading);
        } else {
            human(reading);
        }
        return reading.problems().isEmpty() ? ExitCode.OK : ExitCode.CONFIGURATION;
    }

    private void human(ConfigReading reading) throws IOException {
        for (ConfigProblem problem : reading.problems()) {
            session.println(session.ink(Ink.BAD, "x") + " " + problem);
        }
        for (ConfigProblem remark : reading.remarks()) {
            session.println(session.ink(Ink.UNSURE, "!") + " " + remark);
        }
        String files = reading.files().isEmpty() ? "no file" : join(reading.files());
        if (reading.problems().isEmpty()) {
            session.println(session.ink(Ink.GOOD, "ok") + " configuration is valid (" + files + ")");
        } else {
            session.println(reading.problems().size() + " to correct (" + files + ")");
        }
    }

    private static String join(List<Path> files) {
        return String.join(", ", files.stream().map(Path::toString).toList());
    }

    private void json(ConfigReading reading) throws IOException {
        session.json(json -> {
            json.writeBooleanProperty("valid", reading.problems().isEmpty());
            array(json, "problems", reading.problems());
            array(json, "remarks", reading.remarks());
            json.writeArrayPropertyStart("files");
            reading.files().forEach(file -> json.writeString(file.toString()));
            json.writeEndArray();
        });
    }

    private static void array(JsonGenerator json, String name, List<ConfigProblem> problems) {
        json.writeArrayPropertyStart(name);
        for (ConfigProblem problem : problems) {
            json.writeStartObject();
            json.writeStringProperty("place", problem.place());
            json.writeStringProperty("message", problem.message());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
