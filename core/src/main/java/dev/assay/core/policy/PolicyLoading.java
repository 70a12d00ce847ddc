package dev.assay.core.policy;

import dev.assay.core.policy.load.DataFiles;
import dev.assay.core.policy.load.FileTree;
import dev.assay.core.policy.load.NamedFile;
import dev.assay.core.policy.load.PolicyFiles;
import dev.assay.core.policy.load.Problems;
import dev.assay.core.policy.load.Values;
import dev.assay.inputs.InputFormat;
import dev.assay.inputs.Inputs;
import dev.assay.inputs.document.InputException;
import dev.assay.inputs.document.InputLimits;
import dev.assay.rego.Policy;
import dev.assay.rego.PolicyBuilder;
import dev.assay.rego.PolicyException;
import dev.assay.rego.ast.Module;
import dev.assay.rego.ast.Problem;
import dev.assay.rego.ast.Source;
import dev.assay.rego.value.ArrayValue;
import dev.assay.rego.value.ObjectValue;
import dev.assay.rego.value.StringValue;
import dev.assay.rego.value.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a policy is loaded from.
 *
 * @param workingFolder what relative paths start at; absolute
 * @param policies files and folders of policies
 * @param data files and folders of documents below {@code data}
 * @param tests whether files of tests in folders are loaded too
 * @param version how policies are read
 * @param strict whether what is unused is an error
 * @param capabilities a JSON file of OPA that lists the builtins that may be used, or null
 */
public record PolicyLoading(
        Path workingFolder,
        List<String> policies,
        List<String> data,
        boolean tests,
        Module.Version version,
        boolean strict,
        @Nullable String capabilities) {

    public PolicyLoading {
        policies = List.copyOf(policies);
        data = List.copyOf(data);
    }

    /**
     * Reads and compiles.
     *
     * @param problems takes everything that is wrong
     * @return the policy, or null when something is wrong with it
     */
    public @Nullable PolicySet load(Problems problems) {
        List<Source> sources = sources(problems);
        ObjectValue documents = DataFiles.read(workingFolder, data, problems);
        PolicyBuilder builder = Policy.builder()
                .sources(sources)
                .version(version)
                .strict(strict)
                .data(documents);
        ConfigBuiltins.of(workingFolder).forEach(builder::builtin);
        if (capabilities != null) {
            builder.capabilities(builtins(NamedFile.of(workingFolder, capabilities), problems));
        }
        try {
            Policy policy = builder.build();
            PolicySet set = new PolicySet(policy, documents);
            for (String rule : set.misleading()) {
                problems.add("rule is using 'if' keyword without 'contains' keyword: " + rule);
            }
            return problems.isEmpty() ? set : null;
        } catch (PolicyException e) {
            for (Problem problem : e.problems()) {
                problems.add(problem.toString());
            }
            return null;
        }
    }

    /** Everything that a policy is made of besides its sources. */
    PolicyBuilder builder(Problems problems) {
        return builder(DataFiles.read(workingFolder, data, problems), problems);
    }

    private PolicyBuilder builder(ObjectValue documents, Problems problems) {
        PolicyBuilder builder = Policy.builder().version(version).strict(strict).data(documents);
        ConfigBuiltins.of(workingFolder).forEach(builder::builtin);
        if (capabilities != null) {
            builder.capabilities(builtins(NamedFile.of(workingFolder, capabilities), problems));
        }
        return builder;
    }

    /** The sources; that there is none is a problem. */
    public List<Source> sources(Problems problems) {
        List<NamedFile> paths = policies.stream()
                .map(policy -> NamedFile.of(workingFolder, policy))
                .toList();
        for (NamedFile path : paths) {
            if (!Files.exists(path.path())) {
                problems.add(path.name(), "no such file or folder of policies; choose others with --policy");
            }
        }
        List<NamedFile> there =
                paths.stream().filter(path -> Files.exists(path.path())).toList();
        List<Source> sources = PolicyFiles.read(there, tests, problems);
        if (sources.isEmpty() && problems.isEmpty()) {
            problems.add("no policies found in " + policies);
        }
        return sources;
    }

    private static Set<String> builtins(NamedFile file, Problems problems) {
        Set<String> names = new HashSet<>();
        try {
            Value root = Values.of(
                    Inputs.parse(InputFormat.JSON, file.name(), Files.readAllBytes(file.path()), InputLimits.DEFAULT)
                            .getFirst()
                            .tree());
            if (!(root instanceof ObjectValue object) || !(object.get("builtins") instanceof ArrayValue list)) {
                problems.add(file.name(), "is no list of capabilities: it has no builtins");
                return names;
            }
            for (Value builtin : list) {
                if (builtin instanceof ObjectValue entry && entry.get("name") instanceof StringValue name) {
                    names.add(name.value());
                }
            }
        } catch (InputException e) {
            problems.add(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            problems.add(file.name(), FileTree.reason(e));
        }
        return names;
    }
}
