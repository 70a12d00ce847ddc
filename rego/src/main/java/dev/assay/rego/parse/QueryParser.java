package dev.assay.rego.parse;

import dev.assay.rego.ast.Expr;
import dev.assay.rego.ast.Problem;
import java.util.ArrayList;
import java.util.List;

/** Reads a query, which is a body without a rule. */
final class QueryParser {
    private final Cursor cursor;

    QueryParser(Cursor cursor) {
        this.cursor = cursor;
    }

    List<Expr> query() {
        BodyParser bodies = new BodyParser(cursor);
        List<Expr> query = new ArrayList<>();
        while (!cursor.is(Token.END)) {
            List<Expr> body = bodies.query(true, Token.END);
            if (body == null) {
                break;
            }
            query.addAll(body);
        }
        if (cursor.hasProblems()) {
            throw new ParseException(cursor.problems());
        }
        if (query.isEmpty()) {
            throw new ParseException(List.of(new Problem(Problem.PARSE, "empty query", cursor.here())));
        }
        return query;
    }
}
