package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.config.ConfigKey;
import dev.assay.core.config.ConfigKeys;
import dev.assay.core.fault.ExitCode;
import dev.assay.testkit.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keeps the pages about codes and keys true; with {@code -Dassay.write=true} it writes docs/errors.md instead. */
class PagesTest {

    @TempDir
    Path folder;

    @Test
    void the_page_of_codes_is_what_explain_prints() throws IOException {
        Path page = Checkout.root().resolve("docs/errors.md");
        CommandRun explain = CommandRun.in(folder, "explain", "-o", "markdown");
        assertThat(explain.exit()).isEqualTo(ExitCode.OK);
        if (Boolean.getBoolean("assay.write")) {
            Files.writeString(page, explain.out());
        }
        assertThat(page).as("run tools/features to make it again").content().isEqualTo(explain.out());
    }

    @Test
    void the_guide_names_every_key_and_every_exit_code() throws IOException {
        String guide = Files.readString(Checkout.root().resolve("docs/operating.md"));
        for (ConfigKey<?> key : ConfigKeys.ALL) {
            assertThat(guide).contains("| `" + key.name() + "` | `" + key.variable() + "` |");
        }
        for (ExitCode code : ExitCode.values()) {
            assertThat(guide).contains("| " + code.number() + " | ");
        }
    }
}
