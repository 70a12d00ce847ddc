package dev.assay.rego.parse;

import dev.assay.rego.ast.Expr;
import dev.assay.rego.ast.Location;
import dev.assay.rego.ast.Module;
import dev.assay.rego.ast.Module.Import;
import dev.assay.rego.ast.Module.PackageClause;
import dev.assay.rego.ast.Module.Version;
import dev.assay.rego.ast.Problem;
import dev.assay.rego.ast.Rule;
import dev.assay.rego.ast.Term;
import dev.assay.rego.value.StringValue;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a module. After an error it goes on at the next line that begins like a statement, so that all errors are
 * found;
 * the first error of each is OPA's.
 */
final class ModuleParser {
    private final Cursor cursor;
    private final BodyParser bodies;
    private final RuleParser rules;
    private final Imports imports;
    private final List<Problem> problems = new ArrayList<>();
    private final List<Statement> statements = new ArrayList<>();
    private boolean wellRead;

    ModuleParser(Cursor cursor) {
        this.cursor = cursor;
        this.bodies = new BodyParser(cursor);
        this.rules = new RuleParser(cursor, bodies);
        this.imports = new Imports(cursor);
    }

    /** What a module consists of. */
    private sealed interface Statement {
        record Packaged(PackageClause clause) implements Statement {}

        record Imported(Import clause) implements Statement {}

        record Ruled(Rule rule) implements Statement {}

        record Query(List<Expr> body) implements Statement {}
    }

    Module module() {
        while (!cursor.is(Token.END) && problems.size() < Parser.PROBLEMS_MAX) {
            int begun = cursor.index();
            if (!statement() || cursor.hasProblems()) {
                cursor.problems().stream()
                        .filter(one -> !problems.contains(one))
                        .forEach(problems::add);
                cursor.problems().clear();
                cursor.skipToStatement(begun);
            }
        }
        problems.addAll(cursor.problems());
        wellRead = problems.isEmpty();
        Module module = assemble();
        if (problems.isEmpty() && module != null) {
            module = new Attachments(module, problems).attached();
        }
        if (!problems.isEmpty() || module == null) {
            throw new ParseException(problems.subList(0, Math.min(problems.size(), Parser.PROBLEMS_MAX)));
        }
        return module;
    }

    /** Reads a statement; answers whether there was one. */
    private boolean statement() {
        if (rules.keywordAsName(false)) {
            return false;
        }
        Cursor.Mark mark = cursor.mark();
        if (cursor.is(Token.PACKAGE)) {
            PackageClause clause = packageClause();
            if (clause != null) {
                statements.add(new Statement.Packaged(clause));
                return notBeforeMinus();
            }
        } else if (cursor.is(Token.IMPORT)) {
            Import clause = imports.read(bodies.terms());
            if (clause != null) {
                imports.apply(clause);
                statements.add(new Statement.Imported(clause));
                return notBeforeMinus();
            }
        }
        if (cursor.hasProblems()) {
            return false;
        }
        cursor.reset(mark);
        List<Rule> read = rules.rules();
        if (read != null) {
            read.forEach(rule -> statements.add(new Statement.Ruled(rule)));
            return true;
        }
        if (cursor.hasProblems()) {
            return false;
        }
        cursor.reset(mark);
        List<Expr> body = bodies.query(true, Token.END);
        if (body == null) {
            return false;
        }
        statements.add(new Statement.Query(body));
        return true;
    }

    private boolean notBeforeMinus() {
        if (cursor.is(Token.MINUS)) {
            cursor.unexpected();
            return false;
        }
        return true;
    }

    private @Nullable PackageClause packageClause() {
        Location place = cursor.here();
        cursor.nextOrBlank();
        if (cursor.is(Token.DOT) || cursor.is(Token.BRACKET_OPEN)) {
            return null;
        }
        if (cursor.is(Token.BLANK)) {
            cursor.next();
        }
        if (cursor.isRefKeyword()) {
            cursor.takeForName();
        }
        if (!cursor.is(Token.NAME)) {
            cursor.unexpected();
            return null;
        }
        Term term = bodies.terms().term();
        if (term == null) {
            return null;
        }
        Term.Ref path = packagePath(term);
        return path == null ? null : new PackageClause(path, place);
    }

