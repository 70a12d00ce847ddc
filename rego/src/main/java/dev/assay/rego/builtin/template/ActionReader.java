package dev.assay.rego.builtin.template;

import dev.assay.rego.builtin.format.Quoting;
import dev.assay.rego.value.StringValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads what stands between the braces of one action. */
final class ActionReader {
    private static final Set<String> KEYWORDS =
            Set.of("if", "else", "end", "range", "with", "define", "template", "block", "break", "continue");

    private final TemplateParser parser;
    private final String source;
    private final int start;
    private final int end;
    private int at;
    private int depth;

    ActionReader(TemplateParser parser, String source, int start, int end) {
        this.parser = parser;
        this.source = source;
        this.start = start;
        this.end = end;
        this.at = start;
    }

    /** Where the closing braces of an action stand, or -1; braces in quotes do not count. */
    static int endOf(String source, int from) {
        for (int i = from; i < source.length(); i++) {
            char c = source.charAt(i);
            if (c == '"' || c == '`' || c == '\'') {
                i = endOfQuote(source, i);
                if (i < 0) {
                    return -1;
                }
            } else if (source.startsWith("}}", i)) {
                return i;
            }
        }
        return -1;
    }

    private static int endOfQuote(String source, int open) {
        char quote = source.charAt(open);
        for (int i = open + 1; i < source.length(); i++) {
            char c = source.charAt(i);
            if (c == quote) {
                return i;
            }
            if (c == '\\' && quote != '`') {
                i++;
            }
        }
        return -1;
    }

    private void skipSpace() {
        while (at < end && Character.isWhitespace(source.charAt(at))) {
            at++;
        }
    }

    private boolean atEnd() {
        skipSpace();
        return at >= end;
    }

    /** The keyword that stands here, which is then read; else an empty text. */
    String keyword() {
        skipSpace();
        String word = wordAt(at);
        if (KEYWORDS.contains(word)) {
            at += word.length();
            return word;
        }
        return "";
    }

    private String wordAt(int from) {
        int stop = from;
        while (stop < end && isWord(source.charAt(stop))) {
            stop++;
        }
        return source.substring(from, stop);
    }

    private static boolean isWord(char c) {
        return c == '_' || Character.isLetterOrDigit(c);
    }

    void requireEnd() {
        if (!atEnd()) {
            throw parser.error(
                    "unexpected " + Quoting.quoted(source.substring(at, end).strip(), false) + " in action");
        }
    }

    Node.Place place() {
        return place(start);
    }

    private Node.Place place(int from) {
        return new Node.Place(source, from, source.substring(from, at).strip());
    }

    String name() {
        skipSpace();
        int from = at;
        if (at >= end || (source.charAt(at) != '"' && source.charAt(at) != '`')) {
            throw parser.error(
                    "unexpected " + Quoting.quoted(source.substring(from, end).strip(), false) + " in clause");
        }
        return ((Datum.Text) quoted()).value();
    }

    Node call() {
        skipSpace();
        int from = at;
        String name = name();
        Node.Place place = new Node.Place(source, from, source.substring(start - 2, end + 2));
        return new Node.Call(name, atEnd() ? null : pipeline(), place);
    }

    /** A pipeline up to the end of the action. */
    Node.Pipeline pipeline() {
        Node.Pipeline pipeline = pipeline(false, 1);
        requireEnd();
        return pipeline;
    }

    /** As {@link #pipeline}, but with room for two variables: the key and the element. */
    Node.Pipeline rangePipeline() {
        Node.Pipeline pipeline = pipeline(false, 2);
        requireEnd();
        return pipeline;
    }

    private Node.Pipeline pipeline(boolean inGroup, int variablesMax) {
        List<String> names = new ArrayList<>();
        int before = at;
        boolean assigns = false;
        String declared = variables(names, variablesMax);
        if (declared.isEmpty()) {
            at = before;
            names.clear();
        } else {
            assigns = declared.equals("=");
        }
        List<Node.Command> commands = new ArrayList<>();
        commands.add(command(inGroup));
        while (at < end && source.charAt(at) == '|') {
            at++;
            commands.add(command(inGroup));
        }
        for (String name : names) {
            if (assigns) {
                parser.requireVariable(name);
            } else {
                parser.variables().add(name);
            }
        }
        return new Node.Pipeline(List.copyOf(names), assigns, commands);
    }

    /** Reads variables before a sign of assignment; answers the sign, or an empty text when there is none. */
    private String variables(List<String> names, int most) {
        while (names.size() < most) {
            skipSpace();
            if (at >= end || source.charAt(at) != '$') {
                return "";
            }
            String name = "$" + wordAt(at + 1);
            at += name.length();
            names.add(name);
            skipSpace();
            if (source.startsWith(":=", at)) {
                at += 2;
                return ":=";
            }
            if (at < end && source.charAt(at) == '=') {
                at++;
                return "=";
            }
            if (at >= end || source.charAt(at) != ',') {
                return "";
            }
            at++;
        }
        return "";
    }

