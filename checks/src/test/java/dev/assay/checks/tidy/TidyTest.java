package dev.assay.checks.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.testkit.Checkout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The house is tidy. Each rule says what to do instead. */
class TidyTest {

    private static final int LINE_CHARS_MAX = 120;
    private static final int QUOTED_LINE_CHARS_MAX = 140;
    private static final Pattern UNDIVIDED = Pattern.compile("\\S{60}");
    private static final int FILE_LINES_MAX = 400;

    /** Words that have no place in any file, with the reason. Written in parts, so that this file passes too. */
    private static final Map<Pattern, String> WORDS = Map.of(
            Pattern.compile("\\b(TO" + "DO|FIX" + "ME|XX" + "X)\\b"), "do it now, or write an issue",
            Pattern.compile("(^|[\\s\"'=:(])/(wo" + "rk|ro" + "ot|ho" + "me/[a-z])/"), "a path of one machine",
            Pattern.compile("/usr/lib/" + "jvm/[a-z0-9]"), "a path of one machine",
            Pattern.compile("(repo1?\\.mav" + "en\\.|proxy\\.gol" + "ang\\.org|registry\\.np" + "mjs|py" + "pi\\.org)"),
                    "the host of a package registry; the tools know them",
            Pattern.compile("@Dis" + "abled\\b"), "a test that does not run; repair it or remove it");

    private static final Set<String> FREE_TEXT = Set.of("LICENSE", "go.sum");

    @Test
    void java_sources_follow_the_rules() throws IOException {
        List<Path> files = Sources.java();
        assertThat(files).hasSizeGreaterThan(50);
        assertThat(JavaRules.check(files)).isEmpty();
    }

    @Test
    void lines_and_files_have_an_end() throws IOException {
        List<String> wrong = new ArrayList<>();
        for (Path file : Sources.java()) {
            List<String> lines = Sources.lines(file).orElseThrow();
            if (lines.size() > FILE_LINES_MAX) {
                wrong.add(file + ": " + lines.size() + " lines, more than " + FILE_LINES_MAX + ": divide it");
            }
            for (int i = 0; i < lines.size(); i++) {
                if (isTooLong(lines.get(i))) {
                    wrong.add(file + ":" + (i + 1) + ": longer than " + LINE_CHARS_MAX + " characters");
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    /** A text in quotes or a word that cannot be divided may stand out a little. */
    private static boolean isTooLong(String line) {
        int max = line.contains("\"") || UNDIVIDED.matcher(line).find() ? QUOTED_LINE_CHARS_MAX : LINE_CHARS_MAX;
        return line.length() > max;
    }

    @Test
    void no_file_has_words_that_do_not_belong_in_it() throws IOException {
        List<String> wrong = new ArrayList<>();
        for (Path file : Sources.all()) {
            if (!FREE_TEXT.contains(String.valueOf(file.getFileName()))) {
                List<String> lines = Sources.lines(file).orElse(List.of());
                for (int i = 0; i < lines.size(); i++) {
                    wrong.addAll(words(file + ":" + (i + 1), lines.get(i)));
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static List<String> words(String place, String line) {
        return WORDS.entrySet().stream()
                .filter(word -> word.getKey().matcher(line).find())
                .map(word -> place + ": " + word.getValue() + ": " + line.strip())
                .toList();
    }

    @Test
    void every_package_says_what_it_is_for_and_is_null_marked() throws IOException {
        Map<String, Set<Path>> packages = new TreeMap<>();
        for (Path file : Sources.java()) {
            Path folder = file.getParent();
            if (folder != null) {
                String module = file.getName(0).toString();
                String name = folder.toString().replaceFirst(".*/src/[a-z]+/java/", "");
                packages.computeIfAbsent(module + ":" + name, _ -> new TreeSet<>())
                        .add(folder);
            }
        }
        List<String> wrong = new ArrayList<>();
        for (Map.Entry<String, Set<Path>> entry : packages.entrySet()) {
            if (entry.getValue().stream().noneMatch(TidyTest::isMarked)) {
                wrong.add(entry.getKey() + ": needs a package-info.java with Javadoc and @NullMarked");
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static boolean isMarked(Path folder) {
        Path info = Checkout.root().resolve(folder).resolve("package-info.java");
        try {
            return Files.exists(info)
                    && Files.readString(info).contains("@NullMarked\n")
                    && Files.readString(info).startsWith("/**");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void the_rules_find_what_they_look_for(@TempDir Path folder) throws IOException {
        assertThat(words("x:1", "a // " + "TO" + "DO later")).hasSize(1);
        assertThat(words("x:1", "cd \"/wo" + "rk/main\"")).hasSize(1);
        assertThat(words("x:1", "https://repo.mav" + "en.apache.org/x")).hasSize(1);
        assertThat(words("x:1", "the framework/main")).isEmpty();
        Path planted = Files.createDirectories(folder.resolve("cli/src/main")).resolve("PlantedUtil.java");
        String body = "int n;\n".repeat(JavaRules.METHOD_LINES_MAX);
        Files.writeString(planted, """
                class PlantedUtil {
                    Object a = java.time.Instant.now();
                    Object b = Instant.now();
                    Object c = Instant.now(clock);
                    Object d = new Random();
                    void e() throws Exception { Thread.sleep(1); System.out.print("x".getBytes()); }
                    void f() {
                """ + body + "}\n}\n");
        List<String> found = JavaRules.check(List.of(planted));
        assertThat(found).hasSize(2).allMatch(line -> line.contains("PlantedUtil") || line.contains("f is longer"));
        assertThat(Banned.CALLS.stream()
                        .filter(rule -> List.of("Instant.now/0", "new Random", "Thread.sleep/1", "System.out").stream()
                                .anyMatch(call -> rule.call().matcher(call).matches())))
                .hasSize(4);
        assertThat(Banned.CALLS)
                .noneMatch(rule -> rule.call().matcher("Instant.now/1").matches());
    }
}
