package dev.assay.cli.policy;

import dev.assay.cli.command.OutputFormat;
import dev.assay.cli.command.Session;
import dev.assay.cli.command.Version;
import dev.assay.core.policy.CheckResult;
import dev.assay.core.policy.output.ConftestAzureDevOps;
import dev.assay.core.policy.output.ConftestGitHub;
import dev.assay.core.policy.output.ConftestJson;
import dev.assay.core.policy.output.ConftestSarif;
import dev.assay.core.policy.output.ConftestText;
import dev.assay.core.policy.output.FindingAzureDevOps;
import dev.assay.core.policy.output.FindingGitHub;
import dev.assay.core.policy.output.FindingJson;
import dev.assay.core.policy.output.FindingSarif;
import dev.assay.core.policy.output.FindingText;
import dev.assay.core.policy.output.JUnit;
import dev.assay.core.policy.output.ResultWriter;
import dev.assay.core.policy.output.Table;
import dev.assay.core.policy.output.Tap;
import dev.assay.core.policy.output.Wording;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How results are written.
 *
 * @param format one of {@link #FORMATS}; human is the standard one
 * @param conftest whether as Conftest writes it
 * @param colored whether for a terminal
 * @param skippedCounted whether tests that were skipped are counted
 * @param exceptionsHidden whether exceptions are counted but not listed
 * @param messageHidden whether names of JUnit's cases leave messages out
 * @param passedHidden whether GitHub's groups leave inputs out that have nothing to say
 */
record Output(
        OutputFormat format,
        boolean conftest,
        boolean colored,
        boolean skippedCounted,
        boolean exceptionsHidden,
        boolean messageHidden,
        boolean passedHidden) {

    /** What {@code -o} may name. */
    static final OutputFormat[] FORMATS = {
        OutputFormat.HUMAN,
        OutputFormat.STDOUT,
        OutputFormat.JSON,
        OutputFormat.TAP,
        OutputFormat.TABLE,
        OutputFormat.JUNIT,
        OutputFormat.GITHUB,
        OutputFormat.AZUREDEVOPS,
        OutputFormat.SARIF
    };

    /** The format that options, environment or configuration ask for. */
    static OutputFormat format(Session session, Settings settings, boolean conftest) {
        OutputFormat given = session.format(FORMATS);
        if (given != OutputFormat.HUMAN) {
            return given == OutputFormat.STDOUT ? OutputFormat.HUMAN : given;
        }
        String configured = settings.text("output", null, "stdout").toLowerCase(Locale.ROOT);
        for (OutputFormat format : FORMATS) {
            if (format.label().equals(configured)) {
                return format == OutputFormat.STDOUT ? OutputFormat.HUMAN : format;
            }
        }
        if (conftest) {
            return OutputFormat.HUMAN;
        }
        throw Mistakes.configuration(
                "output '" + configured + "' is not known; it is one of " + OutputFormat.labels(FORMATS));
    }

    /** Writes results to the session's data. */
    void write(Session session, List<CheckResult> results) throws IOException {
        StringBuilder text = new StringBuilder(4096);
        writer(session).write(results, text);
        session.data().print(text);
    }

    private ResultWriter writer(Session session) {
        Wording wording = conftest ? Wording.PLAIN : Wording.FULL;
        String version = Version.CURRENT.version();
        return switch (format) {
            case TAP -> new Tap(wording);
            case TABLE -> new Table(wording);
            case JUNIT -> new JUnit(wording, messageHidden, Map.entry("assay.version", version));
            case JSON -> conftest ? new ConftestJson() : new FindingJson();
            case GITHUB ->
                conftest
                        ? new ConftestGitHub(
                                passedHidden, session.surroundings().workingFolder())
                        : new FindingGitHub(passedHidden);
            case AZUREDEVOPS -> conftest ? new ConftestAzureDevOps() : new FindingAzureDevOps();
            case SARIF -> conftest ? new ConftestSarif(version) : new FindingSarif(version);
            default ->
                conftest
                        ? new ConftestText(colored, exceptionsHidden, skippedCounted)
                        : new FindingText(colored, exceptionsHidden, skippedCounted);
        };
    }
}
