package dev.assay.inputs.hcl2;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** An expression, as far as its tree needs it. */
sealed interface HclExpression {

    /** Offset of its first character. */
    int start();

    /** Offset after its last character. */
    int end();

    /** A number, boolean, null, or a piece of text in a template. */
    record Constant(@Nullable Object value, int start, int end) implements HclExpression {}

    /** A constant with a minus or an exclamation mark before it. */
    record Signed(char sign, @Nullable Object operand, int start, int end) implements HclExpression {}

    /** A quoted text or a heredoc of these parts. */
    record Template(List<HclExpression> parts, int start, int end) implements HclExpression {}

    /** A quoted text that is nothing but one interpolation. */
    record Wrapped(HclExpression inner, int start, int end) implements HclExpression {}

    /** A list in brackets. */
    record Tuple(List<HclExpression> elements, int start, int end) implements HclExpression {}

    /** An object in braces. */
    record Members(List<Member> members, int start, int end) implements HclExpression {}

    /** A key and its value. */
    record Member(HclExpression key, HclExpression value) {}

    /** A choice, by {@code ? :} or by {@code %{if}}. */
    record Choice(Span condition, HclExpression whenTrue, HclExpression whenFalse, int start, int end)
            implements HclExpression {}

    /** A repetition by {@code %{for}}. */
    record Repetition(String variables, Span collection, HclExpression body, int start, int end)
            implements HclExpression {}

    /** A name with attributes and constant indexes after it. */
    record Reference(int start, int end) implements HclExpression {}

    /** Everything else, which stays text. */
    record Opaque(int start, int end) implements HclExpression {}

    /** A range of the text. */
    record Span(int start, int end) {}
}
