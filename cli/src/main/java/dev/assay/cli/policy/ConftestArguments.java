package dev.assay.cli.policy;

import dev.assay.cli.command.Session;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.Stack;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Translates what Conftest's command line means otherwise than this one, when a run is to behave as Conftest:
 * {@code -o}
 * of {@code doc} is a folder, an unknown format is the standard one, and a switch may be given {@code =true}.
 */
final class ConftestArguments implements IParameterPreprocessor {

    private static final Set<String> FORMATS =
            Set.of("stdout", "json", "tap", "table", "junit", "github", "azuredevops", "sarif");

    private final Session session;

    ConftestArguments(Session session) {
        this.session = session;
    }

    @Override
    public boolean preprocess(
            Stack<String> stack, CommandSpec command, ArgSpec argument, Map<String, Object> information) {
        List<String> arguments = new ArrayList<>(stack);
        Collections.reverse(arguments); // the stack's top is the next argument
        if (!isConftest(arguments)) {
            return false;
        }
        List<String> translated = translate(arguments);
        Collections.reverse(translated);
        stack.clear();
        stack.addAll(translated);
        return false;
    }

    private boolean isConftest(List<String> arguments) {
        int at = arguments.indexOf("--compat");
        boolean separate =
                at >= 0 && at + 1 < arguments.size() && arguments.get(at + 1).equals("conftest");
        boolean given = at >= 0 || arguments.stream().anyMatch(word -> word.startsWith("--compat="));
        return separate
                || arguments.contains("--compat=conftest")
                || (!given
                        && "conftest"
                                .equals(session.surroundings().environment().get("ASSAY_COMPAT")));
    }

    private static List<String> translate(List<String> arguments) {
        boolean doc = arguments.contains("doc");
        List<String> translated = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            String word = arguments.get(i);
            boolean output = word.equals("-o") || word.equals("--output");
            if (word.equals("--quiet=true")) {
                translated.add("--quiet");
            } else if (doc && (word.equals("-o") || word.equals("--outDir"))) {
                translated.add("--out-dir");
            } else if (doc && word.startsWith("--outDir=")) {
                translated.add("--out-dir=" + word.substring("--outDir=".length()));
            } else if (output && i + 1 < arguments.size()) {
                translated.add(word);
                i++;
                translated.add(known(arguments.get(i)));
            } else if (word.startsWith("--output=")) {
                translated.add("--output=" + known(word.substring("--output=".length())));
            } else if (word.startsWith("-o") && word.length() > 2) {
                translated.add("-o" + known(word.startsWith("-o=") ? word.substring(3) : word.substring(2)));
            } else if (!word.equals("--quiet=false")) {
                translated.add(word);
            }
        }
        return translated;
    }

    private static String known(String format) {
        return FORMATS.contains(format) ? format : "stdout";
    }
}
