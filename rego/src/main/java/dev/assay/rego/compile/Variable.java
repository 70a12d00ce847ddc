package dev.assay.rego.compile;

import dev.assay.rego.ast.Location;

/**
 * A variable of one rule or query. Two of the same name in different scopes are two.
 *
 * @param generated whether the compiler made it up
 * @param slot where its value is kept
 */
record Variable(String name, boolean generated, int slot, Location location) {
    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }

    boolean isWildcard() {
        return name.startsWith("$");
    }
}
