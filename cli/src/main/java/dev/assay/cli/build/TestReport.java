package dev.assay.cli.build;

import dev.assay.core.fault.AssayException;
import dev.assay.core.fault.ErrorCode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * What a test run reported, in the XML form of Maven Surefire.
 *
 * @param suite name of the suite
 * @param cases its test cases, in order
 */
public record TestReport(String suite, List<Case> cases) {

    /** The most bytes of a report. */
    public static final int MAX_BYTES = 32 << 20;

    /** How a test case ended. */
    public enum Outcome {
        PASSED,
        FAILED,
        SKIPPED
    }

    /**
     * One test case.
     *
     * @param name its name
     * @param type the class that it is in
     * @param outcome how it ended
     */
    public record Case(String name, String type, Outcome outcome) {}

    public TestReport {
        cases = List.copyOf(cases);
    }

    /**
     * Reads a report. Document types and outside entities are not read.
     *
     * @throws AssayException when it is no such report
     */
    public static TestReport read(Path file) throws IOException {
        if (Files.size(file) > MAX_BYTES) {
            throw new AssayException(
                    ErrorCode.INPUT_TOO_LARGE,
                    file + " is larger than TestReport.MAX_BYTES = " + MAX_BYTES,
                    "remove the report, or run fewer tests in one suite");
        }
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try (InputStream in = Files.newInputStream(file)) {
            return read(factory.createXMLStreamReader(in), file);
        } catch (XMLStreamException e) {
            throw malformed(file, String.valueOf(e.getMessage()).replaceAll("\\s+", " "));
        }
    }

    private static TestReport read(XMLStreamReader xml, Path file) throws XMLStreamException {
        Optional<String> suite = Optional.empty();
        List<Case> cases = new ArrayList<>();
        while (xml.hasNext()) {
            if (xml.next() != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            switch (xml.getLocalName()) {
                case "testsuite" -> suite = Optional.ofNullable(xml.getAttributeValue(null, "name"));
                case "testcase" ->
                    cases.add(new Case(
                            String.valueOf(xml.getAttributeValue(null, "name")),
                            String.valueOf(xml.getAttributeValue(null, "classname")),
                            Outcome.PASSED));
                case "failure", "error" -> ended(cases, Outcome.FAILED);
                case "skipped" -> ended(cases, Outcome.SKIPPED);
                default -> {
                    // Output, properties, times: not looked at.
                }
            }
        }
        return new TestReport(suite.orElseThrow(() -> malformed(file, "it has no test suite")), cases);
    }

    private static void ended(List<Case> cases, Outcome outcome) {
        if (!cases.isEmpty()) {
            Case last = cases.removeLast();
            cases.add(new Case(last.name(), last.type(), outcome));
        }
    }

    private static AssayException malformed(Path file, String why) {
        return new AssayException(
                ErrorCode.INPUT_MALFORMED, file + " is no test report: " + why, "run the tests again");
    }
}