    private Term.@Nullable Ref packagePath(Term term) {
        List<Term> parts = new ArrayList<>();
        Term head = term instanceof Term.Ref ref ? ref.head() : term;
        if (!(term instanceof Term.Ref) && !(term instanceof Term.Var)) {
            cursor.unexpected();
            return null;
        }
        if (!(head instanceof Term.Var first)) {
            cursor.error(head.location(), "unexpected " + Kinds.of(head) + " token: expecting var");
            return null;
        }
        parts.add(new Term.Constant(StringValue.of(first.name()), head.location()));
        for (Term part : term instanceof Term.Ref ref ? ref.path() : List.<Term>of()) {
            if (!(part instanceof Term.Constant constant && constant.value() instanceof StringValue)) {
                cursor.error(part.location(), "unexpected " + Kinds.of(part) + " token: expecting string");
                return null;
            }
            parts.add(part);
        }
        return new Term.Ref(new Term.Var("data", head.location()), parts, term.location());
    }

    // ---- The module

    private @Nullable Module assemble() {
        if (statements.isEmpty()) {
            if (problems.isEmpty()) {
                problems.add(new Problem(Problem.PARSE, "empty module", new Location(cursor.source, 0, 0)));
            }
            return null;
        }
        PackageClause clause = null;
        if (statements.getFirst() instanceof Statement.Packaged first) {
            clause = first.clause();
        } else if (wellRead) {
            report("package expected", place(statements.getFirst()));
        }
        List<Import> imported = new ArrayList<>();
        List<Rule> ruled = new ArrayList<>();
        boolean v1 = cursor.version == Version.V1
                || statements.stream()
                        .anyMatch(one -> one instanceof Statement.Imported found && Imports.isRegoV1(found.clause()));
        for (int i = 1; i < statements.size(); i++) {
            switch (statements.get(i)) {
                case Statement.Packaged again ->
                    report("unexpected package", again.clause().location());
                case Statement.Imported found -> imported.add(found.clause());
                case Statement.Ruled found -> ruled.add(found.rule());
                case Statement.Query query -> addRule(query, i, v1, ruled);
            }
        }
        if (v1) {
            ruled.stream()
                    .filter(rule -> wellRead || rule.bodyWritten())
                    .forEach(rule -> StrictForm.check(rule, problems));
        }
        return clause == null
                ? null
                : new Module(
                        cursor.source,
                        v1 ? Version.V1 : Version.V0,
                        clause,
                        imported,
                        ruled,
                        cursor.tokens.comments,
                        List.of());
    }

    private void addRule(Statement.Query query, int index, boolean v1, List<Rule> ruled) {
        StatementRule.Result result = StatementRule.of(query.body());
        if (result.rule() != null) {
            ruled.add(result.rule());
            return;
        }
        if (!wellRead) {
            return; // likely a part of what could not be read
        }
        String keyword = v1 ? null : missingKeyword(query, index);
        String hint = keyword == null
                ? ""
                : " (hint: `import future.keywords." + keyword + "` for `"
                        + (keyword.equals("if") ? "p if { ... }" : "p contains x") + "` rules)";
        report(result.problem() + hint, query.body().getFirst().location());
    }

    /** The keyword of v1 that a statement of v0 was misread around, being only a name there. */
    private @Nullable String missingKeyword(Statement.Query query, int index) {
        String own = keyword(query);
        if (own != null || index + 1 == statements.size()) {
            return own;
        }
        Statement following = statements.get(index + 1);
        boolean sameRow =
                place(following).row() == query.body().getFirst().location().row();
        return sameRow ? keyword(following) : null;
    }

    private static @Nullable String keyword(Statement statement) {
        Term name = switch (statement) {
            case Statement.Ruled ruled -> ruled.rule().head().ref().head();
            case Statement.Query query ->
                query.body().size() == 1 && query.body().getFirst().form() instanceof Expr.Form.Truth truth
                        ? truth.term()
                        : null;
            case Statement.Packaged other -> null;
            case Statement.Imported other -> null;
        };
        String text = name instanceof Term.Var found ? found.name() : "";
        return text.equals("if") || text.equals("contains") ? text : null;
    }

    private static Location place(Statement statement) {
        return switch (statement) {
            case Statement.Packaged found -> found.clause().location();
            case Statement.Imported found -> found.clause().location();
            case Statement.Ruled found -> found.rule().location();
            case Statement.Query found -> found.body().getFirst().location();
        };
    }

    private void report(String message, Location location) {
        problems.add(new Problem(Problem.PARSE, message, location));
    }
}
