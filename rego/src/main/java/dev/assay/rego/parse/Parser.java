package dev.assay.rego.parse;

import dev.assay.rego.ast.Expr;
import dev.assay.rego.ast.Location;
import dev.assay.rego.ast.Module;
import dev.assay.rego.ast.Module.Version;
import dev.assay.rego.ast.Problem;
import dev.assay.rego.ast.Source;
import dev.assay.rego.ast.Term;
import java.util.List;

/** Reads Rego. Every method may be called by any thread. */
public final class Parser {
    /**
     * The most that brackets, operators and bodies may be nested, so that no source exhausts the stack. A pair of
     * brackets counts two or three levels, an operator in a row of them one.
     */
    public static final int PARSE_DEPTH_MAX = 400;

    /** The most characters of one source. */
    public static final int SOURCE_LENGTH_MAX = 50_000_000;

    /** The most problems that are collected from one source. */
    public static final int PROBLEMS_MAX = 100;

    private Parser() {}

    /**
     * Reads a module.
     *
     * @param version the version it is read as; imports such as {@code rego.v1} can make a module of v0 one of v1
     * @throws ParseException if it is none
     */
    public static Module module(Source source, Version version) {
        return new ModuleParser(cursor(source, version)).module();
    }

    /**
     * Reads a query: expressions with semicolons or line ends between them.
     *
     * @param imports those that are in force, which may bring keywords
     * @throws ParseException if it is none
     */
    public static List<Expr> query(Source source, Version version, List<Module.Import> imports) {
        Cursor cursor = cursor(source, version);
        Imports keywords = new Imports(cursor);
        imports.forEach(keywords::apply);
        return new QueryParser(cursor).query();
    }

    /**
     * Reads a single term of Rego v1.
     *
     * @throws ParseException if it is none
     */
    public static Term term(Source source) {
        List<Expr> body = query(source, Version.V1, List.of());
        if (body.size() == 1
                && body.getFirst().form() instanceof Expr.Form.Truth truth
                && !(truth.term() instanceof Term.Call)
                && !body.getFirst().negated()
                && body.getFirst().with().isEmpty()) {
            return truth.term();
        }
        throw new ParseException(List.of(new Problem(
                Problem.PARSE,
                "expected exactly one term",
                new Location(source, 0, source.text().length()))));
    }

    /**
     * Reads a single ref of Rego v1, such as {@code input.a["b"]}.
     *
     * @throws ParseException if it is none
     */
    public static Term.Ref ref(Source source) {
        Term term = term(source);
        if (term instanceof Term.Ref ref) {
            return ref;
        }
        throw new ParseException(
                List.of(new Problem(Problem.PARSE, "expected ref but got " + Kinds.of(term), term.location())));
    }

    private static Cursor cursor(Source source, Version version) {
        int length = source.text().length();
        if (length > SOURCE_LENGTH_MAX) {
            String message = "a source of " + length + " characters, more than SOURCE_LENGTH_MAX=" + SOURCE_LENGTH_MAX;
            throw new ParseException(List.of(new Problem(Problem.PARSE, message, new Location(source, 0, 0))));
        }
        return new Cursor(Lexer.scan(source), version);
    }
}
