package dev.assay.rego.parse;

import dev.assay.rego.ast.Location;
import dev.assay.rego.ast.Module.Version;
import dev.assay.rego.ast.Problem;
import dev.assay.rego.ast.Source;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The place in the tokens where the parser stands, with what it has found wrong so far. It can be marked and gone back
 * to; going back forgets problems that were found since.
 */
final class Cursor {
    final Source source;
    final Tokens tokens;
    final Version version;

    private final List<Problem> problems = new ArrayList<>();
    private final Set<Token> keywords = EnumSet.noneOf(Token.class);
    private int at;
    private int nameAt = -1;
    private boolean blank;
    private int wildcards;
    private List<String> hints = List.of();
    private int depth;

    Cursor(Tokens tokens, Version version) {
        this.source = tokens.source;
        this.tokens = tokens;
        this.version = version;
        if (version == Version.V1) {
            keywords.addAll(EnumSet.range(Token.IN, Token.IF));
        }
        arrive();
    }

    /** Where the parser stood. */
    record Mark(int at, int nameAt, boolean blank, int wildcards, int problems, List<String> hints) {}

    Mark mark() {
        return new Mark(at, nameAt, blank, wildcards, problems.size(), hints);
    }

    void reset(Mark mark) {
        problems.subList(mark.problems, problems.size()).clear();
        resume(mark);
    }

    /** Goes to a place without forgetting problems. */
    void resume(Mark mark) {
        at = mark.at;
        nameAt = mark.nameAt;
        blank = mark.blank;
        wildcards = mark.wildcards;
        hints = mark.hints;
    }

    // ---- Tokens

    Token kind() {
        if (blank) {
            return Token.BLANK;
        }
        Token kind = tokens.kind(at);
        if (at == nameAt || (kind.isNewKeyword() && !keywords.contains(kind))) {
            return Token.NAME;
        }
        return kind;
    }

    boolean is(Token kind) {
        return kind() == kind;
    }

    /** The text of the token. */
    String text() {
        return tokens.text(at);
    }

    int index() {
        return at;
    }

    /** Goes to the next token, past any blanks. */
    void next() {
        if (blank) {
            blank = false;
        } else if (tokens.kind(at) != Token.END) {
            at++;
        }
        arrive();
    }

    /** Goes to what comes next, be it blanks. */
    void nextOrBlank() {
        if (blank || tokens.kind(at) == Token.END) {
            next();
        } else if (tokens.blankBefore(at + 1)) {
            at++;
            blank = true;
        } else {
            next();
        }
    }

    private void arrive() {
        if (tokens.kind(at) == Token.ILLEGAL) {
            for (String message : tokens.errors(at)) {
                error(here(), message);
            }
        }
    }

    /** Whether a dot or a bracket follows the token at once. */
    boolean beginsRef() {
        if (blank || tokens.kind(at) == Token.END || tokens.blankBefore(at + 1)) {
            return false;
        }
        Token following = tokens.kind(at + 1);
        return following == Token.DOT || following == Token.BRACKET_OPEN;
    }

    /** The kind of the token after this one. */
    Token following() {
        Mark mark = mark();
        next();
        Token kind = kind();
        reset(mark);
        return kind;
    }

    /** Takes the token for a name, though it is a keyword. */
    void takeForName() {
        nameAt = at;
    }

    /** Takes a keyword that begins a ref for a name. */
    boolean takeRefForName() {
        if (isRefKeyword() && beginsRef()) {
            takeForName();
            return true;
        }
        return false;
    }

    /** Whether the token is a keyword that may be a part of a ref. */
    boolean isRefKeyword() {
        Token kind = kind();
        return kind.isOldKeyword() || kind.isNewKeyword();
    }

    boolean lineBefore() {
        return tokens.lineBefore(at);
    }

    boolean commentBefore() {
        return tokens.commentBefore(at);
    }

