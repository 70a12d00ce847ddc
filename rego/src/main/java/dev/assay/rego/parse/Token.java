package dev.assay.rego.parse;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The kinds of token, with the names that OPA's messages give them. */
enum Token {
    ILLEGAL("illegal"),
    END("eof"),
    BLANK("whitespace"),
    NAME("identifier"),
    PACKAGE("package"),
    IMPORT("import"),
    AS("as"),
    DEFAULT("default"),
    ELSE("else"),
    NOT("not"),
    SOME("some"),
    WITH("with"),
    NULL("null"),
    TRUE("true"),
    FALSE("false"),
    IN("in"),
    EVERY("every"),
    CONTAINS("contains"),
    IF("if"),
    NUMBER("number"),
    STRING("string"),
    TEMPLATE_PART("template-string-part"),
    TEMPLATE_END("template-string-end"),
    RAW_TEMPLATE_PART("raw-template-string-part"),
    RAW_TEMPLATE_END("raw-template-string-end"),
    BRACKET_OPEN("["),
    BRACKET_CLOSE("]"),
    BRACE_OPEN("{"),
    BRACE_CLOSE("}"),
    PAREN_OPEN("("),
    PAREN_CLOSE(")"),
    COMMA(","),
    COLON(":"),
    DOT("."),
    SEMICOLON(";"),
    ASSIGN("assign"),
    UNIFY("eq"),
    EQUAL("equal", 1),
    NOT_EQUAL("neq", 1),
    LESS("lt", 1),
    GREATER("gt", 1),
    LESS_EQUAL("lte", 1),
    GREATER_EQUAL("gte", 1),
    OR("or", 2),
    AND("and", 3),
    PLUS("plus", 4),
    MINUS("minus", 4),
    TIMES("mul", 5),
    DIVIDE("div", 5),
    REMAINDER("rem", 5);

    private static final Map<String, Token> WORDS = Map.ofEntries(
            Map.entry("package", PACKAGE),
            Map.entry("import", IMPORT),
            Map.entry("as", AS),
            Map.entry("default", DEFAULT),
            Map.entry("else", ELSE),
            Map.entry("not", NOT),
            Map.entry("some", SOME),
            Map.entry("with", WITH),
            Map.entry("null", NULL),
            Map.entry("true", TRUE),
            Map.entry("false", FALSE),
            Map.entry("in", IN),
            Map.entry("every", EVERY),
            Map.entry("contains", CONTAINS),
            Map.entry("if", IF));

    private final String label;
    private final int strength;

    Token(String label) {
        this(label, 0);
    }

    Token(String label, int strength) {
        this.label = label;
        this.strength = strength;
    }

    /** The keyword that a word is in Rego v1, or null. */
    static @Nullable Token word(String text) {
        return WORDS.get(text);
    }

    /** The name in messages; of an operator, the name of its builtin. */
    String label() {
        return label;
    }

    /** How strongly an infix operator binds, from 1; 0 for what is none. */
    int strength() {
        return strength;
    }

    /** Whether it is a keyword in every version of the language. */
    boolean isOldKeyword() {
        return compareTo(PACKAGE) >= 0 && compareTo(FALSE) <= 0;
    }

    /** Whether it is a keyword in Rego v1, and in v0 only by import. */
    boolean isNewKeyword() {
        return compareTo(IN) >= 0 && compareTo(IF) <= 0;
    }

    boolean isKeyword() {
        return compareTo(PACKAGE) >= 0 && compareTo(IF) <= 0;
    }
}
