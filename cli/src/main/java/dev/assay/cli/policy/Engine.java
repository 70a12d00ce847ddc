package dev.assay.cli.policy;

import dev.assay.cli.command.Session;
import dev.assay.core.fault.AssayException;
import dev.assay.core.fault.ErrorCode;
import dev.assay.core.policy.CheckSettings;
import dev.assay.core.policy.PolicyLoading;
import dev.assay.core.policy.PolicySet;
import dev.assay.core.policy.load.InputReader;
import dev.assay.core.policy.load.Problems;
import dev.assay.core.text.Nearest;
import dev.assay.inputs.InputFormat;
import dev.assay.inputs.document.InputLimits;
import dev.assay.rego.ast.Module;
import dev.assay.rego.run.Evaluation;
import dev.assay.rego.value.ObjectValue;
import dev.assay.rego.value.StringValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The policy that options and settings name, and how it is evaluated. */
final class Engine {

    /** The capability of seeing environment variables by {@code opa.runtime()}. */
    private static final String ENVIRONMENT = "env";

    /** What policies of Conftest may do without being asked. */
    private static final Set<String> CONFTEST_CAPABILITIES = Set.of("http.send", "net", ENVIRONMENT);

    private final Session session;
    private final PolicyOptions options;
    private final Settings settings;
    private final boolean conftest;

    Engine(Session session, PolicyOptions options, Settings settings, boolean conftest) {
        this.session = session;
        this.options = options;
        this.settings = settings;
        this.conftest = conftest;
    }

    /** Where policies are. */
    List<String> policyPaths() {
        return settings.list("policy", options.policy, List.of("policy"));
    }

    /**
     * Reads and compiles the policy.
     *
     * @param tests whether with the files of its tests
     * @throws AssayException with everything that is wrong
     */
    PolicySet load(boolean tests) {
        Problems problems = new Problems();
        PolicySet set = loading(tests).load(problems);
        if (set == null) {
            throw Mistakes.policy(problems, conftest);
        }
        return set;
    }

    /** The namespaces that are wanted; none for all. */
    List<String> namespaces() {
        return settings.list("namespace", options.namespace, List.of());
    }

    /** What the policy is loaded from. */
    PolicyLoading loading(boolean tests) {
        String capabilities = settings.text("capabilities", options.capabilities, "");
        return new PolicyLoading(
                session.surroundings().workingFolder(),
                policyPaths(),
                settings.list("data", options.data, List.of()),
                tests,
                version(settings.text("rego-version", options.regoVersion, "v1")),
                settings.flag("strict", options.strict),
                capabilities.isEmpty() ? null : capabilities);
    }

    static Module.Version version(String text) {
        return switch (text) {
            case "v0", "V0" -> Module.Version.V0;
            case "v1", "V1" -> Module.Version.V1;
            default ->
                throw new AssayException(
                        ErrorCode.USAGE, "invalid Rego version: " + text, "use --rego-version v1, or v0");
        };
    }

    /** How checks are made. */
    CheckSettings checkSettings() {
        return new CheckSettings(
                conftest,
                settings.flag("trace", options.trace),
                evaluation(),
                session.surroundings().workingFolder());
    }

    /** Clock, environment and abilities of evaluations. */
    Evaluation evaluation() {
        Set<String> allowed =
                conftest ? CONFTEST_CAPABILITIES : Set.copyOf(options.allow == null ? List.of() : options.allow);
        return Evaluation.builder()
                .clock(session.surroundings().clock())
                .random(() -> session.surroundings().random())
                .runtime(allowed.contains(ENVIRONMENT) ? runtime() : ObjectValue.EMPTY)
                .capabilities(allowed)
                .strictBuiltinErrors(settings.flag("show-builtin-errors", options.showBuiltinErrors))
                .build();
    }

    private ObjectValue runtime() {
        ObjectValue.Builder environment = ObjectValue.builder();
        for (Map.Entry<String, String> entry :
                session.surroundings().environment().entrySet()) {
            environment.put(entry.getKey(), StringValue.of(entry.getValue()));
        }
        return ObjectValue.builder(1).put("env", environment.build()).build();
    }

    /**
     * Reads inputs.
     *
     * @param parser the name of their format, or empty to go by their names
     */
    InputReader reader(String parser) {
        return new InputReader(format(parser), () -> session.surroundings().in(), InputLimits.DEFAULT);
    }

    /**
     * The format of this name; null when there is none.
     *
     * @throws AssayException when no parser has the name
     */
    private static @Nullable InputFormat format(String name) {
        if (name.isEmpty()) {
            return null;
        }
        List<String> known = new ArrayList<>();
        for (InputFormat format : InputFormat.values()) {
            if (format.id().equals(name)) {
                return format;
            }
            known.add(format.id());
        }
        throw new AssayException(
                ErrorCode.USAGE,
                "unknown parser: " + name + Nearest.hint(name.toLowerCase(Locale.ROOT), known),
                "use one of " + String.join(", ", known));
    }
}
