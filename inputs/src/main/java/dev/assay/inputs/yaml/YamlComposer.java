package dev.assay.inputs.yaml;

import dev.assay.inputs.document.Budget;
import dev.assay.inputs.document.Fields;
import dev.assay.inputs.document.InputException;
import dev.assay.inputs.document.Items;
import dev.assay.inputs.document.Located;
import dev.assay.inputs.document.Position;
import dev.assay.inputs.document.Source;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/** Makes trees of the events of one part of a stream. */
final class YamlComposer {
    private static final String NEXT = "correct the YAML here";
    private static final LoadSettings SETTINGS = LoadSettings.builder()
            .setCodePointLimit(Integer.MAX_VALUE)
            .setUseMarks(true)
            .build();

    private final Source source;
    private final YamlPart part;
    private final Budget budget;
    private final ParserImpl events;
    private final String text;
    private final YamlTags tags;
    private final int firstLine;
    private YamlAnchors anchors;

    YamlComposer(Source source, YamlPart part, Budget budget) {
        this.source = source;
        this.part = part;
        this.budget = budget;
        tags = new YamlTags(source);
        anchors = new YamlAnchors(source, budget);
        firstLine = Position.of(source.mark(part.start())).line();
        text = source.text().substring(part.start(), part.end());
        events = new ParserImpl(SETTINGS, new StreamReader(SETTINGS, text));
    }

    /** Adds the documents of the part. */
    void compose(List<Located> roots) {
        try {
            while (events.hasNext()) {
                Event event = events.next();
                if (event.getEventId() == Event.ID.DocumentStart) {
                    anchors = new YamlAnchors(source, budget);
                    roots.add(value(events.next()));
                    events.next();
                    budget.documents(roots.size(), mark(event));
                }
            }
        } catch (MarkedYamlEngineException e) {
            String problem = e.getProblem() == null ? String.valueOf(e.getContext()) : e.getProblem();
            throw source.faultAt(
                    e.getProblemMark().or(e::getContextMark).map(this::mark).orElseGet(() -> source.mark(part.start())),
                    "this is not YAML: " + problem,
                    NEXT);
        } catch (ReaderException e) {
            int offset = text.offsetByCodePoints(0, Math.min(e.getPosition(), text.codePointCount(0, text.length())));
            throw source.fault(
                    part.start() + offset,
                    "YAML does not allow character U+%04X".formatted(e.getCodePoint()),
                    "remove it, or write it as an escape in double quotes");
        } catch (YamlEngineException e) {
            throw source.fault(part.start(), "this is not YAML: " + e.getMessage(), NEXT);
        }
    }

    private Located value(Event event) {
        if (event instanceof AliasEvent alias) {
            return anchors.get(alias.getAlias().getValue(), mark(alias));
        }
        long mark = mark(event);
        budget.node(mark);
        NodeEvent node = (NodeEvent) event;
        String anchor = node.getAnchor().isPresent() ? node.getAnchor().get().getValue() : null;
        long before = budget.total() - 1;
        if (anchor != null) {
            anchors.open(anchor);
        }
        Located value = switch (node) {
            case ScalarEvent scalar -> Located.scalar(tags.value(scalar, mark), mark);
            case CollectionStartEvent start -> start.getEventId() == Event.ID.MappingStart ? mapping(mark) : list(mark);
            default -> throw new InputException(source.name(), 0, 0, "unexpected YAML event " + node, NEXT);
        };
        if (anchor != null) {
            anchors.close(anchor, value, budget.total() - before);
        }
        return value;
    }

    private Located list(long mark) {
        budget.enter(mark);
        Items items = new Items();
        for (Event event = events.next(); event.getEventId() != Event.ID.SequenceEnd; event = events.next()) {
            items.add(value(event));
        }
        budget.leave();
        return items.at(mark);
    }

    private Located mapping(long mark) {
        budget.enter(mark);
        Fields fields = new Fields();
        for (Event event = events.next(); event.getEventId() != Event.ID.MappingEnd; event = events.next()) {
            if (YamlTags.isMerge(event)) {
                merge(fields, value(events.next()), true);
            } else {
                Located key = value(event);
                fields.put(tags.key(key), key.mark(), value(events.next()));
            }
        }
        budget.leave();
        return fields.at(mark);
    }

    /** Takes over the keys of an object, or of several in a list, of which the first one wins. */
    private void merge(Fields fields, Located from, boolean listed) {
        if (from.value() instanceof Map<?, ?>) {
            fields.putAll(from);
        } else if (listed && from.value() instanceof List<?> list) {
            for (int i = list.size() - 1; i >= 0; i--) {
                merge(fields, from.element(i), false);
            }
        } else {
            throw source.faultAt(from.mark(), "'<<' needs an object or a list of objects", NEXT);
        }
    }

    private long mark(Event event) {
        return event.getStartMark().map(this::mark).orElseGet(() -> source.mark(part.start()));
    }

    private long mark(Mark mark) {
        return Position.pack(firstLine + mark.getLine(), mark.getColumn() + 1);
    }
}
