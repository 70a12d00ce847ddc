package dev.assay.cli.build;

import dev.assay.ledger.intoto.DigestSet;
import dev.assay.ledger.intoto.Statement;
import dev.assay.ledger.intoto.Subject;
import dev.assay.ledger.json.Json;
import dev.assay.ledger.json.JsonArray;
import dev.assay.ledger.json.JsonBoolean;
import dev.assay.ledger.json.JsonObject;
import dev.assay.ledger.json.JsonString;
import dev.assay.ledger.json.Timestamp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes in-toto statements about a build from what is on disk. */
public final class BuildStatements {

    /** Predicate type of what was built (SLSA provenance v1). */
    public static final String PROVENANCE = "https://slsa.dev/provenance/v1";
    /** Predicate type of a test run (in-toto test-result). */
    public static final String TEST_RESULT = "https://in-toto.io/attestation/test-result/v0.1";
    /** Predicate type of a source file at a commit. */
    public static final String SOURCE = "https://assay.dev/supply/source-file/v1";

    private static final String BUILD_TYPE = "https://assay.dev/build/mvn/v1";
    /** Somebody's own machine: nobody vouches for it. */
    private static final String BUILDER = "https://assay.dev/builder/local/v1";

    private final BuildTree tree;

    /** Statements about this tree. */
    public BuildStatements(BuildTree tree) {
        this.tree = tree;
    }

    /** Takes statements. */
    @FunctionalInterface
    public interface Taker {
        /**
         * One statement.
         *
         * @return whether to go on
         */
        boolean take(Statement statement) throws IOException, InterruptedException;
    }

    /** Gives all statements: jars, test results, classes, sources, each kind in the order of its paths. */
    public void forEach(Taker taker) throws IOException, InterruptedException {
        boolean more = true;
        for (Path jar : tree.jars()) {
            more = more && taker.take(provenance(jar));
        }
        for (Path report : tree.reports()) {
            for (Statement statement : more ? testResults(report) : List.<Statement>of()) {
                more = more && taker.take(statement);
            }
        }
        for (Path type : more ? tree.classes() : List.<Path>of()) {
            more = more && taker.take(provenance(type));
        }
        for (Path source : more ? tree.sources() : List.<Path>of()) {
            more = more && taker.take(source(source));
        }
    }

    private Subject subject(Path file) throws IOException {
        return Subject.of(
                tree.name(file), DigestSet.of("sha256", BuildTree.digest(file).hex()));
    }

    private Statement provenance(Path file) throws IOException {
        JsonObject.Builder definition = JsonObject.build()
                .put("buildType", BUILD_TYPE)
                .put("externalParameters", JsonObject.EMPTY)
                .put(
                        "internalParameters",
                        JsonObject.build()
                                .put("workingTreeClean", new JsonBoolean(tree.clean()))
                                .done());
        commit().ifPresent(commit -> definition.put("resolvedDependencies", new JsonArray(List.of(commit))));
        Instant written = Files.getLastModifiedTime(file).toInstant();
        JsonObject run = JsonObject.build()
                .put("builder", JsonObject.build().put("id", BUILDER).done())
                .put(
                        "metadata",
                        JsonObject.build()
                                .put("finishedOn", Timestamp.format(written))
                                .done())
                .done();
        return new Statement(
                List.of(subject(file)),
                PROVENANCE,
                JsonObject.build()
                        .put("buildDefinition", definition.done())
                        .put("runDetails", run)
                        .done());
    }

    private Optional<Json> commit() {
        return tree.commit()
                .map(hash -> JsonObject.build()
                        .put("name", "source")
                        .put("digest", JsonObject.build().put("gitCommit", hash).done())
                        .done());
    }

    private List<Statement> testResults(Path file) throws IOException {
        TestReport report = TestReport.read(file);
        Subject subject = subject(file);
        List<Statement> statements = new ArrayList<>();
        for (TestReport.Case one : report.cases()) {
            if (one.outcome() != TestReport.Outcome.SKIPPED) {
                statements.add(new Statement(List.of(subject), TEST_RESULT, result(report, one)));
            }
        }
        return statements;
    }

    private JsonObject result(TestReport report, TestReport.Case one) {
        boolean passed = one.outcome() == TestReport.Outcome.PASSED;
        List<Json> name = List.of(new JsonString(one.type() + "." + one.name()));
        List<Json> configuration = new ArrayList<>();
        configuration.add(JsonObject.build().put("name", report.suite()).done());
        commit().ifPresent(configuration::add);
        return JsonObject.build()
                .put("result", one.outcome().name())
                .put("configuration", new JsonArray(configuration))
                .put("passedTests", new JsonArray(passed ? name : List.of()))
                .put("warnedTests", new JsonArray(List.of()))
                .put("failedTests", new JsonArray(passed ? List.of() : name))
                .done();
    }

    private Statement source(Path file) throws IOException {
        JsonObject.Builder predicate = JsonObject.build().put("workingTreeClean", new JsonBoolean(tree.clean()));
        tree.commit().ifPresent(hash -> predicate.put("gitCommit", hash));
        return new Statement(List.of(subject(file)), SOURCE, predicate.done());
    }
}
