package dev.assay.rego.parse;

import dev.assay.rego.ast.Location;
import dev.assay.rego.ast.Module.Import;
import dev.assay.rego.ast.Module.Version;
import dev.assay.rego.ast.Term;
import dev.assay.rego.value.StringValue;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads imports, and puts those in force that bring keywords. */
final class Imports {
    private static final Map<String, Token> KEYWORDS =
            Map.of("contains", Token.CONTAINS, "every", Token.EVERY, "if", Token.IF, "in", Token.IN);

    private static final Set<String> ROOTS = Set.of("data", "input", "future", "rego");

    private final Cursor cursor;

    Imports(Cursor cursor) {
        this.cursor = cursor;
    }

    /** An import; null after an error, or if the word {@code import} only begins a ref. */
    @Nullable
    Import read(TermParser terms) {
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
        Term.Ref path = path(terms.term());
        if (path == null) {
            return null;
        }
        if (!cursor.is(Token.AS)) {
            checkLastPart(path);
            return new Import(path, null, cursor.location(place, place.start(), cursor.lastEnd()));
        }
        String alias = alias(terms);
        return alias == null ? null : new Import(path, alias, cursor.location(place, place.start(), cursor.lastEnd()));
    }

    private Term.@Nullable Ref path(@Nullable Term term) {
        Term.Ref path = switch (term) {
            case Term.Var name -> new Term.Ref(name, List.of(), name.location());
            case Term.Ref ref -> ref;
            case null, default -> null;
        };
        if (path == null) {
            cursor.error(cursor.here(), "expected path");
            return null;
        }
        for (Term part : path.path()) {
            if (name(part) == null) {
                cursor.error(part.location(), "unexpected " + Kinds.of(part) + " token: expecting string");
                return null;
            }
        }
        String root = path.head() instanceof Term.Var head ? head.name() : "";
        if (ROOTS.contains(root)) {
            return path;
        }
        cursor.hint("if this is unexpected, try updating OPA");
        cursor.error(
                path.location(),
                "unexpected import path, must begin with one of: {data, future, input, rego}, got: "
                        + path.head().location().text());
        return null;
    }

    private @Nullable String alias(TermParser terms) {
        cursor.next();
        if (!cursor.is(Token.NAME)) {
            cursor.unexpected("expected var");
            return null;
        }
        Term alias = terms.term();
        if (alias instanceof Term.Var name) {
            return name.name();
        }
        if (alias instanceof Term.Ref ref && ref.path().isEmpty()) {
            cursor.error(
                    ref.location(),
                    "unexpected import alias, must not be a reserved name, got: "
                            + ref.location().text());
            return null;
        }
        cursor.unexpected("expected var");
        return null;
    }

    /** A keyword cannot name what is imported. */
    private void checkLastPart(Term.Ref path) {
        if (isRoot(path, "future") && !path.path().isEmpty()) {
            return;
        }
        Term last = path.path().isEmpty() ? path.head() : path.path().getLast();
        String name = last instanceof Term.Var head ? head.name() : String.valueOf(name(last));
        Token keyword = Token.word(name);
        if (keyword != null && (keyword.isOldKeyword() || cursor.version == Version.V1)) {
            cursor.hint("import a different path or use an alias");
            cursor.error(last.location(), "unexpected import path, must not end with a keyword, got: " + name);
        }
    }

    /** Puts the keywords in force that an import brings, if it brings any. */
    void apply(Import imported) {
        if (isRoot(imported.path(), "rego")) {
            applyRego(imported);
        } else if (isRoot(imported.path(), "future")) {
            applyFuture(imported);
        }
    }

    private void applyRego(Import imported) {
        Term.Ref path = imported.path();
        if (path.path().size() != 1 || !"v1".equals(name(path.path().getFirst()))) {
            cursor.error(path.location(), "invalid import `" + path.location().text() + "`, must be one of: `rego.v1`");
        } else if (imported.alias() != null) {
            cursor.error(path.location(), "`rego` imports cannot be aliased");
        } else {
            EnumSet.range(Token.IN, Token.IF).forEach(cursor::activate);
        }
    }

    private void applyFuture(Import imported) {
        List<Term> path = imported.path().path();
        Location place = imported.path().location();
        if (path.isEmpty() || !"keywords".equals(name(path.getFirst()))) {
            cursor.error(place, "invalid import, must be `future.keywords`");
        } else if (imported.alias() != null) {
            cursor.error(place, "`future` imports cannot be aliased");
        } else if (path.size() == 2) {
            Token keyword = KEYWORDS.get(String.valueOf(name(path.get(1))));
            if (keyword == null) {
                cursor.error(place, "unexpected keyword, must be one of [contains every if in]");
            } else {
                cursor.activate(keyword);
            }
        } else {
            KEYWORDS.values().forEach(cursor::activate);
        }
    }

    static boolean isRoot(Term.Ref path, String root) {
        return path.head() instanceof Term.Var head && head.name().equals(root);
    }

    static boolean isRegoV1(Import imported) {
        Term.Ref path = imported.path();
        return isRoot(path, "rego")
                && path.path().size() == 1
                && "v1".equals(name(path.path().getFirst()));
    }

    private static @Nullable String name(Term part) {
        return part instanceof Term.Constant constant && constant.value() instanceof StringValue string
                ? string.value()
                : null;
    }
}
