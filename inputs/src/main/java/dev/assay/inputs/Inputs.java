package dev.assay.inputs;

import dev.assay.inputs.document.InputDocument;
import dev.assay.inputs.document.InputException;
import dev.assay.inputs.document.InputLimits;
import dev.assay.inputs.document.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Reads what policies judge. Threads may use it at the same time.
 *
 * <pre>{@code
 * List<InputDocument> documents = Inputs.parse(InputFormat.YAML, "deploy.yaml", bytes, InputLimits.DEFAULT);
 * Position where = documents.get(0).positions().value("/spec/replicas");
 * }</pre>
 */
public final class Inputs {

    private Inputs() {}

    /**
     * Parses a file's content.
     *
     * @param name how messages call the file
     * @return its documents, at least one
     * @throws InputException when it is not of the format, or beyond a limit
     */
    public static List<InputDocument> parse(InputFormat format, String name, byte[] bytes, InputLimits limits) {
        return format.parser().parse(new Source(name, bytes, limits));
    }

    /**
     * Reads and parses a file.
     *
     * @return its documents, at least one
     * @throws InputException when it is not of the format, or beyond a limit
     * @throws IOException when it cannot be read
     */
    public static List<InputDocument> parse(InputFormat format, Path file, InputLimits limits) throws IOException {
        Source.refuseLarge(file.toString(), Files.size(file), limits);
        return parse(format, file.toString(), Files.readAllBytes(file), limits);
    }
}
