package dev.assay.cli.completion;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.StreamSupport;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Writes the completion script for fish from the commands themselves. */
final class FishScript {

    /** Asks which command the words before the cursor have reached; options and their values do not count. */
    private static final String FUNCTIONS = """
            # Completions of assay for fish. Made by: assay completion fish

            function __assay_words
                set -l skip 0
                set -l words
                for word in (commandline -opc)[2..-1]
                    if test $skip -eq 1
                        set skip 0
                    else if contains -- $word OPTIONS_WITH_VALUE
                        set skip 1
                    else if not string match -q -- '-*' $word
                        set -a words $word
                    end
                end
                string join ' ' $words
            end

            function __assay_at
                set -l words (__assay_words)
                test "$words" = "$argv"
            end

            function __assay_under
                set -l words (__assay_words)
                test "$words" = "$argv"; or string match -q -- "$argv *" "$words"
            end

            complete -c assay -e
            """;

    private final List<String> lines = new ArrayList<>();

    private FishScript() {}

    static String of(CommandLine root) {
        FishScript script = new FishScript();
        script.command(root.getCommandSpec(), "");
        return FUNCTIONS.replace("OPTIONS_WITH_VALUE", String.join(" ", optionsWithValue(root.getCommandSpec())))
                + String.join("\n", script.lines)
                + "\n";
    }

    private static Set<String> optionsWithValue(CommandSpec spec) {
        Set<String> names = new LinkedHashSet<>();
        for (OptionSpec option : spec.options()) {
            if (option.arity().max() > 0) {
                names.addAll(List.of(option.names()));
            }
        }
        spec.subcommands().values().forEach(sub -> names.addAll(optionsWithValue(sub.getCommandSpec())));
        return names;
    }

    private void command(CommandSpec spec, String path) {
        for (OptionSpec option : spec.options()) {
            if (!option.hidden() && (path.isEmpty() || !option.inherited())) {
                lines.add(option(option, path));
            }
        }
        spec.subcommands().forEach((name, sub) -> {
            CommandSpec below = sub.getCommandSpec();
            if (!below.usageMessage().hidden()) {
                lines.add("complete -c assay -f -n " + quoted("__assay_at " + quoted(path)) + " -a " + quoted(name)
                        + " -d " + quoted(first(below.usageMessage().header())));
                command(below, path.isEmpty() ? name : path + " " + name);
            }
        });
    }

    private static String option(OptionSpec option, String path) {
        StringBuilder line = new StringBuilder("complete -c assay");
        if (!path.isEmpty()) {
            line.append(" -n ").append(quoted("__assay_under " + quoted(path)));
        }
        for (String name : option.names()) {
            line.append(name.startsWith("--") ? " -l " + name.substring(2) : " -s " + name.substring(1));
        }
        if (option.arity().max() > 0) {
            line.append(" -r");
        }
        if (option.completionCandidates() != null) {
            List<String> values = StreamSupport.stream(
                            option.completionCandidates().spliterator(), false)
                    .toList();
            line.append(" -f -a ").append(quoted(String.join(" ", values).toLowerCase(Locale.ROOT)));
        }
        return line.append(" -d ").append(quoted(first(option.description()))).toString();
    }

    private static String first(String[] texts) {
        return texts.length == 0 ? "" : texts[0].replace("%n", " ");
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
