package dev.assay.cli.command;

import dev.assay.core.config.Config;
import dev.assay.core.config.ConfigReader;
import dev.assay.core.config.ConfigReading;
import dev.assay.core.config.UserFolders;
import dev.assay.core.fault.AssayException;
import dev.assay.core.fault.ErrorCode;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultPrettyPrinter;

/**
 * One run of the command line: the world around it and the options that all commands share.
 *
 * <p>Data goes to {@link #data()}, which is standard output or the file of {@code --out}; everything else goes to
 * {@link #note(String)} and its neighbours, which write to standard error. Not safe for use by several threads, except
 * {@link #note(String)}.
 */
public final class Session {

    /** Version of the JSON that commands print. */
    public static final int JSON_SCHEMA_VERSION = 1;

    private final Surroundings surroundings;
    private final GlobalOptions options;
    private @Nullable OutFile outFile;
    private @Nullable ConfigReading configuration;

    /** A session whose options are read from the command line later. */
    public Session(Surroundings surroundings, GlobalOptions options) {
        this.surroundings = surroundings;
        this.options = options;
    }

    /** Streams, environment, clock and randomness of this run. */
    public Surroundings surroundings() {
        return surroundings;
    }

    /** A path from the command line, made absolute. */
    public Path resolve(Path path) {
        return surroundings.workingFolder().resolve(path).normalize();
    }

    /** Configuration with its problems, for commands that show them. Read once. */
    public ConfigReading configuration() {
        ConfigReading known = configuration;
        if (known == null) {
            known = new ConfigReader(surroundings.environment(), surroundings.workingFolder(), folders())
                    .read(options.settings);
            configuration = known;
        }
        return known;
    }

    /**
     * The configuration in force.
     *
     * @throws AssayException when something is wrong with it
     */
    public Config config() {
        return configuration().orThrow();
    }

    /** The user's folders for configuration, state and cache. */
    public UserFolders folders() {
        return UserFolders.of(surroundings.environment(), surroundings.userHome());
    }

    /**
     * The format that the data is wanted in.
     *
     * @param supported what the command can write
     * @throws AssayException when another one is asked for
     */
    public OutputFormat format(OutputFormat... supported) {
        return supported(options.output, supported);
    }

    /** The same for a format that an option of the command asks for. */
    public OutputFormat supported(OutputFormat wanted, OutputFormat... supported) {
        if (!Arrays.asList(supported).contains(wanted)) {
            throw new AssayException(
                    ErrorCode.OUTPUT_FORMAT_UNSUPPORTED,
                    "this command cannot write -o " + wanted.label(),
                    "use -o with one of: " + OutputFormat.labels(supported));
        }
        return wanted;
    }

    /** Whether {@code -v} was given. */
    public boolean verbose() {
        return options.verbose;
    }

    /** Whether {@code -q} was given. */
    public boolean quiet() {
        return options.quiet;
    }

    /** The file of {@code --out}, made absolute, or null. */
    public @Nullable Path out() {
        return options.out == null ? null : resolve(options.out);
    }

    /** Where data goes: standard output, or the file of {@code --out}, which appears only when the run ends well. */
    public PrintStream data() throws IOException {
        Path path = out();
        if (path == null) {
            return surroundings.out();
        }
        if (outFile == null) {
            outFile = OutFile.create(path);
        }
        return outFile.stream();
    }

    /** Writes a line of data. */
    public void println(String line) throws IOException {
        data().print(line + "\n");
    }

    /** Writes one indented JSON object that starts with {@code schemaVersion}; the caller adds its properties. */
    public void json(Consumer<JsonGenerator> properties) throws IOException {
        PrintStream data = data();
        try (JsonGenerator json = generator(data, true)) {
            json.writeStartObject();
            json.writeNumberProperty("schemaVersion", JSON_SCHEMA_VERSION);
            properties.accept(json);
            json.writeEndObject();
        }
        data.print('\n');
    }

    /** Writes one JSON object on a line of its own; each line carries {@code schemaVersion}. */
    public void jsonLine(Consumer<JsonGenerator> properties) throws IOException {
        PrintStream data = data();
        try (JsonGenerator json = generator(data, false)) {
            json.writeStartObject();
            json.writeNumberProperty("schemaVersion", JSON_SCHEMA_VERSION);
            properties.accept(json);
            json.writeEndObject();
        }
        data.print('\n');
    }

    private static JsonGenerator generator(PrintStream data, boolean indented) {
        ObjectWriteContext context = indented
                ? new ObjectWriteContext.Base() {
                    @Override
                    public tools.jackson.core.PrettyPrinter getPrettyPrinter() {
                        return new DefaultPrettyPrinter();
                    }
                }
                : ObjectWriteContext.empty();
        return JsonFactory.builder()
                .disable(tools.jackson.core.StreamWriteFeature.AUTO_CLOSE_TARGET)
                .build()
                .createGenerator(context, data);
    }

    /** Writes a line for people on standard error, unless {@code -q} was given. */
    public void note(String line) {
        if (!options.quiet) {
            surroundings.err().print(line + "\n");
        }
    }

    /** Writes a line for people on standard error, if {@code -v} was given. */
    public void detail(String line) {
        if (options.verbose) {
            surroundings.err().print(line + "\n");
        }
    }

    /** The text coloured by what it means, where data is coloured at all. */
    public String ink(Ink ink, String text) {
        return colored() ? ink.on(text) : text;
    }

    /** The text coloured by what it means, for standard error. */
    public String noteInk(Ink ink, String text) {
        return colored(surroundings.errIsTerminal()) ? ink.on(text) : text;
    }

    /** Whether data is coloured. */
    public boolean colored() {
        return colored(surroundings.outIsTerminal() && options.out == null);
    }

    private boolean colored(boolean terminal) {
        return switch (options.color) {
            case ALWAYS -> true;
            case NEVER -> false;
            case AUTO -> terminal && !isSet("NO_COLOR") && !"dumb".equals(environment("TERM"));
        };
    }

    private boolean isSet(String name) {
        String value = environment(name);
        return value != null && !value.isEmpty();
    }

    private @Nullable String environment(String name) {
        return surroundings.environment().get(name);
    }

    /** Ends the run: publishes the file of {@code --out} when all went well, else removes what was written of it. */
    public void end(boolean well) throws IOException {
        if (outFile != null) {
            outFile.end(well);
            outFile = null;
        }
        surroundings.out().flush();
    }
}
