package dev.assay.rego.test;

import dev.assay.rego.ast.Location;
import java.util.Objects;

/**
 * A test that was found.
 *
 * @param packagePath such as {@code data.authz_test}
 * @param name within the package; those of one name are numbered
 * @param ref what is evaluated
 * @param skipped whether it is marked as not finished
 * @param hasCases whether it makes an object of cases, which succeed or fail each
 */
public record TestCase(
        String packagePath, String name, String ref, boolean skipped, boolean hasCases, Location location) {
    public TestCase {
        Objects.requireNonNull(packagePath, "packagePath is null");
        Objects.requireNonNull(name, "name is null");
        Objects.requireNonNull(ref, "ref is null");
    }

    /** The whole name. */
    public String fullName() {
        return packagePath + "." + name;
    }
}