    /**
     * Goes to a word that begins a line, or to the end; at least one token further than where a statement began. A
     * statement that was not closed may have swallowed others: one after a blank line is gone back to.
     */
    void skipToStatement(int begun) {
        int reached = at;
        blank = false;
        nameAt = -1;
        hints = List.of();
        at = begun;
        do {
            if (tokens.kind(at) == Token.END) {
                return;
            }
            at++;
        } while (!beginsLine() || (at <= reached && !followsBlankLine()));
        arrive();
    }

    private boolean followsBlankLine() {
        String between = source.text().substring(tokens.end(at - 1), tokens.start(at));
        return between.contains("\n\n") || between.contains("\n\r\n");
    }

    private boolean beginsLine() {
        Token kind = tokens.kind(at);
        boolean word = kind == Token.NAME || kind == Token.PACKAGE || kind == Token.IMPORT || kind == Token.DEFAULT;
        return kind == Token.END || (word && source.text().charAt(Math.max(tokens.start(at) - 1, 0)) == '\n');
    }

    // ---- Keywords and names

    boolean isActive(Token keyword) {
        return keywords.contains(keyword);
    }

    void activate(Token keyword) {
        keywords.add(keyword);
        if (keyword == Token.EVERY) {
            keywords.add(Token.IN);
        }
    }

    Set<Token> activeKeywords() {
        return EnumSet.copyOf(keywords);
    }

    void setActiveKeywords(Set<Token> active) {
        keywords.clear();
        keywords.addAll(active);
    }

    /** A name of its own for a wildcard. */
    String wildcard() {
        return "$" + wildcards++;
    }

    int wildcards() {
        return wildcards;
    }

    void setWildcards(int count) {
        wildcards = count;
    }

    // ---- Places

    /** Offset of the token, or of the blanks before it; a line's end counts to the next line, as OPA has it. */
    int start() {
        if (!blank) {
            return tokens.start(at);
        }
        String text = source.text();
        int end = tokens.end(at - 1);
        if (text.charAt(end) == '#') {
            int lineEnd = text.indexOf('\n', end);
            end = lineEnd < 0 ? text.length() - 1 : lineEnd;
        }
        return text.charAt(end) == '\n' ? end + 1 : end;
    }

    /** Offset after the token. */
    int end() {
        return blank ? tokens.start(at) : tokens.end(at);
    }

    /** Offset after the token before this one. */
    int lastEnd() {
        return at == 0 ? 0 : tokens.end(at - 1);
    }

    Location here() {
        return new Location(source, start(), end());
    }

    /** The place of one term, with a text of its own. */
    Location location(Location place, int textStart, int end) {
        return new Location(source, place.start(), textStart, end);
    }

    // ---- Problems

    List<Problem> problems() {
        return problems;
    }

    boolean hasProblems() {
        return !problems.isEmpty();
    }

    void hint(String hint) {
        List<String> more = new ArrayList<>(hints);
        more.add(hint);
        hints = List.copyOf(more);
    }

    boolean hasHints() {
        return !hints.isEmpty();
    }

    void error(Location location, String message) {
        String hinted = switch (hints.size()) {
            case 0 -> message;
            case 1 -> message + " (hint: " + hints.getFirst() + ")";
            default -> message + " (hints: " + String.join(", ", hints) + ")";
        };
        problems.add(new Problem(Problem.PARSE, hinted, location));
        hints = List.of();
    }

    /** The token is not what belongs here. */
    void unexpected() {
        unexpected("");
    }

    /** The token is not what belongs here; the note says what is. */
    void unexpected(String note) {
        Token kind = kind();
        if (kind == Token.ILLEGAL) {
            error(here(), "illegal token");
            return;
        }
        error(
                here(),
                "unexpected " + kind.label() + (kind.isKeyword() ? " keyword" : " token")
                        + (note.isEmpty() ? "" : ": " + note));
    }

    /** Goes one level deeper; answers whether that is still allowed. */
    boolean enter() {
        if (depth == Parser.PARSE_DEPTH_MAX) {
            error(here(), "max parsing recursion depth exceeded (PARSE_DEPTH_MAX=" + Parser.PARSE_DEPTH_MAX + ")");
            return false;
        }
        depth++;
        return true;
    }

    void leave() {
        depth--;
    }
}
