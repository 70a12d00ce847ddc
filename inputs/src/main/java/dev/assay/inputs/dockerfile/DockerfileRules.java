package dev.assay.inputs.dockerfile;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What an instruction must have, so that a builder would take it. */
final class DockerfileRules {
    private static final Map<String, Set<String>> FLAGS = Map.of(
            "add", Set.of("chown", "chmod", "link", "keep-git-dir", "checksum", "unpack", "exclude"),
            "copy", Set.of("chown", "from", "chmod", "link", "exclude", "parents"),
            "from", Set.of("platform"),
            "run", Set.of("mount", "network", "security", "device"),
            "healthcheck", Set.of("interval", "timeout", "start-period", "start-interval", "retries"));
    private static final Set<String> WITHOUT_VALUE = Set.of("link", "keep-git-dir", "unpack", "parents");
    private static final Set<String> REPEATED = Set.of("mount", "exclude", "device");
    private static final Pattern STAGE = Pattern.compile("[a-z][a-z0-9-_.]*");

    private DockerfileRules() {}

    static void check(Instruction instruction, DockerfileLines lines) {
        String keyword = instruction.keyword().toLowerCase(Locale.ROOT);
        List<String> values = instruction.values() == null ? List.of() : instruction.values();
        String wrong = switch (keyword) {
            case "env", "label", "arg" -> names(keyword, values);
            case "expose" -> values.isEmpty() ? "EXPOSE needs at least one argument" : "";
            case "maintainer", "workdir", "user", "stopsignal" ->
                values.size() == 1 ? "" : keyword.toUpperCase(Locale.ROOT) + " needs one argument";
            case "add", "copy" ->
                values.size() < 2 ? keyword.toUpperCase(Locale.ROOT) + " needs a source and a destination" : "";
            case "from" -> from(values);
            case "onbuild" -> onbuild(instruction);
            case "healthcheck" -> healthcheck(values);
            case "volume" -> volume(values);
            case "shell" -> instruction.json() && !values.isEmpty() ? "" : "SHELL needs a list in JSON";
            case "run", "cmd", "entrypoint" -> "";
            default -> "'" + instruction.keyword() + "' is no instruction";
        };
        if (!wrong.isEmpty()) {
            throw lines.fault(wrong, "correct the instruction");
        }
        flags(keyword, instruction.flags() == null ? List.of() : instruction.flags(), lines);
    }

    private static String names(String keyword, List<String> values) {
        if (values.isEmpty()) {
            return keyword.toUpperCase(Locale.ROOT) + " needs at least one argument";
        }
        int step = keyword.equals("arg") ? 1 : 3;
        for (int i = 0; i < values.size(); i += step) {
            if (values.get(i).isEmpty() || (step == 1 && values.get(i).startsWith("="))) {
                return keyword.toUpperCase(Locale.ROOT) + " has a value without a name";
            }
        }
        return "";
    }

    private static String from(List<String> values) {
        if (values.size() == 3 && values.get(1).equalsIgnoreCase("as")) {
            boolean good = STAGE.matcher(values.get(2).toLowerCase(Locale.ROOT)).matches();
            return good ? "" : "'" + values.get(2) + "' cannot be the name of a stage";
        }
        return values.size() == 1 ? "" : "FROM needs an image, or an image, AS and a name";
    }

    private static String onbuild(Instruction instruction) {
        Instruction trigger = instruction.trigger();
        if (trigger == null) {
            return "ONBUILD needs an instruction";
        }
        boolean refused = trigger.is("onbuild") || trigger.is("from") || trigger.is("maintainer");
        return refused ? trigger.keyword() + " cannot be put off by ONBUILD" : "";
    }

    private static String healthcheck(List<String> values) {
        if (values.isEmpty()) {
            return "HEALTHCHECK needs at least one argument";
        }
        return switch (values.getFirst().toUpperCase(Locale.ROOT)) {
            case "NONE" -> values.size() == 1 ? "" : "HEALTHCHECK NONE takes no arguments";
            case "CMD" -> values.size() > 1 ? "" : "HEALTHCHECK CMD needs a command";
            default -> "HEALTHCHECK needs CMD or NONE";
        };
    }

    private static String volume(List<String> values) {
        return values.isEmpty() || values.stream().anyMatch(String::isBlank) ? "VOLUME needs a path" : "";
    }

    private static void flags(String keyword, List<String> flags, DockerfileLines lines) {
        Set<String> known = FLAGS.getOrDefault(keyword, Set.of());
        Set<String> seen = new HashSet<>();
        for (String flag : flags) {
            int equals = flag.indexOf('=');
            String name = flag.substring(2, equals < 0 ? flag.length() : equals);
            if (!known.contains(name)) {
                throw lines.fault("flag --" + name + " is not known to this instruction", "remove it");
            }
            if (!seen.add(name) && !REPEATED.contains(name)) {
                throw lines.fault("flag --" + name + " stands here twice", "keep one of them");
            }
            if (equals < 0 && !WITHOUT_VALUE.contains(name)) {
                throw lines.fault("flag --" + name + " has no value", "write --" + name + "=value");
            }
        }
    }
}
