package dev.assay.inputs.document;

import java.util.List;

/** The parser of one format. Implementations keep no state between files, so threads may share one. */
@FunctionalInterface
public interface DocumentParser {

    /**
     * Parses a file.
     *
     * @return at least one document
     * @throws InputException when the text is not of the format or goes beyond a limit
     */
    List<InputDocument> parse(Source source);
}
