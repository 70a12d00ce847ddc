package dev.assay.core.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.core.fault.AssayException;
import dev.assay.core.fault.ErrorCode;
import dev.assay.testkit.Fuzz;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AssayHomeTest {

    @TempDir
    Path project = Path.of("");

    @Test
    void a_new_home_ignores_itself_and_names_its_format() {
        AssayHome home = AssayHome.openOrCreate(project);

        assertThat(home.folder().resolve(".gitignore")).hasContent("*\n");
        assertThat(home.folder().resolve("format")).hasContent("1\n");
        assertThat(home.log()).isEqualTo(project.resolve(".assay/log").toAbsolutePath());
    }

    @Test
    void a_home_is_found_from_below() throws IOException {
        assertThat(AssayHome.discover(project)).isEmpty();
        AssayHome.openOrCreate(project);
        Path below = Files.createDirectories(project.resolve("a/b/c"));

        assertThat(AssayHome.discover(below))
                .isPresent()
                .get()
                .satisfies(home -> assertThat(home.folder())
                        .isEqualTo(project.resolve(".assay").toAbsolutePath()));
    }

    @Test
    void several_may_make_a_home_at_once() throws Exception {
        List<Future<AssayHome>> homes = new ArrayList<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 8; i++) {
                homes.add(pool.submit(() -> AssayHome.openOrCreate(project)));
            }
        }
        for (Future<AssayHome> home : homes) {
            assertThat(home.get().folder().resolve("format")).hasContent("1\n");
        }
    }

    @Test
    void a_newer_format_is_refused_with_the_version_that_reads_it() throws IOException {
        Path folder = AssayHome.openOrCreate(project).folder();

        Files.writeString(folder.resolve("format"), "2\nneeds assay 0.7.0\n");
        assertUnknown("is of format 2; this version knows formats up to 1", "use assay 0.7.0 or newer");
        Files.writeString(folder.resolve("format"), "3\n");
        assertUnknown("is of format 3", "use a newer version of assay");
        for (String broken : new String[] {"", "one", "0\n", "-1\n", "1x", "1\nneeds something\n", "9".repeat(50)}) {
            Files.writeString(folder.resolve("format"), broken);
            assertUnknown("does not begin with a number", "restore it");
        }
    }

    @Test
    void an_older_home_is_brought_up_to_date_one_step_after_the_other() throws IOException {
        Path folder = AssayHome.openOrCreate(project).folder();
        HomeFormat future = new HomeFormat(List.of(new AddFile(1, "0.5.0"), new AddFile(2, "0.7.0")));

        future.bringUpToDate(folder);
        future.bringUpToDate(folder);

        assertThat(folder.resolve("format")).hasContent("3\nneeds assay 0.7.0\n");
        assertThat(folder.resolve("from-1")).hasContent("once");
        assertThat(folder.resolve("from-2")).hasContent("once");
        assertUnknown("is of format 3; this version knows formats up to 1", "use assay 0.7.0 or newer");
    }

    @Test
    void a_step_that_fails_leaves_a_home_that_goes_on_from_there() throws IOException {
        Path folder = AssayHome.openOrCreate(project).folder();
        UpgradeStep failing = new AddFile(2, "0.7.0") {
            @Override
            public void apply(Path home) throws IOException {
                throw new IOException("disk full");
            }
        };

        assertThatThrownBy(() -> new HomeFormat(List.of(new AddFile(1, "0.5.0"), failing)).bringUpToDate(folder))
                .hasMessageContaining("disk full");
        assertThat(folder.resolve("format")).hasContent("2\nneeds assay 0.5.0\n");
        new HomeFormat(List.of(new AddFile(1, "0.5.0"), new AddFile(2, "0.7.0"))).bringUpToDate(folder);
        assertThat(folder.resolve("from-1")).as("not run again").hasContent("once");
        assertThat(folder.resolve("format")).hasContent("3\nneeds assay 0.7.0\n");
    }

    @Test
    void steps_follow_each_other() {
        assertThatThrownBy(() -> new HomeFormat(List.of(new AddFile(2, "0.5.0"))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void damaged_format_files_are_read_or_refused() {
        Path folder = AssayHome.openOrCreate(project).folder();
        Fuzz.ofText("format", "1\n")
                .refusing(AssayException.class)
                .withWords("needs assay 0.1.0")
                .run(bytes -> {
                    try {
                        Files.write(folder.resolve("format"), bytes);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                    AssayHome.open(folder);
                });
    }

    private void assertUnknown(String what, String next) {
        assertThatThrownBy(() -> AssayHome.discover(project)).isInstanceOfSatisfying(AssayException.class, e -> {
            assertThat(e.code()).isEqualTo(ErrorCode.HOME_FORMAT_UNKNOWN);
            assertThat(e.what()).contains(what);
            assertThat(e.next()).contains(next);
        });
    }

    /** Writes a file that says how often it was run. */
    private static class AddFile implements UpgradeStep {
        private final int from;
        private final String version;

        AddFile(int from, String version) {
            this.from = from;
            this.version = version;
        }

        @Override
        public int from() {
            return from;
        }

        @Override
        public String neededVersion() {
            return version;
        }

        @Override
        public void apply(Path home) throws IOException {
            Path file = home.resolve("from-" + from);
            Files.writeString(file, Files.exists(file) ? "twice" : "once");
        }
    }
}
