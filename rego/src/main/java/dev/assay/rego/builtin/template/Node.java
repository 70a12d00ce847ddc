package dev.assay.rego.builtin.template;

import dev.assay.rego.builtin.Octets;
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
     * Where something stands, for messages. Lines and columns are only counted when a message needs them.
     *
     * @param source the whole template
     * @param offset in the template, in characters
     * @param text as written
     */
    record Place(String source, int offset, String text) {

        /** The line, from 1. */
        int line() {
            return 1
                    + (int) source.substring(0, offset)
                            .chars()
                            .filter(c -> c == '\n')
                            .count();
        }

        /** The column, in bytes, from 0. */
        int column() {
            int start = source.lastIndexOf('\n', Math.max(0, offset - 1)) + 1;
            return Octets.of(source.substring(Math.min(start, offset), offset)).length;
        }
    }

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
