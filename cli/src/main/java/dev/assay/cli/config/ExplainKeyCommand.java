package dev.assay.cli.config;

import dev.assay.cli.command.Action;
import dev.assay.cli.command.OutputFormat;
import dev.assay.cli.command.Session;
import dev.assay.core.config.Config;
import dev.assay.core.config.ConfigKey;
import dev.assay.core.config.ConfigKeys;
import dev.assay.core.fault.AssayException;
import dev.assay.core.fault.ErrorCode;
import dev.assay.core.fault.ExitCode;
import dev.assay.core.text.Nearest;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code assay config explain}: what a key is for. */
@Command(
        name = "explain",
        header = "Say what a configuration key is for.",
        footer = {
            "  assay config explain log.key",
            "  assay config explain                       all keys",
        })
final class ExplainKeyCommand implements Action {

    private final Session session;

    @Parameters(arity = "0..1", paramLabel = "KEY", description = "The key; without one, all are listed.")
    private @Nullable String name;

    ExplainKeyCommand(Session session) {
        this.session = session;
    }

    @Override
    public ExitCode run() throws IOException {
        OutputFormat format = session.format(OutputFormat.HUMAN, OutputFormat.JSON);
        List<ConfigKey<?>> wanted = name == null ? ConfigKeys.ALL : List.of(find(name));
        if (format == OutputFormat.JSON) {
            json(wanted);
        } else if (name == null) {
            for (ConfigKey<?> key : wanted) {
                session.println(String.format(Locale.ROOT, "%-20s %s", key.name(), key.description()));
            }
        } else {
            human(wanted.getFirst());
        }
        return ExitCode.OK;
    }

    private void human(ConfigKey<?> key) throws IOException {
        session.println(key.name());
        session.println("  " + key.description());
        session.println("  value:    " + key.type().label());
        session.println("  default:  " + defaultText(key));
        session.println("  variable: " + key.variable());
        session.println("  file:     " + key.name() + " in assay.yaml (kind: Config)");
        Optional<Config.Setting> setting = session.configuration().config().setting(key);
        setting.ifPresent(known -> session.detail(
                "  in force: " + known.text() + " (" + known.origin().place() + ")"));
    }

    private static String defaultText(ConfigKey<?> key) {
        String text = key.defaultText();
        return text == null ? "none" : text.isEmpty() ? "empty" : text;
    }

    private void json(List<ConfigKey<?>> wanted) throws IOException {
        session.json(json -> {
            json.writeArrayPropertyStart("keys");
            for (ConfigKey<?> key : wanted) {
                json.writeStartObject();
                json.writeStringProperty("key", key.name());
                json.writeStringProperty("description", key.description());
                json.writeStringProperty("type", key.type().label());
                json.writeStringProperty("default", key.defaultText());
                json.writeStringProperty("variable", key.variable());
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }

    private static ConfigKey<?> find(String name) {
        for (ConfigKey<?> key : ConfigKeys.ALL) {
            if (key.name().equals(name) || key.variable().equals(name)) {
                return key;
            }
        }
        throw new AssayException(
                ErrorCode.USAGE,
                "no configuration key '" + name + "'" + Nearest.hint(name, ConfigKeys.names()),
                "run assay config explain for the list");
    }
}
