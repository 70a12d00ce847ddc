package dev.assay.cli.evidence;

import dev.assay.cli.command.Action;
import dev.assay.cli.command.OutputFormat;
import dev.assay.cli.command.Session;
import dev.assay.cli.log.LogFolder;
import dev.assay.core.fault.ExitCode;
import dev.assay.core.home.AssayHome;
import dev.assay.ledger.LedgerException;
import dev.assay.ledger.checkpoint.Checkpoint;
import dev.assay.ledger.digest.Digest;
import dev.assay.ledger.evidence.EvidenceDirectory;
import dev.assay.ledger.evidence.EvidenceId;
import dev.assay.ledger.evidence.EvidenceLeaf;
import dev.assay.ledger.evidence.StoredEvidence;
import dev.assay.ledger.intoto.Statement;
import dev.assay.ledger.json.JsonObject;
import dev.assay.ledger.json.JsonString;
import dev.assay.ledger.json.Timestamp;
import dev.assay.ledger.log.LogView;
import dev.assay.ledger.tile.DirectoryObjects;
import dev.assay.ledger.verify.LogEntries;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.core.JsonGenerator;

/** {@code assay evidence list}: what is recorded in the home. */
@Command(
        name = "list",
        header = "List the evidence of the .assay folder here.",
        description = "In the order of the log. What was erased is listed by what the log still says of it.",
        footer = {
            "  assay evidence list",
            "  assay evidence list --type https://assay.dev/recovery/restore-drill/v1 -o ndjson",
        })
final class EvidenceListCommand implements Action {

    private static final int ID_DIGITS = 12;

    private final Session session;

    @Option(names = "--type", paramLabel = "URI", description = "Only evidence of this predicate type.")
    private @Nullable String type;

    EvidenceListCommand(Session session) {
        this.session = session;
    }

    /** One line: a leaf of the log, and what is stored for it. */
    private record Line(
            long index, EvidenceLeaf leaf, @Nullable EvidenceId id, List<String> subjects, String verdict) {}

    @Override
    public ExitCode run() throws IOException {
        OutputFormat format = session.format(OutputFormat.HUMAN, OutputFormat.JSON, OutputFormat.NDJSON);
        List<Line> lines = lines();
        switch (format) {
            case JSON ->
                session.json(json -> {
                    json.writeArrayPropertyStart("evidence");
                    for (Line line : lines) {
                        json.writeStartObject();
                        properties(json, line);
                        json.writeEndObject();
                    }
                    json.writeEndArray();
                });
            case NDJSON -> {
                for (Line line : lines) {
                    session.jsonLine(json -> properties(json, line));
                }
            }
            default -> {
                for (Line line : lines) {
                    session.println(human(line));
                }
                session.note(lines.size() + " evidence");
            }
        }
        return ExitCode.OK;
    }

    private List<Line> lines() {
        AssayHome home = LocalEvidence.home(session);
        EvidenceDirectory store = LocalEvidence.store(home);
        Map<Digest, EvidenceId> ids = new HashMap<>();
        store.forEachId(id -> {
            if (store.read(id) instanceof StoredEvidence.Intact intact) {
                ids.put(intact.commitment(), id);
            }
        });
        DirectoryObjects objects = new DirectoryObjects(home.log());
        Checkpoint checkpoint = LogView.open(
                        objects, LogFolder.settings(home.log()).ownPolicy())
                .checkpoint()
                .checkpoint();
        List<Line> lines = new ArrayList<>();
        LogEntries.forEach(objects, 0, checkpoint.size(), (index, entry) -> {
            EvidenceLeaf.recognise(entry)
                    .filter(leaf -> type == null || leaf.type().equals(type))
                    .ifPresent(leaf -> lines.add(line(index, leaf, ids.get(leaf.commitment()), store)));
            return true;
        });
        return lines;
    }

    private static Line line(long index, EvidenceLeaf leaf, @Nullable EvidenceId id, EvidenceDirectory store) {
        if (id == null || !(store.read(id) instanceof StoredEvidence.Intact intact)) {
            return new Line(index, leaf, null, List.of(), "");
        }
        try {
            Statement statement = Statement.of(intact.envelope());
            List<String> subjects = statement.subjects().stream()
                    .map(subject -> subject.name().or(subject::uri).orElse("_"))
                    .toList();
            return new Line(index, leaf, id, subjects, verdict(statement));
        } catch (LedgerException e) {
            return new Line(index, leaf, id, List.of(), "not a statement");
        }
    }

    private static String verdict(Statement statement) {
        return statement.predicate().members().get("claim") instanceof JsonObject claim
                        && claim.members().get("verdict") instanceof JsonString verdict
                ? verdict.value()
                : "";
    }

    private static String human(Line line) {
        EvidenceId id = line.id();
        String name = id == null ? "(not stored)" : id.digest().hex().substring(0, ID_DIGITS);
        String subjects = line.subjects().isEmpty()
                ? "-"
                : line.subjects().getFirst()
                        + (line.subjects().size() > 1
                                ? " and " + (line.subjects().size() - 1) + " more"
                                : "");
        return "#%-5d %-12s  %s  %s  %s  %s"
                .formatted(
                        line.index(),
                        name,
                        Timestamp.format(line.leaf().time()),
                        line.leaf().type(),
                        subjects,
                        line.verdict())
                .stripTrailing();
    }

    private static void properties(JsonGenerator json, Line line) {
        json.writeNumberProperty("index", line.index());
        EvidenceId id = line.id();
        json.writeName("id");
        if (id == null) {
            json.writeNull();
        } else {
            json.writeString(id.toString());
        }
        json.writeStringProperty("type", line.leaf().type());
        json.writeStringProperty("time", Timestamp.format(line.leaf().time()));
        json.writeStringProperty("commitment", line.leaf().commitment().toString());
        json.writeArrayPropertyStart("subjects");
        line.subjects().forEach(json::writeString);
        json.writeEndArray();
        json.writeStringProperty("verdict", line.verdict());
    }
}
