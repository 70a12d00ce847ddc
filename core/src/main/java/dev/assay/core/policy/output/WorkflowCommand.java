package dev.assay.core.policy.output;

/** Escapes of GitHub's workflow commands. */
final class WorkflowCommand {

    private WorkflowCommand() {}

    /** A property: colons and commas would end it. */
    static String property(String text) {
        return data(text).replace(":", "%3A").replace(",", "%2C");
    }

    /** The text of a command, which must be one line. */
    static String data(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }
}
