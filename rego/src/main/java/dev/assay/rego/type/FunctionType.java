package dev.assay.rego.type;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A function.
 *
 * @param parameters in order
 * @param others what further arguments may be, or null when there may be none
 * @param result what it gives; of unknown type for a function that gives nothing
 */
public record FunctionType(
        List<Parameter> parameters, @Nullable Parameter others, Parameter result) implements Type {
    public FunctionType {
        parameters = List.copyOf(parameters);
        Objects.requireNonNull(result, "result is null");
    }

    /**
     * A parameter, or the result.
     *
     * @param name for messages, or null
     */
    public record Parameter(@Nullable String name, Type type) {
        public Parameter {
            Objects.requireNonNull(type, "type is null");
        }

        /** A parameter without a name. */
        public static Parameter of(Type type) {
            return new Parameter(null, type);
        }

        @Override
        public String toString() {
            return name == null ? type.toString() : name + ": " + type;
        }
    }

    /** A function of a policy. */
    static FunctionType of(List<Type> parameters, Type result) {
        return new FunctionType(parameters.stream().map(Parameter::of).toList(), null, Parameter.of(result));
    }

    public int arity() {
        return parameters.size();
    }

    /** Whether it gives nothing. */
    public boolean isVoid() {
        return result.type().isUnknown();
    }

    /** The arguments that a call that captures the result may be given, the last of which is the result. */
    List<Parameter> parametersAndResult() {
        return isVoid()
                ? parameters
                : Stream.concat(parameters.stream(), Stream.of(result)).toList();
    }

    @Override
    public String toString() {
        Stream<String> fixed =
                parameters.stream().map(parameter -> parameter.type().toString());
        Stream<String> more = others == null ? Stream.empty() : Stream.of(others.type() + "...");
        return Stream.concat(fixed, more).collect(Collectors.joining(", ", "(", ")")) + " => " + result.type();
    }
}
