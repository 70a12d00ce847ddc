package dev.assay.cli.rego;

import dev.assay.cli.command.OutputFormat;
import dev.assay.cli.command.Session;
import dev.assay.rego.run.EvaluationException;
import dev.assay.rego.test.TestCase;
import dev.assay.rego.test.TestRun;
import dev.assay.rego.test.TestSettings;
import java.io.IOException;
import java.util.Locale;

/** Measures tests, one after another. */
final class TestBenchmark {
    private final Session session;
    private final TestRun run;
    private final TestSettings settings;
    private final OutputFormat format;
    private final int count;

    TestBenchmark(Session session, TestRun run, TestSettings settings, OutputFormat format, int count) {
        this.session = session;
        this.run = run;
        this.settings = settings;
        this.format = format;
        this.count = count;
    }

    void run() throws IOException {
        for (TestCase test : run.chosen(settings)) {
            for (int i = 0; i < count && !test.skipped(); i++) {
                try {
                    Measurement measured = Measurement.of(run.query(test), settings.evaluation());
                    session.println(name(test) + "\t" + measured.line());
                } catch (EvaluationException e) {
                    session.println(test.fullName() + ": ERROR\n  " + e.getMessage());
                }
            }
        }
    }

    /** In the format of Go each word of a name begins with a capital. */
    private String name(TestCase test) {
        if (format != OutputFormat.GOBENCH) {
            return test.fullName();
        }
        StringBuilder name = new StringBuilder("Benchmark");
        for (String word : test.fullName().replace('_', '.').split("\\.", -1)) {
            if (!word.isEmpty()) {
                name.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
            }
        }
        return name.toString();
    }
}
