package dev.assay.rego.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.rego.ast.Module;
import dev.assay.rego.ast.Module.Version;
import dev.assay.rego.ast.Source;
import dev.assay.rego.ast.json.AstJson;
import dev.assay.rego.ast.json.AstOutline;
import dev.assay.rego.parse.Parser;
import dev.assay.rego.parse.PublishedModules;
import dev.assay.testkit.Checkout;
import dev.assay.testkit.Feature;
import dev.assay.testkit.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tree and the layout of published modules, beside those of OPA itself. */
@Feature(value = "GAT-01", partial = "a decision is not yet signed evidence")
@Tag("peers")
class OpaSourcePeerTest {
    /** OPA is asked once a file for trees, so only every so manieth is compared. */
    private static final int STRIDE = 12;

    /**
     * Modules that OPA lays out so that they mean another thing: it drops the parentheses of {@code (x in y)} within
     * another {@code in}.
     */
    private static final int MEANING_CHANGED = 1;

    @TempDir
    Path folder;

    @Test
    void opa_lays_out_published_modules_the_same() throws IOException, InterruptedException {
        List<Source> modules = PublishedModules.modules();
        for (Source module : modules) {
            Files.writeString(folder.resolve(module.name()), module.text());
        }
        run("fmt", "--write", folder.toString());
        List<String> different = new ArrayList<>();
        for (Source module : modules) {
            String theirs = Files.readString(folder.resolve(module.name()));
            if (!Formatter.format(module, Version.V1).equals(theirs)) {
                different.add(module.text());
            }
        }
        assertThat(different).hasSize(MEANING_CHANGED);
        assertThat(different.getFirst()).contains("(2 in {\"bar\": 2}) in");
    }

    @Test
    void opa_makes_the_same_trees() throws IOException, InterruptedException {
        List<Source> modules = PublishedModules.modules();
        int compared = 0;
        for (int i = 0; i < modules.size(); i += STRIDE) {
            Path file = folder.resolve(modules.get(i).name());
            Files.writeString(file, modules.get(i).text());
            Module module =
                    Parser.module(new Source(file.toString(), modules.get(i).text()), Version.V1);
            String places = run("parse", "--format=json", "--json-include=locations,comments", file.toString());
            assertThat(AstJson.of(module, true, true) + "\n").isEqualTo(places);
            String outline = run("parse", file.toString());
            assertThat(AstOutline.of(module, true)).isEqualTo(outline);
            compared++;
        }
        assertThat(compared).isGreaterThan(150);
    }

    private static String run(String... arguments) throws IOException, InterruptedException {
        return Program.at(Checkout.peer("opa"), arguments).run().expect(0).text();
    }
}
