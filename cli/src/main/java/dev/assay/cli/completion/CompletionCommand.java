package dev.assay.cli.completion;

import dev.assay.cli.command.Action;
import dev.assay.cli.command.Session;
import dev.assay.core.fault.AssayException;
import dev.assay.core.fault.ErrorCode;
import dev.assay.core.fault.ExitCode;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code assay completion}. */
@Command(
        name = "completion",
        header = "Print a script by which a shell completes commands and options.",
        footer = {
            "  source <(assay completion bash)                                        in ~/.bashrc",
            "  source <(assay completion zsh)                                         in ~/.zshrc",
            "  assay completion fish --out ~/.config/fish/completions/assay.fish      once",
        })
public final class CompletionCommand implements Action {

    private static final List<String> SHELLS = List.of("bash", "zsh", "fish");

    private final Session session;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "SHELL", description = "bash, zsh or fish.")
    private @Nullable String shell;

    CompletionCommand(Session session) {
        this.session = session;
    }

    @Override
    public ExitCode run() throws IOException {
        CommandSpec known = spec;
        if (known == null) {
            throw new IllegalStateException("the command line was not read before the command ran");
        }
        CommandLine root = known.root().commandLine();
        String script = switch (shell == null ? "" : shell) {
            case "bash" -> AutoComplete.bash("assay", root);
            case "zsh" -> zsh(AutoComplete.bash("assay", root));
            case "fish" -> FishScript.of(root);
            default ->
                throw new AssayException(
                        ErrorCode.USAGE,
                        shell == null ? "no shell named" : "no completion for the shell '" + shell + "'",
                        "name one of: " + String.join(", ", SHELLS));
        };
        session.println(script.stripTrailing());
        return ExitCode.OK;
    }

    /** Zsh understands completion scripts of bash once it is asked to. */
    private static String zsh(String bash) {
        return "#compdef assay\n"
                + "autoload -U +X compinit && compinit\n"
                + "autoload -U +X bashcompinit && bashcompinit\n"
                + bash;
    }
}
