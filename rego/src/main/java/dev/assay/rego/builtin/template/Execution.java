package dev.assay.rego.builtin.template;

import dev.assay.rego.builtin.BuiltinException;
import dev.assay.rego.builtin.Context;
import dev.assay.rego.builtin.Weights;
import dev.assay.rego.builtin.format.Quoting;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One run of a template over its data. */
final class Execution {
    /** How deep templates may call each other. */
    static final int TEMPLATE_CALLS_MAX = 200;

    private final Context context;
    private final Map<String, List<Node>> templates;
    private final StringBuilder out = new StringBuilder();
    private List<Variable> variables = new ArrayList<>();
    private int calls;

    private static final class Variable {
        final String name;
        Datum value;

        Variable(String name, Datum value) {
            this.name = name;
            this.value = value;
        }
    }

    /** How a list of nodes has ended. */
    private enum Flow {
        NEXT,
        BREAK,
        CONTINUE
    }

    private Execution(Context context, Map<String, List<Node>> templates) {
        this.context = context;
        this.templates = templates;
    }

    static String run(Context context, Map<String, List<Node>> templates, Datum data) {
        Execution execution = new Execution(context, templates);
        execution.variables.add(new Variable("$", data));
        execution.run(templates.getOrDefault("", List.of()), data);
        return execution.out.toString();
    }

    private void print(String text) {
        Weights.announceChars(context, text.length());
        out.append(text);
    }

    private Flow run(List<Node> nodes, Datum dot) {
        for (Node node : nodes) {
            context.spend(1);
            Flow flow = run(node, dot);
            if (flow != Flow.NEXT) {
                return flow;
            }
        }
        return Flow.NEXT;
    }

    private Flow run(Node node, Datum dot) {
        switch (node) {
            case Node.Literal literal -> print(literal.text());
            case Node.Action action -> {
                Datum value = value(action.pipeline(), dot);
                if (action.pipeline().variables().isEmpty()) {
                    print(Printing.shown(value));
                }
            }
            case Node.Jump jump -> {
                return jump.ends() ? Flow.BREAK : Flow.CONTINUE;
            }
            case Node.Choice choice -> {
                return choose(choice, dot);
            }
            case Node.Range range -> {
                return loop(range, dot);
            }
            case Node.Call call -> call(call, dot);
        }
        return Flow.NEXT;
    }

    private Flow choose(Node.Choice choice, Datum dot) {
        int scope = variables.size();
        Datum value = value(choice.pipeline(), dot);
        Flow flow = value.isTrue() ? run(choice.then(), choice.rebinds() ? value : dot) : run(choice.otherwise(), dot);
        leave(scope);
        return flow;
    }

    private void leave(int scope) {
        variables.subList(scope, variables.size()).clear();
    }

    private Flow loop(Node.Range range, Datum dot) {
        int scope = variables.size();
        Datum value = value(new Node.Pipeline(List.of(), false, range.pipeline().commands()), dot);
        int rounds = 0;
        switch (value) {
            case Datum.Items items -> {
                for (Datum item : items.all()) {
                    if (round(range, new Datum.Whole(rounds++), item, scope) == Flow.BREAK) {
                        break;
                    }
                }
            }
            case Datum.Entries entries -> {
                for (Map.Entry<String, Datum> entry : entries.all().entrySet()) {
                    rounds++;
                    if (round(range, new Datum.Text(entry.getKey()), entry.getValue(), scope) == Flow.BREAK) {
                        break;
                    }
                }
            }
            case Datum.Whole count -> {
                for (long i = 0; i < count.value(); i++) {
                    rounds = 1;
                    if (round(range, new Datum.Whole(i), new Datum.Whole(i), scope) == Flow.BREAK) {
                        break;
                    }
                }
            }
            case Datum.Nothing _ -> rounds = 0;
            default ->
                throw error(
                        range.pipeline().commands().getFirst().place(),
                        "range can't iterate over " + Printing.shown(value));
        }
        return rounds == 0 ? run(range.otherwise(), dot) : Flow.NEXT;
    }

    private Flow round(Node.Range range, Datum key, Datum element, int scope) {
        context.spend(1);
        List<String> names = range.pipeline().variables();
        boolean both = names.size() == 2;
        for (int i = 0; i < names.size(); i++) {
            Datum value = both && i == 0 ? key : element;
            if (range.pipeline().assigns()) {
                variable(names.get(i)).value = value;
            } else {
                variables.add(new Variable(names.get(i), value));
            }
        }
        Flow flow = run(range.body(), element);
        leave(scope);
        return flow;
    }

