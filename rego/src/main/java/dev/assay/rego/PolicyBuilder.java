package dev.assay.rego;

import dev.assay.rego.ast.Module;
import dev.assay.rego.ast.Problem;
import dev.assay.rego.ast.Source;
import dev.assay.rego.builtin.Builtin;
import dev.assay.rego.compile.Compiled;
import dev.assay.rego.compile.Compiler;
import dev.assay.rego.compile.Draft;
import dev.assay.rego.parse.ParseException;
import dev.assay.rego.parse.Parser;
import dev.assay.rego.type.Schemas;
import dev.assay.rego.value.ObjectValue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects what a policy is made of. One thread. */
public final class PolicyBuilder {
    /** From so many sources on, more than one thread reads them. */
    private static final int PARALLEL_FROM = 16;

    private final List<Source> sources = new ArrayList<>();
    private final List<Module> modules = new ArrayList<>();
    private final Map<String, Builtin> builtins = new LinkedHashMap<>();
    private Module.Version version = Module.Version.V1;
    private ObjectValue data = ObjectValue.EMPTY;
    private boolean strict;
    private boolean parallel = true;
    private boolean overlaps;
    private @Nullable Set<String> allowed;
    private Schemas schemas = Schemas.NONE;

    PolicyBuilder() {}

    public PolicyBuilder source(Source source) {
        sources.add(Objects.requireNonNull(source, "source is null"));
        return this;
    }

    public PolicyBuilder sources(Collection<Source> all) {
        all.forEach(this::source);
        return this;
    }

    /** Adds a module that is parsed already. */
    public PolicyBuilder module(Module module) {
        modules.add(Objects.requireNonNull(module, "module is null"));
        return this;
    }

    /** The version that sources are read as; v1 unless said otherwise. */
    public PolicyBuilder version(Module.Version value) {
        version = Objects.requireNonNull(value, "version is null");
        return this;
    }

    /** The base documents. */
    public PolicyBuilder data(ObjectValue value) {
        data = Objects.requireNonNull(value, "data is null");
        return this;
    }

    /** Whether unused variables, imports and the like are errors. */
    public PolicyBuilder strict(boolean value) {
        strict = value;
        return this;
    }

    /** The only builtins that the policy may use. */
    public PolicyBuilder capabilities(Set<String> names) {
        allowed = Set.copyOf(names);
        return this;
    }

    /** What JSON Schemas say of input and data, for the type checker. */
    public PolicyBuilder schemas(Schemas value) {
        schemas = Objects.requireNonNull(value, "schemas is null");
        return this;
    }

    /** Adds a builtin that Rego does not have. */
    public PolicyBuilder builtin(Builtin builtin) {
        builtins.put(builtin.name(), builtin);
        return this;
    }

    /** Whether rules may stand where base documents are, which then win; no unless said otherwise. */
    public PolicyBuilder overlaps(boolean value) {
        overlaps = value;
        return this;
    }

    /** Whether modules may be parsed on several cores; yes unless said otherwise. */
    public PolicyBuilder parallel(boolean value) {
        parallel = value;
        return this;
    }

    /**
     * Parses and compiles.
     *
     * @throws PolicyException with everything that is wrong
     */
    public Policy build() {
        Draft draft = new Draft(sources, modules, version, data, builtins, strict, parallel, overlaps, allowed);
        List<Problem> problems = new ArrayList<>();
        List<Module> parsed = parse(problems);
        if (!problems.isEmpty()) {
            throw new PolicyException(problems);
        }
        problems.addAll(StaticChecks.modules(parsed, strict));
        StaticChecks checks = new StaticChecks(parsed, builtins.values(), schemas);
        List<Problem> calls = checks.calls();
        problems.addAll(calls);
        Compiled compiled = calls.isEmpty() ? Compiler.compile(draft, parsed, problems) : null;
        if (compiled == null || !problems.isEmpty()) {
            throw new PolicyException(problems);
        }
        problems.addAll(checks.rules());
        if (!problems.isEmpty()) {
            throw new PolicyException(problems);
        }
        return new Policy(compiled, checks, version);
    }

    /** All modules, by name. */
    private List<Module> parse(List<Problem> problems) {
        int threads = parallel && sources.size() > PARALLEL_FROM
                ? Runtime.getRuntime().availableProcessors()
                : 1;
        List<Parsed> parsed = Bulk.run(sources, threads, this::parse);
        List<Module> all = new ArrayList<>(modules);
        for (Parsed each : parsed) {
            problems.addAll(each.problems);
            if (each.module != null) {
                all.add(each.module);
            }
        }
        all.sort(Comparator.comparing(module -> module.source().name()));
        return all;
    }

    private record Parsed(@Nullable Module module, List<Problem> problems) {}

    private Parsed parse(Source source) {
        try {
            return new Parsed(Parser.module(source, version), List.of());
        } catch (ParseException e) {
            return new Parsed(null, e.problems());
        }
    }
}
