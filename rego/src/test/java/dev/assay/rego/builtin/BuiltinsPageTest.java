package dev.assay.rego.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.rego.builtin.catalogue.Builtins;
import dev.assay.testkit.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** {@code docs/rego.md} lists the builtins that there are, and says of each impure one what it depends on. */
class BuiltinsPageTest {

    private static final String BEGIN = "<!-- builtins: begin -->\n";
    private static final String END = "<!-- builtins: end -->";
    private static final Pattern IMPURE_ROW = Pattern.compile("(?m)^\\| `([a-z0-9_.]+)` \\|");

    @Test
    void the_page_lists_every_builtin() throws IOException {
        String page = page();
        assertThat(page.substring(page.indexOf(BEGIN) + BEGIN.length(), page.indexOf(END)))
                .isEqualTo(list());
    }

    @Test
    void the_page_says_what_the_impure_ones_depend_on() throws IOException {
        TreeSet<String> told = new TreeSet<>();
        Matcher rows = IMPURE_ROW.matcher(page());
        while (rows.find()) {
            told.add(rows.group(1));
        }
        List<String> impure = Builtins.all().stream()
                .filter(builtin -> !builtin.pure())
                .map(Builtin::name)
                .toList();
        assertThat(told).containsExactlyElementsOf(new TreeSet<>(impure));
    }

    /** The names by what stands before their first dot. */
    private static String list() {
        Map<String, TreeSet<String>> groups = new TreeMap<>();
        for (String name : Builtins.names()) {
            int dot = name.indexOf('.');
            groups.computeIfAbsent(dot < 0 ? "" : name.substring(0, dot), _ -> new TreeSet<>())
                    .add(name);
        }
        StringBuilder list = new StringBuilder();
        groups.forEach((group, names) -> list.append("- ")
                .append(group.isEmpty() ? "without a prefix" : "`" + group + "`")
                .append(": ")
                .append(names.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", ")))
                .append('\n'));
        return list.toString();
    }

    private static String page() throws IOException {
        return Files.readString(Checkout.root().resolve("docs/rego.md"));
    }
}
