package dev.assay.inputs.hcl2;

import dev.assay.inputs.document.Characters;
import dev.assay.inputs.document.Numbers;
import dev.assay.inputs.hcl2.HclExpression.Choice;
import dev.assay.inputs.hcl2.HclExpression.Constant;
import dev.assay.inputs.hcl2.HclExpression.Opaque;
import dev.assay.inputs.hcl2.HclExpression.Reference;
import dev.assay.inputs.hcl2.HclExpression.Signed;
import dev.assay.inputs.hcl2.HclExpression.Span;
import org.jspecify.annotations.Nullable;

/** Reads expressions. */
final class HclExpressions {
    private final Characters in;
    private final HclScanner scanner;
    private final HclTemplates templates;
    private final HclCollections collections;

    HclExpressions(Characters in, HclScanner scanner) {
        this.in = in;
        this.scanner = scanner;
        templates = new HclTemplates(in, scanner, this);
        collections = new HclCollections(in, scanner, this);
    }

    HclTemplates templates() {
        return templates;
    }

    /** The expression that begins here, after blanks. */
    HclExpression expression() {
        scanner.skip();
        in.budget().enter(in.mark());
        in.budget().node(in.mark());
        HclExpression value = operation();
        scanner.skip();
        if (in.peek() == '?') {
            in.next();
            HclExpression whenTrue = expression();
            scanner.need(':');
            HclExpression whenFalse = expression();
            value = new Choice(
                    new Span(value.start(), value.end()), whenTrue, whenFalse, value.start(), whenFalse.end());
        }
        in.budget().leave();
        return value;
    }

    /** Operands with operators between them. Which binds more does not matter for the text. */
    private HclExpression operation() {
        HclExpression value = operand();
        scanner.skip();
        for (int length = operator(); length > 0; length = operator()) {
            in.skip(length);
            HclExpression right = operand();
            value = new Opaque(value.start(), right.end());
            scanner.skip();
        }
        return value;
    }

    private int operator() {
        int after = in.peek(1);
        return switch (in.peek()) {
            case '|', '&' -> after == in.peek() ? 2 : 0;
            case '=', '!' -> after == '=' ? 2 : 0;
            case '<', '>' -> after == '=' ? 2 : 1;
            case '+', '-', '*', '/', '%' -> 1;
            default -> 0;
        };
    }

    private HclExpression operand() {
        scanner.skip();
        int start = in.offset();
        int sign = in.peek();
        if (sign != '-' && sign != '!') {
            return traversal(term());
        }
        in.next();
        in.budget().enter(in.mark());
        HclExpression value = operand();
        in.budget().leave();
        return value instanceof Constant constant
                ? new Signed((char) sign, constant.value(), start, value.end())
                : new Opaque(start, value.end());
    }

    private HclExpression term() {
        int start = in.offset();
        return switch (in.peek()) {
            case '(' -> {
                boolean lines = scanner.linesMatter(false);
                in.next();
                expression();
                scanner.need(')');
                scanner.linesMatter(lines);
                yield new Opaque(start, in.offset());
            }
            case '"' -> templates.quoted();
            case '<' -> templates.heredoc();
            case '[' -> collections.tuple();
            case '{' -> collections.object();
            default -> isDigit(in.peek()) ? number() : named();
        };
    }

    private HclExpression named() {
        int start = in.offset();
        if (!scanner.seesName()) {
            throw in.expected("an expression");
        }
        String name = scanner.name();
        int end = in.offset();
        scanner.skip();
        while (in.sees("::")) {
            in.skip(2);
            scanner.skip();
            scanner.name();
            scanner.skip();
            if (in.peek() != '(' && !in.sees("::")) {
                throw in.expected("'('");
            }
        }
        if (in.peek() == '(') {
            collections.arguments();
            return new Opaque(start, in.offset());
        }
        in.moveTo(end);
        return switch (name) {
            case "true" -> new Constant(true, start, end);
            case "false" -> new Constant(false, start, end);
            case "null" -> new Constant(null, start, end);
            default -> new Reference(start, end);
        };
    }

    private HclExpression number() {
        int start = in.offset();
        digits();
        if (in.peek() == '.' && isDigit(in.peek(1))) {
            in.next();
            digits();
        }
        int exponent = in.peek(1) == '+' || in.peek(1) == '-' ? 2 : 1;
        if ((in.peek() == 'e' || in.peek() == 'E') && isDigit(in.peek(exponent))) {
            in.skip(exponent);
            digits();
        }
        Number value = Numbers.parse(in.since(start));
        if (value == null) {
            throw in.source().fault(start, "the number is too large or too long", "write it in quotes");
        }
        return new Constant(value, start, in.offset());
    }

    private void digits() {
        while (isDigit(in.peek())) {
            in.next();
        }
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    /** Attributes, indexes and splats after a value. */
    private HclExpression traversal(HclExpression first) {
        HclExpression value = first;
        while (true) {
            int end = in.offset();
            scanner.skip();
            Boolean constant = step();
            if (constant == null) {
                in.moveTo(end);
                return value;
            }
            value = constant && value instanceof Reference
                    ? new Reference(first.start(), in.offset())
                    : new Opaque(first.start(), in.offset());
        }
    }

    /** Takes one step: whether it is a constant one; null when there is none. */
    private @Nullable Boolean step() {
        if (in.peek() == '.' && in.peek(1) != '.') {
            in.next();
            scanner.skip();
            if (in.take('*')) {
                return false;
            }
            if (isDigit(in.peek())) {
                digits();
            } else {
                scanner.name();
            }
            return true;
        }
        if (in.peek() != '[') {
            return null;
        }
        boolean lines = scanner.linesMatter(false);
        in.next();
        scanner.skip();
        boolean constant = false;
        if (in.peek() == '*') {
            in.next();
        } else {
            HclExpression index = expression();
            constant = index instanceof Constant || HclTemplates.isText(index);
        }
        scanner.need(']');
        scanner.linesMatter(lines);
        return constant;
    }
}
