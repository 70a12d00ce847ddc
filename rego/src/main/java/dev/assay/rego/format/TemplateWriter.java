package dev.assay.rego.format;

import dev.assay.rego.ast.Expr;
import dev.assay.rego.ast.Module.Comment;
import dev.assay.rego.ast.Term;
import dev.assay.rego.ast.Term.TemplateString.Part;
import dev.assay.rego.ast.json.GoQuotes;
import dev.assay.rego.value.StringValue;
import dev.assay.rego.value.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes template strings. */
final class TemplateWriter {
    private final Page page;
    private final BodyWriter bodies;

    TemplateWriter(Page page, BodyWriter bodies) {
        this.page = page;
        this.bodies = bodies;
    }

    void write(Term.TemplateString template) {
        String quote = template.multiLine() ? "`" : "\"";
        List<Part> parts = template.parts();
        page.write("$" + quote);
        for (int i = 0; i < parts.size(); i++) {
            Term.Constant text = parts.get(i).text();
            Expr expression = parts.get(i).expression();
            if (expression != null) {
                expression(expression, i + 1 < parts.size() ? parts.get(i + 1) : null);
            } else if (text != null) {
                page.write(text(text.value(), template.multiLine()));
            }
        }
        page.write(quote);
    }

    private static String text(Value value, boolean multiLine) {
        if (!(value instanceof StringValue string)) {
            return value.toString();
        }
        if (multiLine) {
            return escaped(string.value());
        }
        String quoted = escaped(GoQuotes.quoted(string.value()));
        return quoted.substring(1, quoted.length() - 1);
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '{' && (i == 0 || text.charAt(i - 1) != '\\')) {
                escaped.append('\\');
            }
            escaped.append(c);
        }
        return escaped.toString();
    }

    private void expression(Expr expression, @Nullable Part following) {
        page.write("{");
        page.up();
        if (page.hasLineComment()) {
            page.endLine();
            page.startLine();
        } else {
            List<Comment> before = page.takeBefore(expression.location().row());
            if (!before.isEmpty()) {
                page.write(" ");
                page.continueLine();
                page.writeComments(before);
            }
        }
        bodies.expression(expression);
        if (following != null) {
            List<Comment> before = page.takeBefore(row(following));
            if (!before.isEmpty()) {
                page.endLine();
                page.writeComments(before);
                page.startLine();
            }
        }
        page.write("}");
        page.down();
    }

    private static int row(Part part) {
        Term.Constant text = part.text();
        Expr expression = part.expression();
        if (text != null) {
            // The end of a line counts to the next one, as it does where the text begins with it.
            boolean atLineEnd = text.location().text().startsWith("\n");
            return text.location().row() + (atLineEnd ? 1 : 0);
        }
        return expression == null ? Places.NOWHERE : expression.location().row();
    }
}
