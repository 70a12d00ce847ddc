package dev.assay.inputs.hcl2;

import dev.assay.inputs.document.Characters;
import dev.assay.inputs.hcl2.HclExpression.Constant;
import dev.assay.inputs.hcl2.HclExpression.Span;
import dev.assay.inputs.hcl2.HclExpression.Template;
import dev.assay.inputs.hcl2.HclExpression.Wrapped;
import java.util.List;

/** Reads quoted texts and heredocs. */
final class HclTemplates {
    private final Characters in;
    private final HclScanner scanner;
    private final HclExpressions expressions;

    HclTemplates(Characters in, HclScanner scanner, HclExpressions expressions) {
        this.in = in;
        this.scanner = scanner;
        this.expressions = expressions;
    }

    /** Whether an expression is a text without interpolations. */
    static boolean isText(HclExpression expression) {
        return expression instanceof Template template
                && template.parts().stream().allMatch(Constant.class::isInstance);
    }

    /** The label of a block. */
    String label() {
        int start = in.offset();
        HclExpression label = quoted();
        if (!isText(label) || !(label instanceof Template template)) {
            throw in.source().fault(start, "the label of a block has an interpolation", "write it out");
        }
        StringBuilder text = new StringBuilder();
        for (HclExpression part : template.parts()) {
            text.append(((Constant) part).value());
        }
        return text.toString();
    }

    HclExpression quoted() {
        int start = in.offset();
        in.next();
        HclPieces pieces = new HclPieces(in);
        while (!in.take('"')) {
            if (in.peek() == '\n' || in.atEnd()) {
                throw in.source()
                        .fault(start, "the text in quotes has no end in its line", "close it by a quote, or use <<EOT");
            }
            if (in.peek() == '\\') {
                pieces.escape();
            } else {
                piece(pieces);
            }
        }
        return finish(pieces, start);
    }

    HclExpression heredoc() {
        int start = in.offset();
        if (!in.take("<<")) {
            throw in.expected("an expression");
        }
        boolean indented = in.take('-');
        String marker = scanner.name();
        in.take('\r');
        if (!in.take('\n')) {
            throw in.expected("the end of the line after <<" + marker);
        }
        HclPieces pieces = new HclPieces(in);
        boolean lineStart = true;
        while (!lineStart || !takeMarker(marker)) {
            if (in.atEnd()) {
                throw in.source().fault(start, "the heredoc has no end", "end it by a line with " + marker);
            }
            lineStart = in.peek() == '\n';
            piece(pieces);
        }
        if (indented) {
            pieces.unindent();
        }
        return finish(pieces, start);
    }

    private boolean takeMarker(String marker) {
        int start = in.offset();
        while (in.peek() == ' ' || in.peek() == '\t') {
            in.next();
        }
        boolean ends =
                in.take(marker) && (in.atEnd() || in.peek() == '\n' || (in.peek() == '\r' && in.peek(1) == '\n'));
        if (!ends) {
            in.moveTo(start);
        }
        return ends;
    }

    private HclExpression finish(HclPieces pieces, int start) {
        List<HclExpression> parts = pieces.structure(start);
        return parts.size() == 1 && pieces.isOneInterpolation()
                ? new Wrapped(parts.getFirst(), start, in.offset())
                : new Template(parts, start, in.offset());
    }

    /** A character, an interpolation or a directive. */
    private void piece(HclPieces pieces) {
        if (in.take("$${")) {
            pieces.text("${");
        } else if (in.take("%%{")) {
            pieces.text("%{");
        } else if (in.sees("${") || in.sees("%{")) {
            boolean directive = in.next() == '%';
            in.next();
            boolean lines = scanner.linesMatter(false);
            if (in.take('~')) {
                pieces.trimBefore();
            }
            if (directive) {
                directive(pieces);
            } else {
                pieces.interpolation(expressions.expression());
            }
            scanner.skip();
            boolean trim = in.take('~');
            if (!in.take('}')) {
                throw in.expected("'}' after the interpolation");
            }
            if (trim) {
                pieces.trimAfter();
            }
            scanner.linesMatter(lines);
        } else {
            int c = in.next();
            pieces.character((char) c);
            if ((c == '$' || c == '%') && in.peek() == c) {
                pieces.character((char) in.next());
            }
        }
    }

    private void directive(HclPieces pieces) {
        scanner.skip();
        if (scanner.takeWord("if")) {
            HclExpression condition = expressions.expression();
            pieces.choice(new Span(condition.start(), condition.end()));
        } else if (scanner.takeWord("for")) {
            scanner.skip();
            String variables = scanner.name();
            scanner.skip();
            if (in.take(',')) {
                scanner.skip();
                variables += ", " + scanner.name();
                scanner.skip();
            }
            if (!scanner.takeWord("in")) {
                throw in.expected("'in'");
            }
            HclExpression collection = expressions.expression();
            pieces.repetition(variables, new Span(collection.start(), collection.end()));
        } else if (scanner.takeWord("else")) {
            pieces.end("else");
        } else if (scanner.takeWord("endif")) {
            pieces.end("endif");
        } else if (scanner.takeWord("endfor")) {
            pieces.end("endfor");
        } else {
            throw in.expected("if, else, endif, for or endfor");
        }
    }
}