    private void call(Node.Call call, Datum dot) {
        List<Node> body = templates.get(call.name());
        if (body == null) {
            throw error(call.place(), "template " + Quoting.quoted(call.name(), false) + " not defined");
        }
        if (++calls > TEMPLATE_CALLS_MAX) {
            throw error(call.place(), "templates call each other deeper than TEMPLATE_CALLS_MAX=" + TEMPLATE_CALLS_MAX);
        }
        Datum data = call.pipeline() == null ? Datum.Nothing.MISSING : value(call.pipeline(), dot);
        List<Variable> outer = variables;
        variables = new ArrayList<>(List.of(new Variable("$", data)));
        run(body, data);
        variables = outer;
        calls--;
    }

    private Variable variable(String name) {
        for (Variable variable : variables.reversed()) {
            if (variable.name.equals(name)) {
                return variable;
            }
        }
        throw BuiltinException.error("template: template: undefined variable: " + name);
    }

    private Datum value(Node.Pipeline pipeline, Datum dot) {
        Datum value = Datum.Nothing.MISSING;
        boolean first = true;
        for (Node.Command command : pipeline.commands()) {
            value = value(command, dot, first ? List.of() : List.of(value));
            first = false;
        }
        for (String name : pipeline.variables()) {
            if (pipeline.assigns()) {
                variable(name).value = value;
            } else {
                variables.add(new Variable(name, value));
            }
        }
        return value;
    }

    private Datum value(Node.Command command, Datum dot, List<Datum> last) {
        context.spend(1);
        Node.Operand head = command.operands().getFirst();
        if (head.root() instanceof Node.Root.Function function) {
            return call(function.name(), command, dot, last);
        }
        if (command.operands().size() > 1 || !last.isEmpty()) {
            throw error(
                    command.place(),
                    "can't give argument to non-function " + head.place().text());
        }
        if (head.root() instanceof Node.Root.Constant constant && constant.value() == Datum.Nothing.NIL) {
            throw error(command.place(), "nil is not a command");
        }
        return value(head, dot);
    }

    private Datum call(String name, Node.Command command, Datum dot, List<Datum> last) {
        boolean ends = name.equals("and") || name.equals("or");
        List<Datum> arguments = new ArrayList<>();
        for (Node.Operand operand :
                command.operands().subList(1, command.operands().size())) {
            Datum value = value(operand, dot);
            arguments.add(value);
            if (ends && value.isTrue() == name.equals("or")) {
                return value; // the rest is not looked at
            }
        }
        arguments.addAll(last);
        try {
            return new Functions(context).call(name, arguments, command);
        } catch (BuiltinException e) {
            if (e.code() == BuiltinException.Code.HALT) {
                throw e;
            }
            throw error(command.place(), String.valueOf(e.getMessage()));
        }
    }

    private Datum value(Node.Operand operand, Datum dot) {
        Datum value = switch (operand.root()) {
            case Node.Root.Dot _ -> dot;
            case Node.Root.Variable variable -> variable(variable.name()).value;
            case Node.Root.Constant constant -> constant.value();
            case Node.Root.Group group -> {
                int scope = variables.size();
                Datum inner = value(group.pipeline(), dot);
                leave(scope);
                yield inner;
            }
            case Node.Root.Function function ->
                call(function.name(), new Node.Command(List.of(operand), operand.place()), dot, List.of());
        };
        for (String field : operand.fields()) {
            value = field(value, field, operand);
        }
        return value;
    }

    private static Datum field(Datum value, String field, Node.Operand operand) {
        return switch (value) {
            case Datum.Entries entries -> entries.all().getOrDefault(field, Datum.Nothing.MISSING);
            case Datum.Nothing.MISSING -> value;
            case Datum.Nothing.NIL -> throw error(operand.place(), "nil pointer evaluating interface {}." + field);
            default -> throw error(operand.place(), "can't evaluate field " + field + " in type interface {}");
        };
    }

    private static BuiltinException error(Node.Place place, String message) {
        return BuiltinException.error("template: template:" + place.line() + ":" + place.column()
                + ": executing \"template\" at <" + place.text() + ">: " + message);
    }
}
