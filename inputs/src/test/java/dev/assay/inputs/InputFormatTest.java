package dev.assay.inputs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.inputs.document.InputException;
import dev.assay.inputs.document.InputLimits;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Formats are found by file and by name. */
class InputFormatTest {

    @ParameterizedTest
    @CsvSource({
        "a/deploy.YAML, YAML",
        "x.yml, YAML",
        "-, YAML",
        "a.json, JSON",
        "a.jsonc, JSONC",
        "Dockerfile, DOCKERFILE",
        "Dockerfile.dev, DOCKERFILE",
        "dev.Dockerfile, DOCKERFILE",
        "main.tf, HCL2",
        "x.tfvars, HCL2",
        "x.hcl, HCL2",
        ".env, DOTENV",
        ".env.prod, DOTENV",
        "prod.env, DOTENV",
        ".gitignore, IGNORE",
        ".dockerignore, IGNORE",
        "nginx.conf, NGINX",
        "CODEOWNERS, CODEOWNERS",
        "Jenkinsfile, GROOVY",
        "a.cue, CUE",
        "a.jsonnet, JSONNET",
        "a.textproto, TEXTPROTO",
        "pom.xml, XML",
        "a.toml, TOML",
        "a.ini, INI",
        "a.properties, PROPERTIES"
    })
    void files_are_recognised(String file, InputFormat format) {
        assertThat(InputFormat.of(Path.of(file))).contains(format);
    }

    @Test
    void other_files_are_not_recognised() {
        assertThat(InputFormat.of(Path.of("a.txt"))).isEqualTo(Optional.empty());
        assertThat(InputFormat.of(Path.of("/"))).isEmpty();
        assertThat(InputFormat.of(Path.of("dockerfiles"))).isEmpty();
    }

    @Test
    void a_wrong_name_brings_the_nearest_one() {
        assertThat(InputFormat.named("hcl2")).isEqualTo(InputFormat.HCL2);
        assertThatThrownBy(() -> InputFormat.named("ymal"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("no input format has the name 'ymal'; use yaml, or one of json, ");
    }

    @ParameterizedTest
    @CsvSource({
        "CUE, cue export --out json",
        "GROOVY, YAML",
        "JSONNET, jsonnet FILE",
        "TEXTPROTO, buf convert",
        "HOCON, pyhocon",
        "VCL, generated from"
    })
    void what_is_not_supported_names_the_alternative(InputFormat format, String alternative) {
        assertThat(format.isSupported()).isFalse();
        assertThatThrownBy(() -> Inputs.parse(format, "file", new byte[0], InputLimits.DEFAULT))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("not supported")
                .hasMessageContaining(alternative);
    }
}
