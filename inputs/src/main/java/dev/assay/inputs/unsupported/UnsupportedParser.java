package dev.assay.inputs.unsupported;

import dev.assay.inputs.document.DocumentParser;
import dev.assay.inputs.document.InputDocument;
import dev.assay.inputs.document.InputException;
import dev.assay.inputs.document.Source;
import java.util.List;
import java.util.Objects;

/** Refuses files of a format that only another program can read. Immutable. */
public final class UnsupportedParser implements DocumentParser {
    private final String format;
    private final String alternative;

    /**
     * A refusal.
     *
     * @param format what the format is called
     * @param alternative what to do instead
     */
    public UnsupportedParser(String format, String alternative) {
        this.format = Objects.requireNonNull(format, "format");
        this.alternative = Objects.requireNonNull(alternative, "alternative");
    }

    @Override
    public List<InputDocument> parse(Source source) {
        throw new InputException(source.name(), 0, 0, format + " is not supported", alternative);
    }
}
