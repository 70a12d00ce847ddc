package dev.assay.rego.builtin.template;

import dev.assay.rego.builtin.BuiltinException;
import dev.assay.rego.builtin.Context;
import dev.assay.rego.builtin.Octets;
import dev.assay.rego.builtin.encoding.UrlText;
import dev.assay.rego.builtin.format.Sprintf;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The functions that every template has. */
final class Functions {
    /** The least number of arguments. */
    private static final Map<String, Integer> LEAST = Map.ofEntries(
            Map.entry("and", 1),
            Map.entry("or", 1),
            Map.entry("not", 1),
            Map.entry("len", 1),
            Map.entry("index", 1),
            Map.entry("slice", 1),
            Map.entry("print", 0),
            Map.entry("printf", 1),
            Map.entry("println", 0),
            Map.entry("html", 0),
            Map.entry("js", 0),
            Map.entry("urlquery", 0),
            Map.entry("eq", 1),
            Map.entry("ne", 2),
            Map.entry("lt", 2),
            Map.entry("le", 2),
            Map.entry("gt", 2),
            Map.entry("ge", 2),
            Map.entry("call", 1));

    private final Context context;

    Functions(Context context) {
        this.context = context;
    }

    static boolean has(String name) {
        return LEAST.containsKey(name);
    }

    Datum call(String name, List<Datum> arguments, Node.Command command) {
        requireCount(name, arguments.size());
        try {
            return switch (name) {
                case "and", "or" -> arguments.getLast();
                case "not" -> new Datum.Bool(!arguments.getFirst().isTrue());
                case "len" -> new Datum.Whole(length(arguments.getFirst()));
                case "index" -> index(arguments);
                case "slice" -> slice(arguments);
                case "print" -> new Datum.Text(Printing.joined(arguments));
                case "println" -> new Datum.Text(Printing.line(arguments));
                case "printf" -> printf(arguments);
                case "html" -> new Datum.Text(Escaping.html(Printing.joined(arguments)));
                case "js" -> new Datum.Text(Escaping.javaScript(Printing.joined(arguments)));
                case "urlquery" -> new Datum.Text(UrlText.escaped(Printing.joined(arguments)));
                case "call" ->
                    throw BuiltinException.error("non-function "
                            + command.operands().get(1).place().text() + " of type "
                            + arguments.getFirst().type());
                default -> new Datum.Bool(Comparing.holds(name, arguments));
            };
        } catch (BuiltinException e) {
            throw new BuiltinException(e.code(), "error calling " + name + ": " + e.getMessage());
        }
    }

    private static void requireCount(String name, int count) {
        int least = LEAST.getOrDefault(name, 0);
        boolean exactly = List.of("not", "len", "ne", "lt", "le", "gt", "ge").contains(name);
        if (count < least || (exactly && count > least)) {
            throw BuiltinException.error("wrong number of args for " + name + ": want " + (exactly ? "" : "at least ")
                    + least + " got " + count);
        }
    }

    private static long length(Datum value) {
        return switch (value) {
            case Datum.Text text -> Octets.of(text.value()).length;
            case Datum.JsonNumber number -> number.text().length();
            case Datum.Items items -> items.all().size();
            case Datum.Entries entries -> entries.all().size();
            case Datum.Nothing _ -> throw BuiltinException.error("len of nil pointer");
            default -> throw BuiltinException.error("len of type " + value.type());
        };
    }

    private static Datum index(List<Datum> arguments) {
        Datum value = arguments.getFirst();
        for (Datum key : arguments.subList(1, arguments.size())) {
            value = switch (value) {
                case Datum.Items items ->
                    items.all().get(position(key, items.all().size() - 1));
                case Datum.Entries entries -> {
                    if (!(key instanceof Datum.Text text)) {
                        throw BuiltinException.error("value has type " + key.type() + "; should be string");
                    }
                    yield entries.all().getOrDefault(text.value(), Datum.Nothing.MISSING);
                }
                case Datum.Text text -> octet(text.value(), key);
                case Datum.JsonNumber number -> octet(number.text(), key);
                case Datum.Nothing _ -> throw BuiltinException.error("index of untyped nil");
                default -> throw BuiltinException.error("can't index item of type " + value.type());
            };
        }
        return value;
    }

    private static Datum octet(String text, Datum key) {
        byte[] octets = Octets.of(text);
        return new Datum.Whole(octets[position(key, octets.length - 1)] & 0xFF);
    }

    private static int position(Datum key, int last) {
        if (!(key instanceof Datum.Whole whole)) {
            throw BuiltinException.error("cannot index slice/array with type " + key.type());
        }
        if (whole.value() < 0 || whole.value() > last) {
            throw BuiltinException.error("index out of range: " + whole.value());
        }
        return (int) whole.value();
    }

    private static Datum slice(List<Datum> arguments) {
        Datum whole = arguments.getFirst();
        boolean text = whole instanceof Datum.Text;
        if (!text && !(whole instanceof Datum.Items)) {
            throw BuiltinException.error("can't slice item of type " + whole.type());
        }
        if (arguments.size() > (text ? 3 : 4)) {
            throw BuiltinException.error(
                    text ? "cannot 3-index slice a string" : "too many slice indexes: " + (arguments.size() - 1));
        }
        int length = (int) length(whole);
        int from = arguments.size() > 1 ? position(arguments.get(1), length) : 0;
        int to = arguments.size() > 2 ? position(arguments.get(2), length) : length;
        if (from > to) {
            throw BuiltinException.error("invalid slice index: " + from + " > " + to);
        }
        return whole instanceof Datum.Items items
                ? new Datum.Items(items.all().subList(from, to))
                : new Datum.Text(Octets.text(Arrays.copyOfRange(Octets.of(((Datum.Text) whole).value()), from, to)));
    }

    private Datum printf(List<Datum> arguments) {
        if (!(arguments.getFirst() instanceof Datum.Text format)) {
            throw BuiltinException.error("wrong type for value; expected string; got "
                    + arguments.getFirst().type());
        }
        Sprintf printf = new Sprintf(context, format.value());
        for (Datum value : arguments.subList(1, arguments.size())) {
            switch (value) {
                case Datum.Whole whole -> printf.whole(whole.value());
                case Datum.Real real -> printf.real(real.value());
                case Datum.JsonNumber number -> printf.text(number.text(), "json.Number");
                case Datum.Bool bool -> printf.bool(bool.value());
                default -> printf.text(Printing.nested(value), value.type());
            }
        }
        return new Datum.Text(printf.text());
    }
}
