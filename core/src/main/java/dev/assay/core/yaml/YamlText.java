package dev.assay.core.yaml;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * Reads the one document of a YAML file. Anchors are allowed, aliases are refused: a file of a few lines could
 * otherwise stand for gigabytes, and what it says would no longer be where it is said.
 */
public final class YamlText {

    /** Bytes of a file, at most: 1 MiB. */
    public static final int BYTES_LIMIT = 1 << 20;
    /** Mappings and lists inside each other, at most. */
    public static final int DEPTH_LIMIT = 16;
    /** Scalars, mappings and lists of a file, at most. */
    public static final int NODES_LIMIT = 50_000;

    private YamlText() {}

    /** The root of the document; empty when there is a problem, which is then among the problems. */
    public static Optional<Node> read(byte[] content, YamlProblems problems) {
        if (content.length > BYTES_LIMIT) {
            problems.add(1, "is larger than the limit of " + BYTES_LIMIT + " bytes");
            return Optional.empty();
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
            return isWithinLimits(text, problems) ? compose(text, problems) : Optional.empty();
        } catch (CharacterCodingException e) {
            problems.add(1, "is not UTF-8 text");
        } catch (MarkedYamlEngineException e) {
            problems.add(e.getProblemMark().map(YamlText::line).orElse(1), "is not YAML: " + e.getProblem());
        } catch (YamlEngineException e) {
            problems.add(1, "is not YAML: " + e.getMessage());
        }
        return Optional.empty();
    }

    private static Optional<Node> compose(String text, YamlProblems problems) {
        Optional<Node> root = new Compose(settings()).composeString(text);
        if (root.isEmpty()) {
            problems.add(1, "is empty");
        }
        return root;
    }

    private static boolean isWithinLimits(String text, YamlProblems problems) {
        int depth = 0;
        int nodes = 0;
        int documents = 0;
        for (Event event : new Parse(settings()).parseString(text)) {
            int line = event.getStartMark().map(YamlText::line).orElse(1);
            switch (event) {
                case AliasEvent alias -> {
                    problems.add(line, "an alias (*" + alias.getAlias() + ") is not allowed; write it out");
                    return false;
                }
                case CollectionStartEvent ignored -> depth++;
                case CollectionEndEvent ignored -> depth--;
                case DocumentStartEvent ignored -> documents++;
                default -> {
                    // A scalar or the end of something: only counted.
                }
            }
            nodes++;
            if (depth > DEPTH_LIMIT) {
                problems.add(line, "is nested deeper than the limit of " + DEPTH_LIMIT);
                return false;
            }
            if (nodes > NODES_LIMIT) {
                problems.add(line, "has more than the limit of " + NODES_LIMIT + " values");
                return false;
            }
            if (documents > 1) {
                problems.add(line, "has a second document; one is expected");
                return false;
            }
        }
        return true;
    }

    private static LoadSettings settings() {
        return LoadSettings.builder()
                .setUseMarks(true)
                .setCodePointLimit(BYTES_LIMIT)
                .build();
    }

    private static int line(Mark mark) {
        return mark.getLine() + 1;
    }

    /** The line of a node, from 1. */
    static int line(Node node) {
        return node.getStartMark().map(YamlText::line).orElse(1);
    }
}
