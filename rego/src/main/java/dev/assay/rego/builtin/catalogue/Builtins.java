package dev.assay.rego.builtin.catalogue;

import dev.assay.rego.builtin.Builtin;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * All builtin functions. A family is loaded when a policy first uses one of its names, so that what is not used costs
 * nothing at the start. Shared by threads.
 */
public final class Builtins {
    private static final Map<String, Family> BY_NAME = byName();

    private Builtins() {}

    /** The builtin of a name, or null. */
    public static @Nullable Builtin find(String name) {
        Family family = BY_NAME.get(name);
        return family == null ? null : family.get(name);
    }

    /** Whether there is a builtin of a name; loads nothing. */
    public static boolean has(String name) {
        return BY_NAME.containsKey(name);
    }

    /** All names, sorted; loads nothing. */
    public static List<String> names() {
        return List.copyOf(BY_NAME.keySet());
    }

    /** All builtins, sorted by name. Loads every family. */
    public static List<Builtin> all() {
        List<Builtin> all = new ArrayList<>();
        BY_NAME.forEach((name, family) -> all.add(family.get(name)));
        return all;
    }

    private static Map<String, Family> byName() {
        Map<String, Family> families = new TreeMap<>();
        for (List<Family> list : List.of(PureFamilies.ALL, HeavyFamilies.ALL)) {
            for (Family family : list) {
                for (String name : family.names()) {
                    if (families.put(name, family) != null) {
                        throw new IllegalStateException("two families list " + name);
                    }
                }
            }
        }
        return families;
    }
}
