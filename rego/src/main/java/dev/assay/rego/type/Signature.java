package dev.assay.rego.type;

import dev.assay.rego.type.FunctionType.Parameter;
import dev.assay.rego.type.ObjectType.Others;
import dev.assay.rego.type.ObjectType.Property;
import dev.assay.rego.value.StringValue;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the text of a function's type: {@code (delimiter: string, any<array[string], set[string]>) -> string}. Names
 * are
 * optional; {@code any...} last in the parentheses stands for any number of arguments; without an arrow the function
 * gives nothing. One text, one thread.
 */
public final class Signature {
    private static final int DEPTH_MAX = 32;

    private final String text;
    private int at;
    private int depth;

    private Signature(String text) {
        this.text = text;
    }

    /**
     * Reads a signature.
     *
     * @throws IllegalArgumentException if the text is none; says where
     */
    public static FunctionType parse(String text) {
        Signature signature = new Signature(text);
        FunctionType function = signature.function();
        signature.end();
        return function;
    }

    /**
     * Reads a type alone.
     *
     * @throws IllegalArgumentException if the text is none; says where
     */
    public static Type parseType(String text) {
        Signature signature = new Signature(text);
        Type type = signature.type();
        signature.end();
        return type;
    }

    private FunctionType function() {
        List<Parameter> parameters = new ArrayList<>();
        Parameter others = null;
        expect("(");
        while (!take(")")) {
            if (!parameters.isEmpty()) {
                expect(",");
            }
            Parameter parameter = parameter();
            if (take("...")) {
                others = parameter;
                expect(")");
                break;
            }
            parameters.add(parameter);
        }
        Parameter result = take("->") ? parameter() : Parameter.of(UnknownType.UNKNOWN);
        return new FunctionType(parameters, others, result);
    }

    private Parameter parameter() {
        int start = at;
        String word = word();
        while (word != null) {
            word = word();
        }
        if (at > start && take(":")) {
            return new Parameter(text.substring(start, at - 1).strip(), type());
        }
        at = start;
        return Parameter.of(type());
    }

    /** A type, or several divided by bars. */
    private Type type() {
        if (++depth > DEPTH_MAX) {
            throw wrong("at most SIGNATURE_DEPTH_MAX=" + DEPTH_MAX + " levels");
        }
        Type type = single();
        while (take("|")) {
            type = Types.or(type, single());
        }
        depth--;
        return type;
    }

    private Type single() {
        int start = at;
        String word = word();
        return switch (word) {
            case "null" -> ScalarType.NULL;
            case "boolean" -> ScalarType.BOOLEAN;
            case "number" -> ScalarType.NUMBER;
            case "string" -> ScalarType.STRING;
            case "any" -> new AnyType(types());
            case "set" -> new SetType(bracketed());
            case "array" -> {
                List<Type> elements = types();
                yield new ArrayType(elements, bracketed());
            }
            case "object" -> object();
            case null, default -> {
                at = start;
                throw wrong("a type");
            }
        };
    }

    private Type bracketed() {
        if (!take("[")) {
            return UnknownType.UNKNOWN;
        }
        Type type = type();
        expect("]");
        return type;
    }

    private List<Type> types() {
        List<Type> types = new ArrayList<>();
        if (take("<")) {
            do {
                types.add(type());
            } while (take(","));
            expect(">");
        }
        return types;
    }

    private ObjectType object() {
        List<Property> properties = new ArrayList<>();
        if (take("<")) {
            do {
                String key = word();
                if (key == null) {
                    throw wrong("a key");
                }
                expect(":");
                properties.add(new Property(StringValue.of(key), type()));
            } while (take(","));
            expect(">");
        }
        Others others = null;
        if (take("[")) {
            Type keys = type();
            expect(":");
            others = new Others(keys, type());
            expect("]");
        }
        return new ObjectType(properties, others);
    }

    private @Nullable String word() {
        blanks();
        int start = at;
        while (at < text.length() && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_')) {
            at++;
        }
        return at == start ? null : text.substring(start, at);
    }

    private boolean take(String sign) {
        blanks();
        if (!text.startsWith(sign, at)) {
            return false;
        }
        at += sign.length();
        return true;
    }

    private void expect(String sign) {
        if (!take(sign)) {
            throw wrong(sign);
        }
    }

    private void end() {
        blanks();
        if (at < text.length()) {
            throw wrong("the end");
        }
    }

    private void blanks() {
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
    }

    private IllegalArgumentException wrong(String expected) {
        return new IllegalArgumentException("no signature, " + expected + " expected at " + at + ": " + text);
    }
}
