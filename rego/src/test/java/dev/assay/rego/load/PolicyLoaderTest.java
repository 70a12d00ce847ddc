package dev.assay.rego.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.rego.ast.Source;
import dev.assay.testkit.Feature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Feature(value = "GAT-01", partial = "a decision is not yet signed evidence")
class PolicyLoaderTest {

    @TempDir
    private Path folder;

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private Loaded load(String... paths) {
        return PolicyLoader.load(Loading.files(folder, List.of(paths)));
    }

    @Test
    void a_folder_gives_policies_and_data_below_the_names_of_its_folders() throws IOException {
        write("p/a.rego", "package a");
        write("p/sub/b.rego", "package b");
        write("p/sub/x.json", "{\"one\": 1}");
        write("p/y.yaml", "two: [2]\n");
        write("p/readme.md", "nothing");
        Loaded loaded = load("p");
        assertThat(loaded.sources()).extracting(Source::name).containsExactly("p/a.rego", "p/sub/b.rego");
        assertThat(loaded.data()).hasToString("{\"sub\": {\"one\": 1}, \"two\": [2]}");
    }

    @Test
    void the_current_folder_is_not_part_of_names() throws IOException {
        write("a.rego", "package a");
        assertThat(load(".").sources()).extracting(Source::name).containsExactly("a.rego");
        assertThat(load("./a.rego").sources()).extracting(Source::name).containsExactly("./a.rego");
    }

    @Test
    void data_can_be_left_out() throws IOException {
        write("p/a.rego", "package a");
        write("p/x.json", "no data of ours");
        Loaded loaded = PolicyLoader.load(new Loading(folder, List.of("p"), false, true, List.of()));
        assertThat(loaded.sources()).hasSize(1);
        assertThat(loaded.data().size()).isZero();
    }

    @Test
    void a_prefix_says_where_data_stands() throws IOException {
        write("x.json", "{\"one\": 1}");
        assertThat(load("a.b:x.json").data()).hasToString("{\"a\": {\"b\": {\"one\": 1}}}");
    }

    @Test
    void names_can_be_left_out() throws IOException {
        write("p/a.rego", "package a");
        write("p/a_test.rego", "package a_test");
        write("p/.hidden/b.rego", "package b");
        Loading loading = new Loading(folder, List.of("p"), false, false, List.of("*_test.rego", ".*"));
        assertThat(PolicyLoader.load(loading).sources())
                .extracting(Source::name)
                .containsExactly("p/a.rego");
    }

    @Test
    void everything_that_is_wrong_is_told_together() throws IOException {
        write("p/bad.json", "{");
        write("p/one.json", "{\"a\": 1}");
        write("p/two.json", "{\"a\": 2}");
        Files.write(folder.resolve("p/latin.rego"), new byte[] {'p', (byte) 0xe4});
        assertThatThrownBy(() -> load("p", "nowhere", "x.txt"))
                .isInstanceOfSatisfying(
                        LoadException.class,
                        fault -> assertThat(fault.problems())
                                .hasSize(5)
                                .anyMatch(problem -> problem.startsWith("p/bad.json: "))
                                .contains(
                                        "p/latin.rego: not UTF-8 text",
                                        "p/two.json: merge error at data.a",
                                        "nowhere: no such file or folder",
                                        "x.txt: no such file or folder"));
    }

    @Test
    void a_bundle_has_data_files_of_one_name_within_its_roots() throws IOException {
        write("b/.manifest", "{\"roots\": [\"a\"]}");
        write("b/a/data.json", "{\"x\": 1}");
        write("b/a/other.json", "{\"y\": 1}");
        write("b/p.rego", "package a.p");
        Loaded loaded = PolicyLoader.load(new Loading(folder, List.of("b"), true, false, List.of()));
        assertThat(loaded.data()).hasToString("{\"a\": {\"x\": 1}}");
        write("b/c/data.yaml", "z: 1");
        assertThatThrownBy(() -> PolicyLoader.load(new Loading(folder, List.of("b"), true, false, List.of())))
                .isInstanceOf(LoadException.class)
                .hasMessageContaining("manifest roots [a] do not permit data at path '/c'");
    }

    @Test
    void an_archive_is_a_bundle() throws IOException {
        archive("b.tar.gz", "/a/data.json", "{\"x\": 1}", "/p.rego", "package p", "/notes.txt", "none");
        Loaded loaded = load("b.tar.gz");
        assertThat(loaded.sources()).extracting(Source::name).containsExactly("b.tar.gz/p.rego");
        assertThat(loaded.data()).hasToString("{\"a\": {\"x\": 1}}");
    }

    @Test
    void an_archive_cannot_lead_out_of_itself_nor_lie_about_its_size() throws IOException {
        archive("out.tar.gz", "../../etc/p.rego", "package p");
        assertThatThrownBy(() -> load("out.tar.gz")).hasMessageContaining("leads out of it");
        Files.writeString(folder.resolve("none.tar.gz"), "not gzip");
        assertThatThrownBy(() -> load("none.tar.gz")).hasMessageContaining("not a bundle");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(folder.resolve("big.tar.gz")))) {
            out.write(header("p.rego", 0_77777777777L));
        }
        assertThatThrownBy(() -> load("big.tar.gz")).hasMessageContaining("FILE_BYTES_MAX=");
    }

    private void archive(String name, String... files) throws IOException {
        ByteArrayOutputStream tar = new ByteArrayOutputStream();
        for (int i = 0; i < files.length; i += 2) {
            byte[] content = files[i + 1].getBytes(StandardCharsets.UTF_8);
            tar.write(header(files[i], content.length));
            tar.write(Arrays.copyOf(content, (content.length + 511) / 512 * 512));
        }
        tar.write(new byte[1024]);
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(folder.resolve(name)))) {
            tar.writeTo(out);
        }
    }

    private static byte[] header(String name, long size) {
        byte[] header = new byte[512];
        byte[] text = name.getBytes(StandardCharsets.UTF_8);
        System.arraycopy(text, 0, header, 0, text.length);
        byte[] digits = String.format("%011o", size).getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(digits, 0, header, 124, digits.length);
        header[156] = '0';
        return header;
    }
}
