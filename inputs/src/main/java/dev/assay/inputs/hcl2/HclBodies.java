package dev.assay.inputs.hcl2;

import dev.assay.inputs.document.Characters;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads blocks and attributes. */
final class HclBodies {
    private final Characters in;
    private final HclScanner scanner;
    private final HclExpressions expressions;

    private HclBodies(Characters in) {
        this.in = in;
        scanner = new HclScanner(in);
        expressions = new HclExpressions(in, scanner);
    }

    /** The body of a file. */
    static HclBody file(Characters in) {
        HclBodies bodies = new HclBodies(in);
        HclBody body = bodies.body(true);
        if (!in.atEnd()) {
            throw in.fault("'}' closes nothing", "remove it, or open a block before it");
        }
        return body;
    }

    private HclBody body(boolean many) {
        List<HclBody.Block> blocks = new ArrayList<>();
        Map<String, HclBody.Attribute> attributes = new LinkedHashMap<>();
        boolean more = true;
        while (more) {
            scanner.skipLines();
            if (in.atEnd() || in.peek() == '}') {
                break;
            }
            item(blocks, attributes);
            scanner.skip();
            more = many;
            if (many && in.peek() != '\n' && !in.atEnd()) {
                throw in.expected("the end of the line");
            }
        }
        return new HclBody(blocks, attributes);
    }

    private void item(List<HclBody.Block> blocks, Map<String, HclBody.Attribute> attributes) {
        int start = in.offset();
        in.budget().node(in.mark());
        if (in.peek() == '"') {
            throw in.fault("the name of an attribute or block is in quotes", "remove the quotes");
        }
        String name = scanner.name();
        scanner.skip();
        if (in.peek() != '=') {
            blocks.add(block(name, start));
            return;
        }
        in.next();
        HclExpression value = expressions.expression();
        if (attributes.put(name, new HclBody.Attribute(value, start)) != null) {
            throw in.source().fault(start, "attribute '" + name + "' is set twice", "keep one of them");
        }
    }

    private HclBody.Block block(String type, int start) {
        List<String> labels = new ArrayList<>();
        scanner.skip();
        while (in.peek() != '{') {
            if (in.peek() == '"') {
                labels.add(expressions.templates().label());
            } else if (scanner.seesName()) {
                labels.add(scanner.name());
            } else {
                throw in.expected("'=', a label or '{' after '" + type + "'");
            }
            scanner.skip();
        }
        in.budget().enter(in.mark());
        in.next();
        scanner.skip();
        HclBody body = body(in.peek() == '\n');
        if (!in.take('}')) {
            throw in.atEnd()
                    ? in.source().fault(start, "block '" + type + "' has no end", "close it by }")
                    : in.expected("'}'; more than one attribute needs a line each");
        }
        in.budget().leave();
        return new HclBody.Block(type, labels, body, start);
    }
}
