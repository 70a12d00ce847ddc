package dev.assay.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.core.fault.AssayException;
import dev.assay.core.fault.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigReaderTest {

    private static final String HEAD = "apiVersion: assay.dev/v1\nkind: Config\n";

    @TempDir
    Path folder;

    private Path project;
    private Path home;
    private final Map<String, String> environment = new HashMap<>();

    @BeforeEach
    void folders() throws IOException {
        project = Files.createDirectories(folder.resolve("project/sub/deep"));
        home = folder.resolve("home");
        Files.createDirectories(home.resolve(".config/assay"));
    }

    private ConfigReading read(Map<String, String> options) {
        return new ConfigReader(environment, project, UserFolders.of(environment, home)).read(options);
    }

    private void projectFile(String text) throws IOException {
        Files.writeString(folder.resolve("project/assay.yaml"), text);
    }

    private List<String> problems(String text) throws IOException {
        projectFile(text);
        return read(Map.of()).problems().stream()
                .map(problem -> problem.toString().replace(folder + "/project/", ""))
                .toList();
    }

    @Test
    void without_any_source_the_defaults_are_in_force() {
        ConfigReading reading = read(Map.of());
        assertThat(reading.problems()).isEmpty();
        assertThat(reading.orThrow().get(ConfigKeys.HTTP_TIMEOUT)).isEqualTo(Duration.ofSeconds(30));
        assertThat(reading.config().get(ConfigKeys.TRUST_FILE)).isEqualTo(project.resolve("assay/trust.yaml"));
        assertThat(reading.config().get(ConfigKeys.KEYS_DIR)).isEqualTo(home.resolve(".config/assay/keys"));
        assertThat(reading.config().find(ConfigKeys.LOG_ORIGIN)).isEmpty();
    }

    @Test
    void option_beats_variable_beats_project_file_beats_user_file() throws IOException {
        Files.writeString(home.resolve(".config/assay/config.yaml"), HEAD + "log: {origin: user}\n");
        assertThat(origin(Map.of())).isEqualTo("user");
        projectFile(HEAD + "log:\n  origin: project\n");
        assertThat(origin(Map.of())).isEqualTo("project");
        environment.put("ASSAY_LOG_ORIGIN", "variable");
        assertThat(origin(Map.of())).isEqualTo("variable");
        assertThat(origin(Map.of("log.origin", "option"))).isEqualTo("option");
    }

    private String origin(Map<String, String> options) {
        return read(options).orThrow().get(ConfigKeys.LOG_ORIGIN);
    }

    @Test
    void a_value_knows_the_file_and_line_that_it_comes_from() throws IOException {
        projectFile(HEAD + "log:\n  origin: project\n");
        Config.Setting setting =
                read(Map.of()).config().setting(ConfigKeys.LOG_ORIGIN).orElseThrow();
        assertThat(setting.origin().place()).isEqualTo(folder + "/project/assay.yaml:4");
    }

    @Test
    void a_relative_path_starts_at_its_file_and_at_the_working_folder_for_a_variable() throws IOException {
        projectFile(HEAD + "log.key: data/log\ntrust.file: ~/trust.yaml\n");
        assertThat(read(Map.of()).orThrow().get(ConfigKeys.LOG_KEY)).isEqualTo(folder + "/project/data/log");
        assertThat(read(Map.of()).orThrow().get(ConfigKeys.TRUST_FILE)).isEqualTo(home.resolve("trust.yaml"));
        environment.put("ASSAY_LOG_KEY", "data/log");
        assertThat(read(Map.of()).orThrow().get(ConfigKeys.LOG_KEY)).isEqualTo(project + "/data/log");
    }

    @Test
    void a_secret_is_a_path_or_the_name_of_a_variable() {
        environment.put("ASSAY_LOG_KEY", "env:AUDIT_KEY");
        assertThat(read(Map.of()).orThrow().get(ConfigKeys.LOG_KEY)).isEqualTo("env:AUDIT_KEY");
        environment.put("ASSAY_LOG_KEY", "~/audit.key");
        assertThat(read(Map.of()).orThrow().get(ConfigKeys.LOG_KEY)).isEqualTo(home + "/audit.key");
    }

    @Test
    void all_problems_are_reported_together_with_their_lines() throws IOException {
        assertThat(problems(HEAD + "log:\n  kye: x\nhttp: {timeout: 5}\nkeys: 5\ntrust:\n  file:\n"))
                .containsExactlyInAnyOrder(
                        "assay.yaml:4: unknown key 'log.kye'; did you mean 'log.key'?",
                        "assay.yaml:5: http.timeout: '5' is not a duration such as 250ms, 5s, 10m, 2h or 30d",
                        "assay.yaml:6: 'keys' is a group; its keys are keys.dir",
                        "assay.yaml:8: the key 'trust.file' has no value");
    }

    @Test
    void a_wrong_value_in_a_variable_or_option_names_it() {
        environment.put("ASSAY_HTTP_TIMEOUT", "2d");
        assertThat(read(Map.of("log.kye", "x")).problems().stream().map(ConfigProblem::toString))
                .containsExactlyInAnyOrder(
                        "ASSAY_HTTP_TIMEOUT: http.timeout: '2d' is not within 100ms to 600s",
                        "--set log.kye: unknown key 'log.kye'; did you mean 'log.key'?");
    }

    @Test
    void documents_of_other_kinds_are_left_alone_and_unknown_kinds_refused() throws IOException {
        assertThat(problems("apiVersion: assay.dev/v1\nkind: Service\nowner: me\n---\n" + HEAD + "log: {origin: a}\n"))
                .isEmpty();
        assertThat(problems("apiVersion: assay.dev/v1\nkind: Confg\n"))
                .containsExactly(
                        "assay.yaml:1: the document needs 'kind: Config' or 'kind: Service'; did you mean 'Config'?");
        assertThat(problems("kind: Config\n"))
                .containsExactly("assay.yaml:1: the document needs 'apiVersion: assay.dev/v1'");
        assertThat(problems(HEAD + "---\n" + HEAD))
                .containsExactly("assay.yaml:4: is a second document of kind Config; a file has one at most");
    }

    @Test
    void what_is_no_yaml_or_no_text_is_a_problem_and_no_crash() throws IOException {
        assertThat(problems(HEAD + "log: [unclosed\n"))
                .singleElement()
                .asString()
                .contains("is not YAML");
        assertThat(problems("- a\n- b\n")).singleElement().asString().contains("is no mapping");
        assertThat(problems(HEAD + "a: &a\n  b: *a\n"))
                .singleElement()
                .asString()
                .contains("nested deeper");
        assertThat(problems("x".repeat((int) ConfigFile.FILE_BYTES_MAX + 1)))
                .containsExactly("assay.yaml:1: is larger than 1048576 bytes");
        Files.write(folder.resolve("project/assay.yaml"), new byte[] {(byte) 0xff, (byte) 0xfe, 'a'});
        assertThat(read(Map.of()).problems()).singleElement().asString().contains("is not UTF-8 text");
    }

    @Test
    void an_unknown_variable_is_a_remark_and_a_launcher_variable_is_none() {
        environment.put("ASSAY_LOG_KYE", "x");
        environment.put("ASSAY_JAVA_HOME", "/java");
        ConfigReading reading = read(Map.of());
        assertThat(reading.problems()).isEmpty();
        assertThat(reading.remarks())
                .containsExactly(
                        new ConfigProblem("ASSAY_LOG_KYE", "sets no known key; did you mean 'ASSAY_LOG_KEY'?"));
    }

    @Test
    void problems_become_one_fault() throws IOException {
        projectFile(HEAD + "nonsense: 1\n");
        assertThatThrownBy(() -> read(Map.of()).orThrow()).isInstanceOfSatisfying(AssayException.class, fault -> {
            assertThat(fault.code()).isEqualTo(ErrorCode.CONFIG_INVALID);
            assertThat(fault.what()).contains("assay.yaml:3: unknown key 'nonsense'");
        });
    }

    @Test
    void a_key_without_value_says_how_to_set_it() {
        Config config = read(Map.of()).orThrow();
        assertThatThrownBy(() -> config.get(ConfigKeys.LOG_ORIGIN))
                .isInstanceOfSatisfying(
                        AssayException.class, fault -> assertThat(fault.next()).contains("ASSAY_LOG_ORIGIN"));
    }

    @Test
    void every_key_is_described_and_its_default_is_valid() {
        for (ConfigKey<?> key : ConfigKeys.ALL) {
            assertThat(key.description()).as(key.name()).endsWith(".");
            assertThat(key.variable()).matches("ASSAY_[A-Z]+(_[A-Z]+)*");
        }
        assertThat(ConfigKeys.names()).doesNotHaveDuplicates();
    }
}