    private Node.Command command(boolean inGroup) {
        skipSpace();
        int from = at;
        List<Node.Operand> operands = new ArrayList<>();
        while (!atEnd() && source.charAt(at) != '|' && !(inGroup && source.charAt(at) == ')')) {
            operands.add(operand());
        }
        if (operands.isEmpty()) {
            throw parser.error("missing value for command");
        }
        return new Node.Command(operands, place(from));
    }

    private Node.Operand operand() {
        int from = at;
        Node.Root root = root();
        List<String> fields = new ArrayList<>();
        if (root instanceof Node.Root.Dot && !wordAt(at).isEmpty()) {
            fields.add(wordAt(at));
            at += fields.getLast().length();
        }
        while (at < end && source.charAt(at) == '.' && !wordAt(at + 1).isEmpty()) {
            fields.add(wordAt(at + 1));
            at += 1 + fields.getLast().length();
        }
        Node.Place place = place(from);
        int behindFirst = fields.isEmpty() ? 0 : place.text().lastIndexOf('.');
        return new Node.Operand(root, fields, new Node.Place(source, from + Math.max(0, behindFirst), place.text()));
    }

    private Node.Root root() {
        char c = source.charAt(at);
        if (c == '.') {
            at++;
            return new Node.Root.Dot();
        }
        if (c == '$') {
            String name = "$" + wordAt(at + 1);
            parser.requireVariable(name);
            at += name.length();
            return new Node.Root.Variable(name);
        }
        if (c == '(') {
            return group();
        }
        if (c == '"' || c == '`' || c == '\'') {
            return new Node.Root.Constant(quoted());
        }
        if ((c >= '0' && c <= '9') || c == '-' || c == '+') {
            return new Node.Root.Constant(number());
        }
        return word();
    }

    private Node.Root group() {
        if (++depth > TemplateParser.TEMPLATE_DEPTH_MAX) {
            throw parser.error("groups nest deeper than TEMPLATE_DEPTH_MAX=" + TemplateParser.TEMPLATE_DEPTH_MAX);
        }
        at++;
        Node.Pipeline pipeline = pipeline(true, 0);
        if (atEnd() || source.charAt(at) != ')') {
            throw parser.error("unclosed left paren");
        }
        at++;
        depth--;
        return new Node.Root.Group(pipeline);
    }

    private Node.Root word() {
        String word = wordAt(at);
        if (word.isEmpty()) {
            throw parser.error("unexpected " + Quoting.quoted(source.substring(at, at + 1), false) + " in operand");
        }
        at += word.length();
        return switch (word) {
            case "true", "false" -> new Node.Root.Constant(new Datum.Bool(word.equals("true")));
            case "nil" -> new Node.Root.Constant(Datum.Nothing.NIL);
            default -> {
                if (!Functions.has(word)) {
                    throw parser.error("function " + StringValue.of(word) + " not defined");
                }
                yield new Node.Root.Function(word);
            }
        };
    }

    private Datum quoted() {
        int close = endOfQuote(source, at);
        if (close < 0 || close >= end) {
            throw parser.error("unterminated quoted string");
        }
        char quote = source.charAt(at);
        String inner = source.substring(at + 1, close);
        at = close + 1;
        if (quote == '`') {
            return new Datum.Text(inner);
        }
        String text = Unquoting.unquoted(inner);
        if (text == null || (quote == '\'' && text.codePointCount(0, text.length()) != 1)) {
            throw parser.error("malformed " + (quote == '"' ? "string" : "character constant") + ": " + inner);
        }
        return quote == '"' ? new Datum.Text(text) : new Datum.Whole(text.codePointAt(0));
    }

    private Datum number() {
        int from = at;
        at++;
        while (at < end && (isWord(source.charAt(at)) || source.charAt(at) == '.' || isExponentSign())) {
            at++;
        }
        String text = source.substring(from, at).replace("_", "");
        try {
            return new Datum.Whole(Long.decode(text));
        } catch (NumberFormatException notWhole) {
            return real(text);
        }
    }

    private boolean isExponentSign() {
        char c = source.charAt(at);
        char before = source.charAt(at - 1);
        return (c == '+' || c == '-') && (before == 'e' || before == 'E');
    }

    private Datum real(String text) {
        try {
            double value = Double.parseDouble(text);
            boolean whole = value == Math.rint(value) && Math.abs(value) < 1e18 && text.indexOf('.') < 0;
            return whole ? new Datum.Whole((long) value) : new Datum.Real(value);
        } catch (NumberFormatException e) {
            throw parser.error("bad number syntax: " + Quoting.quoted(text, false));
        }
    }
}
