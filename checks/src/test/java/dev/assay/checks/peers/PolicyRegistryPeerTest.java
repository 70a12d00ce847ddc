package dev.assay.checks.peers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.testkit.Checkout;
import dev.assay.testkit.Feature;
import dev.assay.testkit.Ports;
import dev.assay.testkit.Program;
import dev.assay.testkit.RunningProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Policies travel through a real registry, pushed and pulled by Conftest and by us, each way. */
@Tag("peers")
@Feature(value = "GAT-01", partial = "a decision is not yet signed evidence")
class PolicyRegistryPeerTest {

    private static final Pattern LISTENING = Pattern.compile("serving on port|Listening|:\\d+");

    @TempDir
    Path folder;

    @Test
    void what_one_pushes_the_other_pulls() throws IOException {
        Path team = Checkout.root().resolve("examples/conftest-team");
        int port = Ports.free();
        String address = "127.0.0.1:" + port + "/team/policies";
        try (RunningProgram registry = Program.at(Checkout.peer("registry"), "-port", Integer.toString(port))
                .in(folder)
                .start()) {
            registry.await(LISTENING);
            Program.assay("policy", "push", "oci://" + address + ":ours", "-p", "policy", "-d", "data")
                    .in(team)
                    .run()
                    .expect(0);
            Program.at(Checkout.peer("conftest"), "push", address + ":theirs", "-p", "policy", "-d", "data")
                    .in(team)
                    .run()
                    .expect(0);
            for (String tag : new String[] {"ours", "theirs"}) {
                Path byUs = Files.createDirectories(folder.resolve(tag + "-by-us"));
                Path byThem = Files.createDirectories(folder.resolve(tag + "-by-them"));
                Program.assay("policy", "pull", "oci://" + address + ":" + tag)
                        .in(byUs)
                        .run()
                        .expect(0);
                Program.at(Checkout.peer("conftest"), "pull", "oci://" + address + ":" + tag)
                        .in(byThem)
                        .run()
                        .expect(0);
                assertThat(files(byUs)).hasSize(4).isEqualTo(files(byThem));
                assertThat(files(byUs).get("policy/policy/main.rego"))
                        .isEqualTo(Files.readString(team.resolve("policy/main.rego")));
            }
            Path use = Files.createDirectories(folder.resolve("use"));
            Files.copy(team.resolve("manifests/shop.yaml"), use.resolve("shop.yaml"));
            Program.assay("policy", "test", "--update", "oci://" + address + ":ours", "-d", "policy/data", "shop.yaml")
                    .in(use)
                    .run()
                    .expect(1);
        }
    }

    private static Map<String, String> files(Path root) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> walk = Files.walk(root)) {
            for (Path file : walk.filter(Files::isRegularFile).toList()) {
                files.put(root.relativize(file).toString(), Files.readString(file));
            }
        }
        return files;
    }
}
