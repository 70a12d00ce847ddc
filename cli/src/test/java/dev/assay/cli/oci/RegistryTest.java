package dev.assay.cli.oci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.core.fault.AssayException;
import dev.assay.core.fault.ErrorCode;
import dev.assay.testkit.Feature;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The client against a registry that asks for tokens, redirects, and lies. */
@Feature(value = "GAT-01", partial = "a decision is not yet signed evidence")
class RegistryTest {

    @TempDir
    Path home;

    private final TestRegistry server = new TestRegistry();

    @AfterEach
    void close() {
        server.close();
    }

    private Registry registry(String reference) {
        RepositoryAddress address = RepositoryAddress.parse(server.host() + "/p" + reference);
        return new Registry(address, null, new DockerCredentials(Map.of(), home));
    }

    private static Layer layer(String title, String content) {
        return new Layer(title, "text/plain", content.getBytes(StandardCharsets.UTF_8));
    }

    private void logIn() throws IOException {
        Files.createDirectories(home.resolve(".docker"));
        String auth = Base64.getEncoder()
                .encodeToString((TestRegistry.USER + ":" + TestRegistry.PASSWORD).getBytes(StandardCharsets.UTF_8));
        Files.writeString(
                home.resolve(".docker/config.json"),
                "{\"auths\":{\"" + server.host() + "\":{\"auth\":\"" + auth + "\"}}}");
    }

    @Test
    void what_is_pushed_is_pulled() throws Exception {
        String digest = registry(":v1").push(List.of(layer("a/b.rego", "package b"), layer("c.json", "{}")));
        List<Layer> layers = registry(":v1").pull();
        assertThat(layers).extracting(Layer::title).containsExactly("a/b.rego", "c.json");
        assertThat(new String(layers.getFirst().content(), StandardCharsets.UTF_8))
                .isEqualTo("package b");
        server.manifests.put(digest, server.manifests.get("v1"));
        assertThat(registry("@" + digest).pull()).hasSize(2);
    }

    @Test
    void a_token_is_fetched_with_the_credentials_of_docker() throws Exception {
        server.guarded = true;
        assertThatThrownBy(() -> registry(":v1").push(List.of(layer("a", "x"))))
                .isInstanceOf(AssayException.class)
                .hasMessageContaining("gives no token (401), asked with no credentials");
        logIn();
        registry(":v1").push(List.of(layer("a", "x")));
        assertThat(registry(":v1").pull()).hasSize(1);
    }

    @Test
    void a_redirection_elsewhere_gets_no_authorization() throws Exception {
        logIn();
        server.guarded = true;
        server.redirecting = true;
        registry(":v1").push(List.of(layer("a", "x")));
        assertThat(registry(":v1").pull()).hasSize(1);
        assertThat(server.authorizations).containsExactly("store: null");
    }

    @Test
    void changed_content_is_refused() throws Exception {
        registry(":v1").push(List.of(layer("a", "same length")));
        server.blobs.replaceAll((_, content) -> new byte[content.length]);
        assertThatThrownBy(() -> registry(":v1").pull())
                .isInstanceOfSatisfying(
                        AssayException.class,
                        fault -> assertThat(fault.code()).isEqualTo(ErrorCode.VERIFICATION_FAILED));
        String digest = "sha256:" + "0".repeat(64);
        server.manifests.put(digest, server.manifests.get("v1"));
        assertThatThrownBy(() -> registry("@" + digest).pull()).hasMessageContaining("does not have the digest");
    }

    @Test
    void sizes_and_answers_beyond_limits_are_refused() throws Exception {
        registry(":v1").push(List.of(layer("a", "x")));
        String manifest = new String(server.manifests.get("v1"), StandardCharsets.UTF_8);
        server.manifests.put("v1", TestRegistry.bytes(manifest.replace("\"size\":1", "\"size\":99999999999")));
        assertThatThrownBy(() -> registry(":v1").pull()).hasMessageContaining("BYTES_MAX");
        server.manifests.put("v1", new byte[Registry.MANIFEST_BYTES_MAX + 1]);
        assertThatThrownBy(() -> registry(":v1").pull()).hasMessageContaining("more than the limit of");
        server.manifests.put("v1", TestRegistry.bytes("no json"));
        assertThatThrownBy(() -> registry(":v1").pull()).hasMessageContaining("it is no JSON");
        assertThatThrownBy(() -> registry(":other").pull()).hasMessageContaining("has no");
    }

    @Test
    void addresses() {
        assertThat(RepositoryAddress.parse("oci://example.org/a/b"))
                .isEqualTo(new RepositoryAddress("example.org", "a/b", "latest"));
        assertThat(RepositoryAddress.parse("localhost:5000/a:v1"))
                .isEqualTo(new RepositoryAddress("localhost:5000", "a", "v1"));
        String digest = "sha256:" + "a".repeat(64);
        assertThat(RepositoryAddress.parse("example.org/a:v1@" + digest).reference())
                .isEqualTo(digest);
        for (String wrong : List.of("example.org", "/a", "example.org/A", "example.org/a:", "example.org/a@sha256:1")) {
            assertThatThrownBy(() -> RepositoryAddress.parse(wrong)).isInstanceOf(AssayException.class);
        }
    }

    @Test
    void secrets_are_in_no_text() {
        assertThat(new Credentials("ann", "s3cret", false)).hasToString("credentials of ann");
        assertThat(Challenge.parse("Bearer realm=\"https://a/b,c\", service=x").parameters())
                .containsEntry("realm", "https://a/b,c")
                .containsEntry("service", "x");
    }

    @Test
    void a_helper_program_is_asked() throws Exception {
        Files.createDirectories(home.resolve(".docker"));
        Files.writeString(home.resolve(".docker/config.json"), "{\"credsStore\":\"test\"}");
        Path helper = home.resolve("docker-credential-test");
        assertThatThrownBy(() -> new DockerCredentials(Map.of(), home).of("example.org"))
                .hasMessageContaining("docker-credential-test");
        assertThat(helper).doesNotExist();
    }
}
