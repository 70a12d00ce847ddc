package dev.assay.cli.command;

import dev.assay.core.fault.AssayException;
import dev.assay.core.fault.ErrorCode;
import dev.assay.core.fault.ExitCode;
import dev.assay.core.text.Nearest;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** How command lines are read here: commands made with their session, help with examples first, clear usage errors. */
public final class CommandLines {

    /** The command that writes about all others. */
    private static final String NEEDS_ALL = "completion";

    private CommandLines() {}

    /**
     * Prepares the root command and those below it. When the first argument names one of them, that one alone: making
     * all takes longer than most of them run.
     */
    public static CommandLine prepare(Object root, List<Class<?>> commands, Session session, List<String> arguments) {
        CommandLine.IFactory factory = factory(session);
        CommandLine line = new CommandLine(root, factory);
        for (Class<?> command : wanted(commands, arguments)) {
            line.addSubcommand(name(command), new CommandLine(command, factory));
        }
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setAbbreviatedOptionsAllowed(false);
        line.setUsageHelpAutoWidth(false);
        line.setUsageHelpWidth(100);
        line.setUsageHelpLongOptionsMaxWidth(34);
        line.setUnmatchedOptionsArePositionalParams(false);
        prepareHelp(line);
        return line;
    }

    private static List<Class<?>> wanted(List<Class<?>> commands, List<String> arguments) {
        String first = arguments.isEmpty() ? "" : arguments.getFirst();
        return first.equals(NEEDS_ALL)
                ? commands
                : commands.stream()
                        .filter(command -> name(command).equals(first))
                        .findFirst()
                        .<List<Class<?>>>map(List::of)
                        .orElse(commands);
    }

    private static String name(Class<?> command) {
        return command.getAnnotation(CommandLine.Command.class).name();
    }

    /** A command class is made with the session where it has such a constructor. */
    private static CommandLine.IFactory factory(Session session) {
        return new CommandLine.IFactory() {
            @Override
            public <K> K create(Class<K> type) throws Exception {
                for (Constructor<?> constructor : type.getDeclaredConstructors()) {
                    Class<?>[] parameters = constructor.getParameterTypes();
                    if (parameters.length == 1 && parameters[0] == Session.class) {
                        constructor.setAccessible(true);
                        return type.cast(constructor.newInstance(session));
                    }
                }
                return CommandLine.defaultFactory().create(type);
            }
        };
    }

    private static void prepareHelp(CommandLine line) {
        UsageMessageSpec usage = line.getCommandSpec().usageMessage();
        usage.footerHeading("%nExamples:%n");
        usage.synopsisHeading("%nUsage: ");
        if (usage.description().length > 0) {
            usage.descriptionHeading("%n");
        }
        usage.parameterListHeading("%nArguments:%n");
        usage.optionListHeading("%nOptions:%n");
        usage.commandListHeading("%nCommands:%n");
        usage.abbreviateSynopsis(true);
        usage.sortOptions(false);
        line.setHelpSectionKeys(List.of(
                UsageMessageSpec.SECTION_KEY_HEADER_HEADING,
                UsageMessageSpec.SECTION_KEY_HEADER,
                UsageMessageSpec.SECTION_KEY_FOOTER_HEADING,
                UsageMessageSpec.SECTION_KEY_FOOTER,
                UsageMessageSpec.SECTION_KEY_SYNOPSIS_HEADING,
                UsageMessageSpec.SECTION_KEY_SYNOPSIS,
                UsageMessageSpec.SECTION_KEY_DESCRIPTION_HEADING,
                UsageMessageSpec.SECTION_KEY_DESCRIPTION,
                UsageMessageSpec.SECTION_KEY_PARAMETER_LIST_HEADING,
                UsageMessageSpec.SECTION_KEY_PARAMETER_LIST,
                UsageMessageSpec.SECTION_KEY_COMMAND_LIST_HEADING,
                UsageMessageSpec.SECTION_KEY_COMMAND_LIST,
                UsageMessageSpec.SECTION_KEY_OPTION_LIST_HEADING,
                UsageMessageSpec.SECTION_KEY_OPTION_LIST,
                UsageMessageSpec.SECTION_KEY_EXIT_CODE_LIST_HEADING,
                UsageMessageSpec.SECTION_KEY_EXIT_CODE_LIST));
        line.getSubcommands().values().forEach(CommandLines::prepareHelp);
    }

    /** Reads the arguments and runs the command that they name, or prints its help. */
    public static ExitCode run(CommandLine line, Session session, List<String> arguments)
            throws IOException, InterruptedException {
        CommandLine.ParseResult parsed;
        try {
            parsed = line.parseArgs(arguments.toArray(String[]::new));
        } catch (CommandLine.ParameterException e) {
            throw usage(e);
        }
        List<CommandLine> chain = parsed.asCommandLineList();
        for (CommandLine part : chain) {
            if (part.isUsageHelpRequested()) {
                session.println(help(chain.getLast()).stripTrailing());
                return ExitCode.OK;
            }
        }
        CommandLine leaf = chain.getLast();
        if (leaf.getCommandSpec().userObject() instanceof Action action) {
            return action.run();
        }
        throw new AssayException(
                ErrorCode.USAGE,
                "'" + leaf.getCommandSpec().qualifiedName() + "' needs a command: " + names(leaf),
                "run " + leaf.getCommandSpec().qualifiedName() + " --help");
    }

    private static String help(CommandLine command) {
        return command.getUsageMessage(Help.Ansi.OFF);
    }

    private static String names(CommandLine group) {
        List<String> names = new ArrayList<>();
        group.getSubcommands().forEach((name, command) -> {
            if (!command.getCommandSpec().usageMessage().hidden()) {
                names.add(name);
            }
        });
        return String.join(", ", names);
    }

    private static AssayException usage(CommandLine.ParameterException fault) {
        CommandSpec spec = fault.getCommandLine().getCommandSpec();
        String words = String.valueOf(fault.getMessage());
        String what = words.substring(0, 1).toLowerCase(Locale.ROOT) + words.substring(1);
        if (fault instanceof CommandLine.UnmatchedArgumentException unmatched) {
            what = unmatched(unmatched, spec);
        }
        return new AssayException(
                ErrorCode.USAGE, what.replaceAll("\\R", " "), "run " + spec.qualifiedName() + " --help", fault);
    }

    private static String unmatched(CommandLine.UnmatchedArgumentException fault, CommandSpec spec) {
        String word = fault.getUnmatched().getFirst();
        if (word.startsWith("-") && word.length() > 1) {
            String name = word.replaceFirst("=.*", "");
            return "'" + spec.qualifiedName() + "' has no option " + name
                    + Nearest.hint(name, spec.optionsMap().keySet());
        }
        if (!spec.subcommands().isEmpty()) {
            return "'" + spec.qualifiedName() + "' has no command '" + word + "'"
                    + Nearest.hint(word, spec.subcommands().keySet());
        }
        return "'" + spec.qualifiedName() + "' takes no further argument: '" + word + "'";
    }
}
