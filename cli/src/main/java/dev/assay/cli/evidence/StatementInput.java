package dev.assay.cli.evidence;

import dev.assay.cli.command.Session;
import dev.assay.core.fault.AssayException;
import dev.assay.core.fault.ErrorCode;
import dev.assay.ledger.LedgerException;
import dev.assay.ledger.intoto.Statement;
import dev.assay.ledger.intoto.Subject;
import dev.assay.ledger.json.JsonLimits;
import dev.assay.ledger.json.JsonObject;
import dev.assay.ledger.json.JsonReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The statements to sign: files that hold one each, or one put together from options. */
final class StatementInput {

    @Parameters(arity = "0..*", paramLabel = "FILE", description = "In-toto statements, one a file.")
    private List<Path> files = new ArrayList<>();

    @Option(
            names = "--subject",
            paramLabel = "URI",
            description =
                    "What it is about, such as assay:store/orders-db or assay:release/shop@sha256:... Repeatable.")
    private List<String> subjects = new ArrayList<>();

    @Option(
            names = "--subject-file",
            paramLabel = "PATH",
            description = "A file that it is about: its name and digest. Repeatable.")
    private List<Path> subjectFiles = new ArrayList<>();

    @Option(names = "--type", paramLabel = "URI", description = "The predicate type, for a statement from options.")
    private @Nullable String type;

    @Option(
            names = "--predicate",
            paramLabel = "FILE",
            description = "The predicate, a JSON object (default: an empty one).")
    private @Nullable Path predicate;

    /** The statements, in the order given. */
    List<Statement> read(Session session) throws IOException {
        boolean options = !subjects.isEmpty() || !subjectFiles.isEmpty() || type != null || predicate != null;
        if (options == !files.isEmpty()) {
            throw new AssayException(
                    ErrorCode.USAGE,
                    options
                            ? "a statement comes from a file or from options, not from both"
                            : "there is nothing to sign",
                    "give statement files, or --subject, --type and --predicate");
        }
        List<Statement> statements = new ArrayList<>();
        for (Path file : files) {
            byte[] content = content(session.resolve(file));
            statements.add(malformedAs(file, () -> Statement.parse(content)));
        }
        if (options) {
            statements.add(composed(session));
        }
        return statements;
    }

    private Statement composed(Session session) throws IOException {
        if (type == null) {
            throw new AssayException(
                    ErrorCode.USAGE,
                    "--type is missing",
                    "name the predicate type, such as https://example.org/review/v1");
        }
        String given = type;
        List<Subject> all = new ArrayList<>();
        subjects.forEach(uri -> all.add(SubjectText.ofUri(uri)));
        for (Path file : subjectFiles) {
            all.add(SubjectText.ofFile(session.resolve(file)));
        }
        JsonObject body = JsonObject.EMPTY;
        if (predicate != null) {
            Path file = predicate;
            byte[] content = content(session.resolve(file));
            body = malformedAs(file, () -> JsonReader.readObject(content, JsonLimits.ENVELOPE));
        }
        try {
            return new Statement(all, given, body);
        } catch (IllegalArgumentException e) {
            throw new AssayException(
                    ErrorCode.USAGE, String.valueOf(e.getMessage()), "run assay evidence sign --help", e);
        }
    }

    private static <T> T malformedAs(Path file, Supplier<T> parser) {
        try {
            return parser.get();
        } catch (LedgerException e) {
            throw new AssayException(ErrorCode.INPUT_MALFORMED, file + ": " + e.getMessage(), e.next(), e);
        }
    }

    /** The content of a file within the limit of an envelope. */
    static byte[] content(Path file) throws IOException {
        int limit = JsonLimits.ENVELOPE.bytes();
        try (InputStream in = Files.newInputStream(file)) {
            byte[] content = in.readNBytes(limit + 1);
            if (content.length > limit) {
                throw new AssayException(
                        ErrorCode.INPUT_TOO_LARGE,
                        file + " is larger than the limit of " + limit + " bytes",
                        "store it with --blob and name it by its digest");
            }
            return content;
        }
    }
}
