package dev.assay.core.policy.output;

import dev.assay.core.policy.CheckResult;
import dev.assay.core.policy.Place;
import dev.assay.core.policy.RuleFacts;
import dev.assay.core.policy.RuleResult;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * JUnit's XML: a suite a namespace, a case a result. A warning is a failed case too.
 *
 * @param wording {@link Wording#FULL} adds the rule as the type of a failure, and the places
 * @param messageHidden whether the name of a case leaves the message out
 * @param property what the property of each suite says: name and value
 */
public record JUnit(Wording wording, boolean messageHidden, Map.Entry<String, String> property)
        implements ResultWriter {

    /** One case; at most one of failure and skipped is given. */
    private record Case(String name, String kind, String type, String text) {}

    @Override
    public void write(List<CheckResult> results, Appendable out) throws IOException {
        Map<String, List<Case>> suites = new LinkedHashMap<>();
        for (CheckResult check : results) {
            if (check.total() > 0) {
                cases(check, suites.computeIfAbsent(check.namespace(), _ -> new ArrayList<>()));
            }
        }
        out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>");
        for (Map.Entry<String, List<Case>> suite : suites.entrySet()) {
            suite("conftest." + suite.getKey(), suite.getValue(), out);
        }
        out.append(suites.isEmpty() ? "</testsuites>\n" : "\n</testsuites>\n");
    }

    private void cases(CheckResult check, List<Case> cases) {
        check.warnings().forEach(result -> cases.add(failed(check, result)));
        check.failures().forEach(result -> cases.add(failed(check, result)));
        check.skipped().forEach(result -> cases.add(new Case(name(check, result), "skipped", "", text(result))));
        if (wording == Wording.FULL) {
            check.exceptions().forEach(result -> cases.add(new Case(name(check, result), "skipped", "", text(result))));
        }
        for (int i = 0; i < check.successes(); i++) {
            cases.add(new Case(check.file(), "", "", ""));
        }
    }

    private Case failed(CheckResult check, RuleResult result) {
        RuleFacts rule = result.rule();
        String type = wording == Wording.FULL && rule != null ? rule.id() : "";
        return new Case(name(check, result), "failure", type, text(result));
    }

    private String text(RuleResult result) {
        if (wording == Wording.PLAIN) {
            return result.message();
        }
        StringBuilder text = new StringBuilder(result.message());
        Place place = result.place();
        RuleFacts rule = result.rule();
        if (!result.reason().isEmpty()) {
            text.append("\nreason: ").append(result.reason());
        }
        if (place != null) {
            text.append("\nat: ").append(place);
        }
        if (rule != null) {
            text.append("\npolicy: ").append(rule.place());
        }
        return text.toString();
    }

    private String name(CheckResult check, RuleResult result) {
        return messageHidden || result.message().isEmpty()
                ? check.file()
                : check.file() + " - " + firstLine(result.message());
    }

    private static String firstLine(String text) {
        int end = text.indexOf('\n');
        return end < 0 ? text : text.substring(0, end);
    }

    private void suite(String name, List<Case> cases, Appendable out) throws IOException {
        int failures = 0;
        for (Case each : cases) {
            failures += each.kind.equals("failure") ? 1 : 0;
        }
        out.append("\n\t<testsuite tests=\"" + cases.size() + "\" failures=\"" + failures + "\" time=\"0.000\" name=\"")
                .append(escape(name))
                .append("\">\n\t\t<properties>\n\t\t\t<property name=\"")
                .append(escape(property.getKey()))
                .append("\" value=\"")
                .append(escape(property.getValue()))
                .append("\"></property>\n\t\t</properties>");
        String type = name.substring(name.lastIndexOf('/') + 1);
        for (Case each : cases) {
            out.append("\n\t\t<testcase classname=\"")
                    .append(escape(type))
                    .append("\" name=\"")
                    .append(escape(each.name))
                    .append("\" time=\"0.000\">");
            verdict(each, out);
            out.append("</testcase>");
        }
        out.append("\n\t</testsuite>");
    }

    private static void verdict(Case each, Appendable out) throws IOException {
        if (each.kind.equals("failure")) {
            out.append("\n\t\t\t<failure message=\"Failed\" type=\"")
                    .append(escape(each.type))
                    .append("\">")
                    .append(escape(each.text))
                    .append("</failure>\n\t\t");
        } else if (each.kind.equals("skipped")) {
            out.append("\n\t\t\t<skipped message=\"").append(escape(each.text)).append("\"></skipped>\n\t\t");
        }
    }

    /** As Go's {@code encoding/xml} escapes text; what XML cannot carry becomes the replacement character. */
    private static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            switch (letter) {
                case '"' -> escaped.append("&#34;");
                case '\'' -> escaped.append("&#39;");
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '\t' -> escaped.append("&#x9;");
                case '\n' -> escaped.append("&#xA;");
                case '\r' -> escaped.append("&#xD;");
                default -> escaped.append(letter < ' ' || letter >= '\ufffe' ? '\ufffd' : letter);
            }
        }
        return escaped.toString();
    }
}
