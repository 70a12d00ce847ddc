package dev.assay.cli.policy;

import dev.assay.cli.command.Action;
import dev.assay.cli.command.OutputFormat;
import dev.assay.cli.command.Session;
import dev.assay.core.fault.AssayException;
import dev.assay.core.fault.ErrorCode;
import dev.assay.core.fault.ExitCode;
import dev.assay.core.policy.Subjects;
import dev.assay.core.policy.load.FileTree;
import dev.assay.core.policy.load.InputFiles;
import dev.assay.core.policy.load.InputReader;
import dev.assay.core.policy.load.NamedFile;
import dev.assay.core.policy.load.Problems;
import dev.assay.core.policy.load.Values;
import dev.assay.core.policy.output.JsonText;
import dev.assay.inputs.document.InputDocument;
import dev.assay.inputs.document.InputException;
import dev.assay.rego.value.ArrayValue;
import dev.assay.rego.value.ObjectValue;
import dev.assay.rego.value.Value;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code assay policy parse}: shows inputs as policies see them. */
@Command(
        name = "parse",
        header = "Show inputs as policies see them, as JSON.",
        footer = {
            "  assay policy parse deployment.yaml",
            "  assay policy parse --combine deployment.yaml service.yaml",
            "  assay policy parse --parser dockerfile - < Dockerfile",
        })
final class ParseCommand implements Action {

    private final Session session;

    @ParentCommand
    private @Nullable PolicyCommand parent;

    @Option(names = "--combine", arity = "0..1", description = "As one list, as 'test --combine' gives it to rules.")
    private @Nullable Boolean combine;

    @Option(names = "--parser", paramLabel = "NAME", description = "What every input is, whatever its name.")
    private @Nullable String parser;

    @Option(
            names = "--proto-file-dirs",
            split = ",",
            paramLabel = "FOLDER",
            description = "Folders of Protocol Buffer definitions for text protos. May be repeated.")
    private @Nullable List<String> protoFileDirs;

    @Parameters(arity = "0..*", paramLabel = "FILE", description = "Files, or - for standard input.")
    private List<String> paths = new ArrayList<>();

    ParseCommand(Session session) {
        this.session = session;
    }

    @Override
    public ExitCode run() throws IOException, InterruptedException {
        PolicyCommand group = Objects.requireNonNull(parent);
        Compatibility compatibility = group.compatibility();
        return compatibility.run(session, "", () -> parse(group.settings(), compatibility.isConftest()));
    }

    private ExitCode parse(Settings settings, boolean conftest) throws IOException {
        session.format(OutputFormat.HUMAN, OutputFormat.STDOUT, OutputFormat.JSON);
        if (paths.isEmpty()) {
            throw new AssayException(ErrorCode.USAGE, "must supply path to at least one file", "name files, or -");
        }
        PolicyOptions options = new PolicyOptions();
        options.protoFileDirs = protoFileDirs;
        InputReader reader =
                new Engine(session, options, settings, conftest).reader(settings.text("parser", parser, ""));
        List<Subjects.Parsed> parsed = parsed(reader, conftest);
        StringBuilder text = new StringBuilder();
        if (settings.flag("combine", combine)) {
            combined(new JsonText(text, "\t"), parsed);
            text.append('\n');
        } else {
            new JsonText(text, "  ").value(parsed.size() == 1 ? value(parsed.getFirst()) : byName(parsed));
        }
        session.data().print(text.append('\n'));
        return ExitCode.OK;
    }

    private static void combined(JsonText json, List<Subjects.Parsed> parsed) throws IOException {
        json.beginArray();
        if (Subjects.combined(parsed).parts().getFirst().value() instanceof ArrayValue list) {
            for (Value entry : list) {
                ObjectValue object = (ObjectValue) entry;
                json.beginObject();
                for (String key : List.of("path", "contents")) {
                    json.name(key).value(Objects.requireNonNull(object.get(key)));
                }
                json.endObject();
            }
        }
        json.endArray();
    }

    private List<Subjects.Parsed> parsed(InputReader reader, boolean conftest) {
        Problems problems = new Problems();
        List<Subjects.Parsed> parsed = new ArrayList<>();
        for (NamedFile file : InputFiles.find(session.surroundings().workingFolder(), paths, _ -> false, problems)) {
            try {
                parsed.add(new Subjects.Parsed(file.name(), reader.read(file)));
            } catch (InputException e) {
                problems.add(String.valueOf(e.getMessage()));
            } catch (IOException e) {
                problems.add(file.name(), FileTree.reason(e));
            }
        }
        if (!problems.isEmpty()) {
            throw Mistakes.inputs(problems, conftest);
        }
        return parsed;
    }

    private static Value value(Subjects.Parsed file) {
        return Values.of(InputDocument.combined(file.documents()));
    }

    private static Value byName(List<Subjects.Parsed> files) {
        ObjectValue.Builder object = ObjectValue.builder(files.size());
        files.forEach(file -> object.put(file.file(), value(file)));
        return object.build();
    }
}
