package dev.assay.inputs;

import dev.assay.inputs.document.InputException;
import dev.assay.inputs.document.InputLimits;
import dev.assay.testkit.Fuzz;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Damaged files are taken or refused, whatever their format; nothing crashes, hangs, or takes memory without end. */
class InputsFuzzTest {
    private static final String[] WORDS = {
        "{",
        "}",
        "[",
        "]",
        "(",
        ")",
        "\"",
        "'",
        "\"\"\"",
        "<<EOT\n",
        "EOT\n",
        "${",
        "%{",
        "\\",
        "<<: *a",
        "&a ",
        "*a",
        "<![CDATA[",
        "<!--",
        "<a>",
        "</a>",
        "&#x0;",
        "<text>",
        "FROM ",
        "RUN ",
        "<<-X\n",
        "#",
        "//",
        "/*",
        "*/",
        ";",
        "0x",
        "- ",
        "? ",
        ": ",
        "|\n",
        ">-\n",
        "---\n",
        "...\n",
        "%YAML 1.2\n",
        "!!int ",
        "[[a]]\n",
        "a.b = 1\n",
        "\t"
    };

    static List<InputFormat> formats() {
        return Arrays.stream(InputFormat.values())
                .filter(InputFormat::isSupported)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("formats")
    void damaged_files_are_taken_or_refused(InputFormat format) throws IOException {
        List<byte[]> good = new ArrayList<>();
        for (Path file : Corpus.files(format)) {
            if (!Corpus.isRefused(file)) {
                good.add(Files.readAllBytes(file));
            }
        }
        Fuzz.of(format.id(), good.toArray(byte[][]::new))
                .withWords(WORDS)
                .refusing(InputException.class)
                .run(bytes -> Inputs.parse(format, "fuzz", bytes, InputLimits.DEFAULT));
    }
}
