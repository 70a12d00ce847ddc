package dev.assay.inputs.hcl2;

import dev.assay.inputs.document.Characters;
import dev.assay.inputs.hcl2.HclExpression.Member;
import dev.assay.inputs.hcl2.HclExpression.Members;
import dev.assay.inputs.hcl2.HclExpression.Opaque;
import dev.assay.inputs.hcl2.HclExpression.Tuple;
import java.util.ArrayList;
import java.util.List;

/** Reads lists, objects, arguments of functions, and their forms with {@code for}. */
final class HclCollections {
    private final Characters in;
    private final HclScanner scanner;
    private final HclExpressions expressions;

    HclCollections(Characters in, HclScanner scanner, HclExpressions expressions) {
        this.in = in;
        this.scanner = scanner;
        this.expressions = expressions;
    }

    HclExpression tuple() {
        int start = in.offset();
        boolean lines = scanner.linesMatter(false);
        in.next();
        scanner.skip();
        HclExpression list;
        if (scanner.takeWord("for")) {
            comprehension(']');
            list = new Opaque(start, in.offset());
        } else {
            List<HclExpression> elements = new ArrayList<>();
            while (!in.take(']')) {
                elements.add(expressions.expression());
                separator(']');
            }
            list = new Tuple(elements, start, in.offset());
        }
        scanner.linesMatter(lines);
        return list;
    }

    /** The comma, unless the end follows. */
    private void separator(char close) {
        scanner.skip();
        if (in.peek() != close && !in.take(',')) {
            throw in.expected("',' or '" + close + "'");
        }
        scanner.skip();
    }

    void arguments() {
        boolean lines = scanner.linesMatter(false);
        in.next();
        scanner.skip();
        while (!in.take(')')) {
            expressions.expression();
            scanner.skip();
            if (in.take("...")) {
                scanner.skip();
                in.take(',');
                scanner.need(')');
                break;
            }
            separator(')');
        }
        scanner.linesMatter(lines);
    }

    HclExpression object() {
        int start = in.offset();
        in.next();
        boolean lines = scanner.linesMatter(false);
        scanner.skip();
        HclExpression object;
        if (scanner.takeWord("for")) {
            comprehension('}');
            object = new Opaque(start, in.offset());
        } else {
            scanner.linesMatter(true);
            object = members(start);
        }
        scanner.linesMatter(lines);
        return object;
    }

    private HclExpression members(int start) {
        List<Member> members = new ArrayList<>();
        scanner.skipLines();
        while (!in.take('}')) {
            HclExpression key = expressions.expression();
            scanner.skip();
            if (!in.take('=') && !in.take(':')) {
                throw in.expected("'=' or ':' after the key");
            }
            members.add(new Member(key, expressions.expression()));
            scanner.skip();
            if (!in.take(',') && in.peek() != '\n' && in.peek() != '}') {
                throw in.expected("',', the end of the line or '}'");
            }
            scanner.skipLines();
        }
        return new Members(members, start, in.offset());
    }

    /** What follows the word for. */
    private void comprehension(char close) {
        scanner.skip();
        scanner.name();
        scanner.skip();
        if (in.take(',')) {
            scanner.skip();
            scanner.name();
            scanner.skip();
        }
        if (!scanner.takeWord("in")) {
            throw in.expected("'in'");
        }
        expressions.expression();
        scanner.need(':');
        expressions.expression();
        scanner.skip();
        if (close == '}') {
            if (!in.take("=>")) {
                throw in.expected("'=>'");
            }
            expressions.expression();
            scanner.skip();
            in.take("...");
            scanner.skip();
        }
        if (scanner.takeWord("if")) {
            expressions.expression();
        }
        scanner.need(close);
    }
}
