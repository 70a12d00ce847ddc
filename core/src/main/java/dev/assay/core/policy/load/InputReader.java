package dev.assay.core.policy.load;

import dev.assay.inputs.InputFormat;
import dev.assay.inputs.Inputs;
import dev.assay.inputs.document.InputDocument;
import dev.assay.inputs.document.InputException;
import dev.assay.inputs.document.InputLimits;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads and parses inputs. Threads may use it at the same time, except for standard input, which is read once. */
public final class InputReader {

    private final @Nullable InputFormat format;
    private final Supplier<InputStream> standardInput;
    private final InputLimits limits;

    /**
     * A reader.
     *
     * @param format what every input is, or null to go by its name
     */
    public InputReader(@Nullable InputFormat format, Supplier<InputStream> standardInput, InputLimits limits) {
        this.format = format;
        this.standardInput = standardInput;
        this.limits = limits;
    }

    /**
     * The documents of an input.
     *
     * @throws InputException when no parser knows it, or it is not of its format, or beyond a limit
     * @throws IOException when it cannot be read
     */
    public List<InputDocument> read(NamedFile file) throws IOException {
        InputFormat known = formatOf(file);
        if (file.name().equals(InputFiles.STANDARD_INPUT)) {
            byte[] bytes = standardInput.get().readNBytes((int) Math.min(Integer.MAX_VALUE - 8, limits.bytes() + 1));
            return Inputs.parse(known, file.name(), bytes, limits);
        }
        if (Files.size(file.path()) > limits.bytes()) {
            throw new InputException(
                    file.name(),
                    0,
                    0,
                    "is larger than the limit bytes of " + limits.bytes(),
                    "divide it, or leave it out with --ignore");
        }
        return Inputs.parse(known, file.name(), Files.readAllBytes(file.path()), limits);
    }

    private InputFormat formatOf(NamedFile file) {
        InputFormat given = format;
        return given != null
                ? given
                : InputFormat.of(Path.of(file.name()))
                        .orElseThrow(() -> new InputException(
                                file.name(), 0, 0, "no parser goes by this name", "choose one with --parser"));
    }
}
