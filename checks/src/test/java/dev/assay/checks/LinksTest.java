package dev.assay.checks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.testkit.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Links in the documents lead to files that are there. */
class LinksTest {

    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#\\s]+)[^)]*\\)");

    @Test
    void links_between_documents_lead_somewhere() throws IOException {
        List<Path> pages = new ArrayList<>();
        Path root = Checkout.root();
        for (Path folder : List.of(root, root.resolve("docs"), root.resolve("docs/decisions"))) {
            try (Stream<Path> files = Files.list(folder)) {
                files.filter(file -> file.toString().endsWith(".md")).forEach(pages::add);
            }
        }
        assertThat(pages).hasSizeGreaterThan(8);
        List<String> dead = new ArrayList<>();
        int links = 0;
        for (Path page : pages) {
            Matcher link = LINK.matcher(Files.readString(page));
            while (link.find()) {
                String target = link.group(1);
                links++;
                if (!target.contains("://") && !Files.exists(page.resolveSibling(target))) {
                    dead.add(root.relativize(page) + ": " + target);
                }
            }
        }
        assertThat(links).isPositive();
        assertThat(dead).isEmpty();
    }
}
