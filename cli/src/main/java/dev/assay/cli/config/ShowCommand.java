package dev.assay.cli.config;

import dev.assay.cli.command.Action;
import dev.assay.cli.command.Ink;
import dev.assay.cli.command.OutputFormat;
import dev.assay.cli.command.Session;
import dev.assay.core.config.Config;
import dev.assay.core.config.ConfigKey;
import dev.assay.core.config.ConfigKeys;
import dev.assay.core.fault.ExitCode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code assay config show}: the values in force. */
@Command(
        name = "show",
        header = "Show the values in force.",
        footer = {
            "  assay config show",
            "  assay config show --origin                 with the place that each value comes from",
            "  assay config show -o json                  for programs",
        })
final class ShowCommand implements Action {

    private final Session session;

    @Option(names = "--origin", description = "Show where each value comes from.")
    private boolean origin;

    ShowCommand(Session session) {
        this.session = session;
    }

    @Override
    public ExitCode run() throws IOException {
        OutputFormat format = session.format(OutputFormat.HUMAN, OutputFormat.JSON);
        Config config = session.config();
        if (format == OutputFormat.JSON) {
            json(config);
            return ExitCode.OK;
        }
        int width = ConfigKeys.names().stream().mapToInt(String::length).max().orElse(0);
        for (ConfigKey<?> key : ConfigKeys.ALL) {
            Optional<Config.Setting> setting = config.setting(key);
            String value = setting.map(ShowCommand::value).orElse("(not set)");
            String place = origin
                    ? setting.map(known ->
                                    "  " + session.ink(Ink.FAINT, known.origin().place()))
                            .orElse("")
                    : "";
            session.println(String.format(Locale.ROOT, "%-" + width + "s  %s%s", key.name(), value, place));
        }
        return ExitCode.OK;
    }

    private static String value(Config.Setting setting) {
        if (setting.text().isEmpty()) {
            return "(none)";
        }
        return setting.value() instanceof Path || setting.value() instanceof String
                ? setting.value().toString()
                : setting.text();
    }

    private void json(Config config) throws IOException {
        session.json(json -> {
            json.writeArrayPropertyStart("settings");
            for (ConfigKey<?> key : ConfigKeys.ALL) {
                json.writeStartObject();
                json.writeStringProperty("key", key.name());
                config.setting(key).ifPresent(setting -> {
                    json.writeStringProperty("text", setting.text());
                    json.writeStringProperty("value", String.valueOf(setting.value()));
                    json.writeStringProperty(
                            "source", setting.origin().kind().name().toLowerCase(Locale.ROOT));
                    json.writeStringProperty("origin", setting.origin().place());
                });
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }
}
