package dev.assay.rego.builtin.template;

import dev.assay.rego.builtin.BuiltinException;
import dev.assay.rego.builtin.format.Quoting;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads templates: text, and actions in double braces. One parser reads one text. */
final class TemplateParser {
    /** How deep actions may stand within each other. */
    static final int TEMPLATE_DEPTH_MAX = 200;

    private static final String OPEN = "{{";
    private static final String CLOSE = "}}";

    private final String source;
    private final Map<String, List<Node>> templates = new HashMap<>();
    private final List<String> variables = new ArrayList<>(List.of("$"));
    private int at;
    private int loops;
    private int depth;
    private boolean trimNext;
    /** The action that ended the list that was read last; empty at the end of the text. */
    private String ending = "";

    private ActionReader ender;

    private TemplateParser(String source) {
        this.source = source;
        this.ender = new ActionReader(this, source, 0, 0);
    }

    /** Templates by name; the one without a name is the whole. */
    static Map<String, List<Node>> parse(String source) {
        TemplateParser parser = new TemplateParser(source);
        List<Node> nodes = parser.list();
        if (!parser.ending.isEmpty()) {
            throw parser.error("unexpected {{" + parser.ending + "}}");
        }
        parser.templates.put("", nodes);
        return parser.templates;
    }

    BuiltinException error(String message) {
        return BuiltinException.error("template: template:" + line(at) + ": " + message);
    }

    int line(int position) {
        return 1
                + (int) source.substring(0, Math.min(position, source.length()))
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
    }

    List<String> variables() {
        return variables;
    }

    /** Reads nodes up to an {@code else}, an {@code end} or the end of the text. */
    private List<Node> list() {
        if (++depth > TEMPLATE_DEPTH_MAX) {
            throw error("actions nest deeper than TEMPLATE_DEPTH_MAX=" + TEMPLATE_DEPTH_MAX);
        }
        List<Node> nodes = new ArrayList<>();
        ending = "";
        while (at < source.length()) {
            int open = source.indexOf(OPEN, at);
            int stop = open < 0 ? source.length() : open;
            String text = source.substring(at, stop);
            boolean trimsBefore = open >= 0 && isTrimMark(open + OPEN.length());
            text = trimNext ? text.stripLeading() : text;
            text = trimsBefore ? text.stripTrailing() : text;
            trimNext = false;
            if (!text.isEmpty()) {
                nodes.add(new Node.Literal(text));
            }
            at = stop;
            if (open < 0) {
                break;
            }
            at = open + OPEN.length() + (trimsBefore ? 1 : 0);
            if (skipComment()) {
                continue;
            }
            ActionReader action = action();
            if (!node(action, nodes)) {
                break;
            }
        }
        depth--;
        return nodes;
    }

    /** A dash with space behind it: what stands before the action loses its space. */
    private boolean isTrimMark(int position) {
        return source.startsWith("-", position)
                && position + 1 < source.length()
                && Character.isWhitespace(source.charAt(position + 1));
    }

    private boolean skipComment() {
        int start = at;
        while (start < source.length() && Character.isWhitespace(source.charAt(start))) {
            start++;
        }
        if (!source.startsWith("/*", start)) {
            return false;
        }
        int end = source.indexOf("*/", start + 2);
        if (end < 0) {
            throw error("unclosed comment");
        }
        at = end + 2;
        close();
        return true;
    }

    private ActionReader action() {
        int end = ActionReader.endOf(source, at);
        if (end < 0) {
            throw error("unclosed action");
        }
        boolean trims =
                source.startsWith("-", end - 1) && end - 2 >= at && Character.isWhitespace(source.charAt(end - 2));
        ActionReader action = new ActionReader(this, source, at, trims ? end - 1 : end);
        at = end + CLOSE.length();
        trimNext = trims;
        return action;
    }

    private void close() {
        boolean trims = source.startsWith(" -", at);
        if (!source.startsWith(CLOSE, at + (trims ? 2 : 0))) {
            throw error("comment ends before closing delimiter");
        }
        at += CLOSE.length() + (trims ? 2 : 0);
        trimNext = trims;
    }

    /** Reads what an action begins; answers false when it ends the list. */
    private boolean node(ActionReader action, List<Node> nodes) {
        String word = action.keyword();
        switch (word) {
            case "end", "else" -> {
                ending = word;
                ender = action;
                return false;
            }
            case "if" -> nodes.add(choice(action, false));
            case "with" -> nodes.add(choice(action, true));
            case "range" -> nodes.add(range(action));
            case "break", "continue" -> {
                if (loops == 0) {
                    throw error("{{" + word + "}} outside {{range}}");
                }
                action.requireEnd();
                nodes.add(new Node.Jump(word.equals("break")));
            }
            case "define" -> define(action.name());
            case "template" -> nodes.add(action.call());
            case "block" -> {
                String name = action.name();
                Node.Pipeline pipeline = action.pipeline();
                define(name);
                nodes.add(new Node.Call(name, pipeline, action.place()));
            }
            default -> nodes.add(new Node.Action(action.pipeline()));
        }
        return true;
    }

    private void define(String name) {
        int scope = variables.size();
        List<Node> body = list();
        requireEnding("end");
        variables.subList(scope, variables.size()).clear();
        templates.put(name, body);
    }

    private void requireEnding(String expected) {
        if (ending.isEmpty()) {
            throw error("unexpected EOF");
        }
        if (!ending.equals(expected)) {
            throw error("unexpected {{" + ending + "}}");
        }
        ending = "";
    }

    private Node choice(ActionReader action, boolean rebinds) {
        int scope = variables.size();
        Node.Pipeline pipeline = action.pipeline();
        List<Node> then = list();
        List<Node> otherwise = otherwise(true);
        variables.subList(scope, variables.size()).clear();
        return new Node.Choice(rebinds, pipeline, then, otherwise);
    }

    private Node range(ActionReader action) {
        int scope = variables.size();
        Node.Pipeline pipeline = action.rangePipeline();
        loops++;
        List<Node> body = list();
        loops--;
        List<Node> otherwise = otherwise(false);
        variables.subList(scope, variables.size()).clear();
        return new Node.Range(pipeline, body, otherwise);
    }

    /** Reads what follows the first list of a choice or loop: the end, or an else with a list or another choice. */
    private List<Node> otherwise(boolean mayChain) {
        if (!ending.equals("else")) {
            requireEnding("end");
            return List.of();
        }
        ActionReader action = ender;
        String word = action.keyword();
        if (mayChain && (word.equals("if") || word.equals("with"))) {
            return List.of(choice(action, word.equals("with")));
        }
        action.requireEnd();
        List<Node> otherwise = list();
        requireEnding("end");
        return otherwise;
    }

    /** An unknown variable. */
    void requireVariable(String name) {
        if (!variables.contains(name)) {
            throw error("undefined variable " + Quoting.quoted(name, false));
        }
    }
}
