package dev.assay.cli.verify;

import dev.assay.cli.command.Ink;
import dev.assay.cli.command.OutputFormat;
import dev.assay.cli.command.Session;
import dev.assay.cli.log.FindingOutput;
import dev.assay.core.fault.ExitCode;
import dev.assay.ledger.verify.Finding;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** Collects what a verification found, and prints it. Not thread-safe. */
final class VerifyReport {

    private final String target;
    private final String kind;
    private final List<String> verified = new ArrayList<>();
    private final List<String> against = new ArrayList<>();
    private final List<String> notVerified = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private boolean truncated;

    /**
     * @param target what the user named
     * @param kind what it was recognised as
     */
    VerifyReport(String target, String kind) {
        this.target = target;
        this.kind = kind;
    }

    /** Something that holds. */
    void verified(String what) {
        verified.add(what);
    }

    /** Whom the verification believed. */
    void against(String whom) {
        if (!against.contains(whom)) {
            against.add(whom);
        }
    }

    /** Something that could not be looked at, and why. */
    void notVerified(String what) {
        notVerified.add(what);
    }

    /** Something that does not hold. */
    void found(Finding finding) {
        findings.add(finding);
    }

    /** More was wrong than is listed. */
    void truncated() {
        truncated = true;
    }

    /** Whether everything that was looked at holds. */
    boolean holds() {
        return findings.isEmpty();
    }

    /** Prints the report; says how the run ends. */
    ExitCode print(Session session) throws IOException {
        if (session.format(OutputFormat.HUMAN, OutputFormat.JSON) == OutputFormat.JSON) {
            session.json(this::json);
        } else {
            human(session);
        }
        return holds() ? ExitCode.OK : ExitCode.VERIFICATION;
    }

    private void human(Session session) throws IOException {
        String verdict = holds() ? session.ink(Ink.GOOD, "✓ verified") : session.ink(Ink.BAD, "✗ does not hold");
        session.println(verdict + ": " + target + " (" + kind + ")");
        for (Finding finding : findings) {
            session.println("  " + session.ink(Ink.BAD, "✗") + " " + finding.sentence());
        }
        if (truncated) {
            session.println("  and more: the list stops here");
        }
        for (String what : verified) {
            session.println("  " + session.ink(Ink.GOOD, "✓") + " " + what);
        }
        for (String whom : against) {
            session.println("against: " + whom);
        }
        if (!notVerified.isEmpty()) {
            session.println("not verified:");
        }
        for (String what : notVerified) {
            session.println("  " + session.ink(Ink.UNSURE, "?") + " " + what);
        }
    }

    private void json(JsonGenerator json) {
        json.writeStringProperty("target", target);
        json.writeStringProperty("kind", kind);
        json.writeBooleanProperty("holds", holds());
        strings(json, "verified", verified);
        strings(json, "against", against);
        strings(json, "notVerified", notVerified);
        FindingOutput.write(json, findings);
        json.writeBooleanProperty("truncated", truncated);
    }

    private static void strings(JsonGenerator json, String name, List<String> values) {
        json.writeArrayPropertyStart(name);
        values.forEach(json::writeString);
        json.writeEndArray();
    }
}
