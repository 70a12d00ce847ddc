package dev.assay.core.policy.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.core.fault.AssayException;
import dev.assay.rego.ast.Source;
import dev.assay.rego.value.ObjectValue;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilesTest {

    @TempDir
    Path folder;

    private final Problems problems = new Problems();

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    @Test
    void policies_come_in_the_order_of_their_names_and_tests_only_on_request() throws IOException {
        write("p/b.rego", "package b");
        write("p/a/z.rego", "package a");
        write("p/a/z_test.rego", "package a");
        write("p/readme.md", "no policy");
        List<NamedFile> paths = List.of(NamedFile.of(folder, "p"), NamedFile.of(folder, "p/b.rego"));
        assertThat(PolicyFiles.read(paths, false, problems))
                .extracting(Source::name)
                .containsExactly("p/a/z.rego", "p/b.rego");
        assertThat(PolicyFiles.read(paths, true, problems)).hasSize(3);
        assertThat(problems.all()).isEmpty();
    }

    @Test
    void what_cannot_be_read_is_collected() throws IOException {
        Files.createDirectories(folder.resolve("p"));
        Files.write(folder.resolve("p/bad.rego"), new byte[] {(byte) 0xc3, (byte) 0x28});
        Files.createSymbolicLink(folder.resolve("p/gone.rego"), Path.of("nowhere"));
        Files.createSymbolicLink(folder.resolve("p/self"), Path.of("."));
        assertThat(PolicyFiles.read(List.of(NamedFile.of(folder, "p")), false, problems))
                .isEmpty();
        assertThat(problems.all())
                .containsExactly("p/gone.rego: is a link that leads nowhere", "p/bad.rego: is not UTF-8 text");
    }

    @Test
    void data_stands_below_its_folders_and_is_merged() throws IOException {
        write("d/a/one.yaml", "x: 1\nlist: [1]\n");
        write("d/a/two.json", "{\"y\": {\"z\": true}}");
        write("d/root.yml", "top: t\n");
        ObjectValue data = DataFiles.read(folder, List.of("d", "p.q:d/root.yml"), problems);
        assertThat(data)
                .hasToString("{\"a\": {\"list\": [1], \"x\": 1, \"y\": {\"z\": true}}, "
                        + "\"p\": {\"q\": {\"top\": \"t\"}}, \"top\": \"t\"}");
        assertThat(problems.all()).isEmpty();
    }

    @Test
    void data_that_contradicts_or_is_no_object_is_a_problem() throws IOException {
        write("d/a.yaml", "x: 1\n");
        write("d/b.yaml", "x: 2\n");
        write("d/c.yaml", "- 1\n");
        write("d/e.yaml", "x: [\n");
        DataFiles.read(folder, List.of("d"), problems);
        assertThat(problems.all()).hasSize(3);
        assertThat(problems.text())
                .startsWith("3 problems:")
                .contains("d/b.yaml: says something else of data.x than a file before it")
                .contains("d/c.yaml: data must be an object at its top")
                .contains("d/e.yaml:");
    }

    @Test
    void inputs_are_files_as_named_and_known_ones_of_folders() throws IOException {
        write("in/a.yaml", "");
        write("in/skip/b.json", "{}");
        write("in/notes.txt", "");
        write("odd.txt", "");
        List<NamedFile> found = InputFiles.find(
                folder, List.of("in", "", "odd.txt", "in/a.yaml", "-"), name -> name.contains("skip"), problems);
        assertThat(found).extracting(NamedFile::name).containsExactly("in/a.yaml", "odd.txt", "-");
        InputFiles.find(folder, List.of("missing"), _ -> false, problems);
        assertThat(problems.all()).containsExactly("missing: no such file or folder");
    }

    @Test
    void a_bundle_gives_its_policies_and_data() throws IOException {
        byte[] bundle = gzip(concat(
                entry("/policy/a.rego", '0', "package a"),
                entry("policy/", '5', ""),
                entry(".manifest", '0', "{}"),
                entry("data.json", '0', "{}"),
                new byte[1024]));
        assertThat(BundleFile.isBundle(bundle)).isTrue();
        Map<String, byte[]> files = BundleFile.read("bundle.tar.gz", bundle);
        assertThat(files).containsOnlyKeys("policy/a.rego", "data.json");
        assertThat(new String(files.get("policy/a.rego"), StandardCharsets.UTF_8))
                .isEqualTo("package a");
        for (int cut = 12; cut < bundle.length; cut += 7) {
            byte[] damaged = Arrays.copyOf(bundle, cut);
            assertThatThrownBy(() -> BundleFile.read("bundle.tar.gz", damaged)).isInstanceOf(AssayException.class);
        }
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }

    private static byte[] concat(byte[]... parts) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.write(part);
        }
        return out.toByteArray();
    }

    /** A header of the ustar format and the content, filled up to whole blocks. */
    private static byte[] entry(String name, char type, String content) {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        byte[] block = new byte[512 + (bytes.length + 511) / 512 * 512];
        byte[] named = name.getBytes(StandardCharsets.UTF_8);
        System.arraycopy(named, 0, block, 0, named.length);
        byte[] size = String.format("%011o", bytes.length).getBytes(StandardCharsets.UTF_8);
        System.arraycopy(size, 0, block, 124, size.length);
        block[156] = (byte) type;
        System.arraycopy(bytes, 0, block, 512, bytes.length);
        return block;
    }
}
