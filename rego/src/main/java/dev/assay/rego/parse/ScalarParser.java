package dev.assay.rego.parse;

import dev.assay.rego.ast.Expr;
import dev.assay.rego.ast.Location;
import dev.assay.rego.ast.Module.Version;
import dev.assay.rego.ast.Term;
import dev.assay.rego.value.NumberValue;
import dev.assay.rego.value.StringValue;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads numbers, strings and template strings. Stops at their last token. */
final class ScalarParser {
    private final Cursor cursor;
    private final BodyParser bodies;

    ScalarParser(Cursor cursor, BodyParser bodies) {
        this.cursor = cursor;
        this.bodies = bodies;
    }

    @Nullable
    Term number() {
        Location place = cursor.here();
        String prefix = "";
        if (cursor.is(Token.MINUS)) {
            prefix = "-";
            cursor.next();
            if (!cursor.is(Token.NUMBER) && !cursor.is(Token.DOT)) {
                cursor.unexpected("expected number");
                return null;
            }
        }
        if (cursor.is(Token.DOT)) {
            prefix += ".";
            cursor.next();
            if (!cursor.is(Token.NUMBER)) {
                cursor.unexpected("expected number");
                return null;
            }
        }
        String digits = cursor.text();
        if (!prefix.endsWith(".") && hasLeadingZero(digits)) {
            cursor.unexpected("expected number without leading zero");
            return null;
        }
        try {
            return new Term.Constant(NumberValue.parse(prefix + digits), place);
        } catch (NumberFormatException e) {
            if (prefix.endsWith(".") && digits.indexOf('.') >= 0) {
                cursor.unexpected("invalid float");
            } else {
                cursor.error(cursor.here(), "number too big");
            }
            return null;
        }
    }

    private static boolean hasLeadingZero(String digits) {
        return digits.length() > 1
                && digits.charAt(0) == '0'
                && digits.charAt(1) != '.'
                && !(digits.length() > 2 && (digits.charAt(1) == 'e' || digits.charAt(1) == 'E'));
    }

    @Nullable
    Term string() {
        String written = cursor.text();
        String inner = written.substring(1, written.length() - 1);
        if (written.charAt(0) == '"' && inner.indexOf('\\') >= 0) {
            String plain = Escapes.plain(inner);
            if (plain == null) {
                cursor.error(cursor.here(), "illegal string literal: " + written);
                return null;
            }
            inner = plain;
        }
        return new Term.Constant(StringValue.of(inner), cursor.here());
    }

    @Nullable
    Term template(boolean raw) {
        Location first = cursor.here();
        if (cursor.version == Version.V0) {
            cursor.error(first, "template strings are not supported by current capabilities");
            return null;
        }
        List<Term.TemplateString.Part> parts = new ArrayList<>();
        while (true) {
            if (!text(raw, parts)) {
                return null;
            }
            if (cursor.is(Token.TEMPLATE_END) || cursor.is(Token.RAW_TEMPLATE_END)) {
                break;
            }
            cursor.next();
            boolean commented = cursor.commentBefore();
            Expr expression = bodies.literal();
            if (expression == null) {
                cursor.error(cursor.here(), "invalid template-string expression");
                return null;
            }
            if (!isAllowed(expression)) {
                return null;
            }
            parts.add(part(expression, commented));
            if (!cursor.is(Token.BRACE_CLOSE)) {
                cursor.error(cursor.here(), "expected } to end template string expression");
                return null;
            }
            cursor.next();
        }
        return new Term.TemplateString(parts, raw, cursor.location(first, first.start(), cursor.end()));
    }

    private boolean text(boolean raw, List<Term.TemplateString.Part> parts) {
        Token kind = cursor.kind();
        if (kind.compareTo(Token.TEMPLATE_PART) < 0 || kind.compareTo(Token.RAW_TEMPLATE_END) > 0) {
            cursor.error(cursor.here(), "expected template-string part");
            return false;
        }
        String written = cursor.text();
        int begin = written.startsWith("$") ? 2 : 0;
        String inner = written.substring(begin, written.length() - 1).replace("\\{", "{");
        if (!raw && inner.indexOf('\\') >= 0) {
            String plain = Escapes.plain(inner);
            if (plain == null) {
                cursor.error(cursor.here(), "illegal template-string part: " + written);
                return false;
            }
            inner = plain;
        }
        if (!inner.isEmpty()) {
            parts.add(new Term.TemplateString.Part(new Term.Constant(StringValue.of(inner), cursor.here()), null));
        }
        return true;
    }

    private boolean isAllowed(Expr expression) {
        String wrong = null;
        if (expression.negated()) {
            wrong = "unexpected negation ('not')";
        } else if (BodyParser.isCallOf(expression, Token.UNIFY)) {
            wrong = "unexpected unification ('=')";
        } else if (BodyParser.isCallOf(expression, Token.ASSIGN)) {
            wrong = "unexpected assignment (':=')";
        } else if (expression.form() instanceof Expr.Form.Every) {
            wrong = "unexpected 'every'";
        } else if (!(expression.form() instanceof Expr.Form.Truth)) {
            wrong = "unexpected 'some'";
        }
        if (wrong != null) {
            cursor.error(expression.location(), wrong + " in template-string expression");
        }
        return wrong == null;
    }

    /** A constant becomes text, unless a comment would be lost. */
    private static Term.TemplateString.Part part(Expr expression, boolean commented) {
        boolean constant = expression.form() instanceof Expr.Form.Truth truth && truth.term() instanceof Term.Constant;
        if (constant && !commented) {
            Expr.Form.Truth truth = (Expr.Form.Truth) expression.form();
            return new Term.TemplateString.Part((Term.Constant) truth.term(), null);
        }
        return new Term.TemplateString.Part(null, expression);
    }
}
