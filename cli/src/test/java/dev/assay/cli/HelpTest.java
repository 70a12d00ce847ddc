package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.fault.ExitCode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine.Command;

/** Every command has help that begins with what it is for and how it is used. */
class HelpTest {

    @TempDir
    Path folder;

    /** The words of each command, from the annotations alone. */
    static Stream<List<String>> commands() {
        List<List<String>> all = new ArrayList<>();
        collect(AssayCommand.class, List.of(), all);
        return all.stream();
    }

    private static void collect(Class<?> type, List<String> path, List<List<String>> all) {
        all.add(path);
        List<Class<?>> subcommands = type == AssayCommand.class
                ? AssayCommand.COMMANDS
                : List.of(type.getAnnotation(Command.class).subcommands());
        for (Class<?> sub : subcommands) {
            List<String> longer = new ArrayList<>(path);
            longer.add(sub.getAnnotation(Command.class).name());
            collect(sub, longer, all);
        }
    }

    @ParameterizedTest
    @MethodSource("commands")
    void help_begins_with_the_purpose_and_then_examples(List<String> command) {
        List<String> arguments = new ArrayList<>(command);
        arguments.add("--help");
        CommandRun help = CommandRun.in(folder, arguments.toArray(String[]::new));
        assertThat(help.exit()).isEqualTo(ExitCode.OK);
        assertThat(help.err()).isEmpty();
        List<String> lines = help.out().lines().toList();
        assertThat(lines.get(0)).matches("[A-Z].*[.?]");
        assertThat(lines).contains("Examples:");
        assertThat(lines.get(lines.indexOf("Examples:") + 1)).contains("assay");
        assertThat(lines.indexOf("Examples:")).isLessThan(6);
        assertThat(help.out()).contains("Usage: assay").contains("--output");
    }

    @Test
    void the_list_holds_the_groups_and_their_commands() {
        assertThat(commands().map(words -> String.join(" ", words))).contains("", "doctor", "config show");
        assertThat(AssayCommand.COMMANDS).doesNotHaveDuplicates();
    }
}
