package dev.assay.rego.compile;

import dev.assay.rego.ast.Location;
import java.util.ArrayList;
import java.util.List;

/** Makes the variables of one rule or query, each with a slot of its own. */
final class Variables {
    private final List<Variable> all = new ArrayList<>();

    Variable named(String name, Location location) {
        return add(new Variable(name, false, all.size(), location));
    }

    Variable generated(Location location) {
        return add(new Variable("__local" + all.size() + "__", true, all.size(), location));
    }

    private Variable add(Variable variable) {
        all.add(variable);
        return variable;
    }

    Variable at(int slot) {
        return all.get(slot);
    }

    int count() {
        return all.size();
    }
}
