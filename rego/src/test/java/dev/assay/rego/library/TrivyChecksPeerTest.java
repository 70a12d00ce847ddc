package dev.assay.rego.library;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.testkit.Checkout;
import dev.assay.testkit.Feature;
import dev.assay.testkit.PeerSources;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The checks of Trivy, a library of a thousand files with about two thousand tests, with the builtins that Trivy
 * adds. Left out are the files that need its scanner for secrets, which is a program of its own, and one that OPA's
 * type checker refuses as ours does: it looks a name up in a set that is always empty.
 */
@Tag("peers")
@Feature(value = "GAT-01", partial = "a decision is not yet signed evidence")
class TrivyChecksPeerTest {
    private static final String MODULE = "github.com/aquasecurity/trivy-checks";
    private static final String VERSION = "v1.10.0";

    @Test
    void its_own_tests_pass() throws IOException {
        Checkout.peer("opa");
        Path root = PeerSources.of(MODULE, VERSION);

        Map<String, String> outcomes = LibraryTests.of(
                        root,
                        List.of("lib", "checks", "examples"),
                        text -> text.contains("squealer") || text.contains("allowedNames := set()"),
                        TrivyBuiltins.ALL)
                .run();

        Map<String, String> failures = new TreeMap<>(outcomes);
        failures.values().removeIf(String::isEmpty);
        System.out.println("trivy-checks " + VERSION + ": " + (outcomes.size() - failures.size()) + " of "
                + outcomes.size() + " tests pass");
        assertThat(outcomes).hasSizeGreaterThan(1_500);
        assertThat(failures).isEmpty();
    }
}
