package dev.assay.checks;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The floors of the house: who may use whom. The text behind these rules is docs/decisions/0001-floors.md. */
class ArchitectureTest {

    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.assay");

    @Test
    void the_rules_look_at_real_classes() {
        for (String module : List.of("ledger", "rego", "inputs", "core", "cli")) {
            assertThat(HOUSE.stream()
                            .filter(type -> type.getPackageName().startsWith("dev.assay." + module))
                            .count())
                    .as("classes of " + module)
                    .isGreaterThan(5);
        }
    }

    @Test
    void the_ledger_stands_alone() {
        check(classes()
                .that()
                .resideInAPackage("dev.assay.ledger..")
                .should()
                .onlyDependOnClassesThat(inAny(
                        "dev.assay.ledger..",
                        "java.",
                        "javax.crypto",
                        "org.jspecify",
                        "tools.jackson.core",
                        "org.erdtman.jcs"))
                .because("an auditor reads it alone: the JDK, jackson-core and one canonical-JSON library"));
    }

    @Test
    void rego_stands_alone() {
        check(noClasses()
                .that()
                .resideInAPackage("dev.assay.rego..")
                .should()
                .dependOnClassesThat(inHouseBut("dev.assay.rego"))
                .because("the engine is worth having without the rest of Assay"));
    }

    @Test
    void inputs_stand_alone() {
        check(noClasses()
                .that()
                .resideInAPackage("dev.assay.inputs..")
                .should()
                .dependOnClassesThat(inHouseBut("dev.assay.inputs"))
                .because("a parser knows its format and nothing of who asks"));
    }

    @Test
    void values_and_the_tree_know_nothing_of_evaluation() {
        check(classes()
                .that()
                .resideInAnyPackage("dev.assay.rego.value..")
                .should()
                .onlyDependOnClassesThat(inAny("dev.assay.rego.value..", "java.", "org.jspecify"))
                .because("values are the ground that all of the engine stands on"));
    }

    @Test
    void core_uses_the_ground_floor_and_nothing_above() {
        check(classes()
                .that()
                .resideInAPackage("dev.assay.core..")
                .should()
                .onlyDependOnClassesThat(inAny(
                        "dev.assay.core..",
                        "dev.assay.inputs..",
                        "dev.assay.ledger..",
                        "dev.assay.rego..",
                        "java.",
                        "javax.crypto",
                        "org.jspecify",
                        "org.snakeyaml.engine",
                        "tools.jackson.core"))
                .because("core is logic and ports"));
    }

    @Test
    void only_the_command_line_speaks_picocli_and_serves_http() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage("dev.assay.cli..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("picocli..", "com.sun.net.httpserver..")
                .because("below it nothing has a user interface"));
    }

    @Test
    void the_network_is_asked_in_few_places() {
        check(
                noClasses()
                        .that()
                        .resideOutsideOfPackages(
                                "dev.assay.cli..", "dev.assay.inputs.oci..", "dev.assay.rego.builtin.network..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("java.net.http..")
                        .because(
                                "ledger and core have no network; bundles come from registries, and http.send is off by default"));
    }

    @Test
    void nobody_speaks_sql() {
        check(noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql..")
                .because("there is no database; when there is one, only the store will speak to it"));
    }

    @Test
    void packages_have_no_cycles() {
        for (String module : List.of("ledger", "rego", "inputs", "core", "cli")) {
            check(slices().matching("dev.assay." + module + ".(**)")
                    .should()
                    .beFreeOfCycles()
                    .because("a package that needs another one back is one package"));
        }
    }

    /** Types of the house outside one module. */
    private static DescribedPredicate<JavaClass> inHouseBut(String module) {
        return DescribedPredicate.describe("are in another module of the house", type -> {
            String name = type.getBaseComponentType().getPackageName();
            return name.startsWith("dev.assay.") && !name.equals(module) && !name.startsWith(module + ".");
        });
    }

    private static void check(ArchRule rule) {
        rule.allowEmptyShould(false).check(HOUSE);
    }

    /**
     * Classes of packages that are, or start with, one of these names; a name ending in two dots takes in its
     * subpackages.
     */
    private static DescribedPredicate<JavaClass> inAny(String... names) {
        return DescribedPredicate.describe("are in " + String.join(", ", names), type -> {
            String name = type.getBaseComponentType().getPackageName();
            if (name.isEmpty()) {
                return true; // primitive types and arrays of them
            }
            for (String allowed : names) {
                String base = allowed.replaceAll("\\.+$", "");
                if (name.equals(base) || name.startsWith(base + ".")) {
                    return true;
                }
            }
            return false;
        });
    }
}
