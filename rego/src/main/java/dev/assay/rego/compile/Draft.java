package dev.assay.rego.compile;

import dev.assay.rego.ast.Module;
import dev.assay.rego.ast.Source;
import dev.assay.rego.builtin.Builtin;
import dev.assay.rego.value.ObjectValue;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a policy is made of, before it is compiled.
 *
 * @param version the version that sources are read as
 * @param builtins those that Rego does not have, by name
 * @param overlaps whether rules may stand where base documents are
 * @param allowed the only builtins that may be used; null for all
 */
public record Draft(
        List<Source> sources,
        List<Module> modules,
        Module.Version version,
        ObjectValue data,
        Map<String, Builtin> builtins,
        boolean strict,
        boolean parallel,
        boolean overlaps,
        @Nullable Set<String> allowed) {
    public Draft {
        sources = List.copyOf(sources);
        modules = List.copyOf(modules);
        builtins = Map.copyOf(builtins);
    }
}
