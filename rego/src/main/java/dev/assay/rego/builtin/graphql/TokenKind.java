package dev.assay.rego.builtin.graphql;

/** The kinds of token, with how messages name them. */
enum TokenKind {
    INVALID("<Invalid>"),
    END("<EOF>"),
    BANG("!"),
    DOLLAR("$"),
    AMPERSAND("&"),
    PARENTHESIS_OPEN("("),
    PARENTHESIS_CLOSE(")"),
    SPREAD("..."),
    COLON(":"),
    EQUALS("="),
    AT("@"),
    BRACKET_OPEN("["),
    BRACKET_CLOSE("]"),
    BRACE_OPEN("{"),
    BRACE_CLOSE("}"),
    PIPE("|"),
    NAME("Name"),
    INT("Int"),
    FLOAT("Float"),
    STRING("String"),
    BLOCK_STRING("BlockString"),
    COMMENT("Comment");

    private final String text;

    TokenKind(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }
}
