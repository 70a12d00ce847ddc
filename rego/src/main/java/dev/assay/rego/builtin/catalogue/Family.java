package dev.assay.rego.builtin.catalogue;

import dev.assay.rego.builtin.Builtin;
import dev.assay.rego.builtin.BuiltinProvider;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Builtins that are made together, when the first of them is asked for. Shared by threads. */
final class Family {
    private final List<String> names;
    private final BuiltinProvider provider;
    private volatile @Nullable Map<String, Builtin> made;

    /**
     * @param names of all its builtins, with a space between them
     */
    Family(String names, BuiltinProvider provider) {
        this.names = List.of(names.split(" "));
        this.provider = provider;
    }

    List<String> names() {
        return names;
    }

    Builtin get(String name) {
        Map<String, Builtin> known = made;
        if (known == null) {
            known = make();
            made = known; // two threads may both make it; either result serves
        }
        Builtin found = known.get(name);
        if (found == null) {
            throw new IllegalStateException("the family of " + names + " lists " + name + " but does not make it");
        }
        return found;
    }

    private Map<String, Builtin> make() {
        Map<String, Builtin> all = new TreeMap<>();
        for (Builtin builtin : provider.builtins()) {
            if (!names.contains(builtin.name()) || all.put(builtin.name(), builtin) != null) {
                throw new IllegalStateException(builtin.name() + " is not listed, or made twice, in " + names);
            }
        }
        return all;
    }
}
