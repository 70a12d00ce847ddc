package dev.assay.rego.builtin.template;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A part of a parsed template. */
sealed interface Node {
    /** Text as it stands. */
    record Literal(String text) implements Node {}

    /** A pipeline, whose value is printed unless it only sets variables. */
    record Action(Pipeline pipeline) implements Node {}

    /** {@code if} and {@code with}. */
    record Choice(boolean rebinds, Pipeline pipeline, List<Node> then, List<Node> otherwise) implements Node {}

    record Range(Pipeline pipeline, List<Node> body, List<Node> otherwise) implements Node {}

    /** The call of a named template. */
    record Call(String name, @Nullable Pipeline pipeline, Place place) implements Node {}

    /** {@code break} or {@code continue}. */
    record Jump(boolean ends) implements Node {}

    /**
     * Where something stands, for messages.
     *
     * @param line from 1
     * @param column in bytes, from 0
     * @param text as written
     */
    record Place(int line, int column, String text) {}

    /**
     * Commands, each given the value of the one before as its last argument.
     *
     * @param variables that take the value
     * @param assigns whether they must be there already
     */
    record Pipeline(List<String> variables, boolean assigns, List<Command> commands) {}

    record Command(List<Operand> operands, Place place) {}

    /**
     * A value, and the fields of it that are asked for.
     *
     * @param fields names, one within the other
     */
    record Operand(Root root, List<String> fields, Place place) {}

    /** What an operand begins with. */
    sealed interface Root {
        record Dot() implements Root {}

        record Variable(String name) implements Root {}

        record Function(String name) implements Root {}

        record Constant(Datum value) implements Root {}

        record Group(Pipeline pipeline) implements Root {}
    }
}
