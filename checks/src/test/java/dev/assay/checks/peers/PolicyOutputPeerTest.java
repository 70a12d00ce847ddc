package dev.assay.checks.peers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.testkit.Checkout;
import dev.assay.testkit.Feature;
import dev.assay.testkit.FinishedProgram;
import dev.assay.testkit.PeerSources;
import dev.assay.testkit.Program;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Conftest and {@code assay policy --compat conftest} on Conftest's examples: the same exit code and the same output in
 * every format. Conftest takes rules and inputs in the order of a Go map, another one each time, so lines are sorted.
 */
@Tag("peers")
@Feature(value = "GAT-01", partial = "a decision is not yet signed evidence")
class PolicyOutputPeerTest {

    private static final List<String> FORMATS =
            List.of("stdout", "json", "tap", "table", "junit", "github", "azuredevops", "sarif");

    /** Examples: the rest of the command line after the format. */
    private static final List<String> EXAMPLES = List.of(
            "-p examples/kubernetes/policy examples/kubernetes/deployment.yaml",
            "-p examples/kubernetes/policy examples/kubernetes/service.yaml examples/kubernetes/deployment.yaml",
            "-p examples/kubernetes/policy --combine --namespace main examples/kubernetes/service.yaml",
            "-p examples/exceptions/policy examples/exceptions/deployments.yaml",
            "-p examples/docker/policy --all-namespaces examples/docker/Dockerfile",
            "-p examples/hcl2/policy examples/hcl2/terraform.tf",
            "-p examples/hcl1/policy/base.rego examples/hcl1/gke-show.json",
            "-p examples/data/policy -d examples/data/exclusions examples/data/service.yaml",
            "-p examples/compose/policy examples/compose/docker-compose.yml",
            "-p examples/compose/policy examples/compose/docker-compose-valid.yml",
            "-p examples/ini/policy examples/ini/grafana.ini",
            "-p examples/traefik/policy examples/traefik/traefik.toml",
            "-p examples/xml/policy examples/xml/pom.xml",
            "-p examples/combine/policy --combine examples/combine/team.yaml examples/combine/users.yaml",
            "-p tests/return-multiple-failures/policy.rego tests/return-multiple-failures/file.json",
            "-p tests/source-location/policy -d tests/source-location/loc_same_file.yaml tests/source-location/data.yaml",
            "-p examples/kubernetes/policy --fail-on-warn examples/kubernetes/service.yaml",
            "-p examples/kubernetes/policy -n absent examples/kubernetes/service.yaml");

    static Stream<Arguments> cases() {
        return EXAMPLES.stream().flatMap(example -> FORMATS.stream().map(format -> Arguments.of(format, example)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void both_say_the_same(String format, String example) {
        List<String> arguments = new ArrayList<>(List.of("test", "--no-color", "-o", format));
        arguments.addAll(List.of(example.split(" ", -1)));
        Path sources = PeerSources.of("conftest");
        FinishedProgram theirs = Program.at(Checkout.peer("conftest"), arguments.toArray(String[]::new))
                .in(sources)
                .run();
        List<String> own = new ArrayList<>(List.of("policy", "--compat", "conftest"));
        own.addAll(arguments);
        FinishedProgram ours =
                Program.assay(own.toArray(String[]::new)).in(sources).run();
        assertThat(ours.exitCode()).as(ours.errors()).isEqualTo(theirs.exitCode());
        assertThat(sorted(ours.text())).isEqualTo(sorted(theirs.text()));
    }

    /**
     * Lines (or, of SARIF's one line, objects) in order, without numbers of lines and without the program's version.
     */
    private static List<String> sorted(String text) {
        String divided =
                text.startsWith("{\"version\"") ? text.replace("},{", "\n").replace("[{", "[\n") : text;
        return divided.lines()
                .map(line -> line.replaceFirst("<property name=\"[a-z.]+\" value=\"[^\"]*\">", "<property>")
                        .replaceFirst("\"version\":\"(?!2\\.1\\.0)[^\"]*\"", "")
                        .replaceFirst("\"ruleIndex\":\\d+,", "")
                        .replaceFirst(",\"properties\":.*$", "")
                        .replaceFirst("[\\]},]+\"invocations\":\\[$", "")
                        .replaceFirst("^((?:not )?ok) \\d+ ", "$1 ")
                        .replaceFirst("[\\]},]+$", ""))
                .sorted()
                .toList();
    }
}
