package dev.assay.rego.format;

import dev.assay.rego.ast.Expr;
import dev.assay.rego.ast.HeadNames;
import dev.assay.rego.ast.Location;
import dev.assay.rego.ast.Relocation;
import dev.assay.rego.ast.Rule;
import dev.assay.rego.ast.Term;
import dev.assay.rego.value.BooleanValue;
import java.util.List;

/** Writes rules. */
final class RuleWriter {
    private final Page page;
    private final Spelling spelling;
    private final BodyWriter bodies;
    private final HeadWriter heads;

    RuleWriter(Page page, Spelling spelling, BodyWriter bodies) {
        this.page = page;
        this.spelling = spelling;
        this.bodies = bodies;
        this.heads = new HeadWriter(page, spelling, bodies.terms());
    }

    /** Rules that follow each other in the source, with blank lines between them unless they are of one line each. */
    void rules(List<Rule> rules) {
        for (int i = 0; i < rules.size(); i++) {
            Rule rule = rules.get(i);
            try {
                page.insertComments(rule.location().row());
            } catch (UnexpectedComment e) {
                // A comment before this one awaits the end of the line; both cannot. OPA drops this one too.
                page.continueLine();
            }
            rule(rule, false);
            boolean grouped = i < rules.size() - 1
                    && isOneLiner(rule)
                    && isOneLiner(rules.get(i + 1))
                    && rules.get(i + 1).location().row() == rule.location().row() + 1;
            if (!grouped) {
                page.blankLine();
            }
        }
    }

    private boolean isOneLiner(Rule rule) {
        return rule.body().size() == 1
                && !rule.isDefault()
                && rule.otherwise() == null
                && !isSet(rule.body().getFirst())
                && usesIf(rule);
    }

    private boolean usesIf(Rule rule) {
        boolean set = !spelling.contains() && rule.head().kind() == Rule.Kind.MULTI_VALUE;
        return spelling.ifs() && !set;
    }

    private static boolean isSet(Expr expression) {
        return !expression.negated()
                && expression.form() instanceof Expr.Form.Truth truth
                && truth.term() instanceof Term.SetTerm;
    }

    private static boolean isTrue(List<Expr> body) {
        Expr first = body.getFirst();
        return body.size() == 1
                && !first.negated()
                && first.with().isEmpty()
                && first.form() instanceof Expr.Form.Truth truth
                && truth.term() instanceof Term.Constant constant
                && constant.value().equals(BooleanValue.TRUE);
    }

    private void rule(Rule rule, boolean isElse) {
        if (!isElse) {
            page.startLine();
        }
        page.write(rule.isDefault() ? "default " : "");
        boolean constant = isTrue(rule.body()) && rule.otherwise() == null;
        page.setRawEndsLine(constant);
        boolean unexpected = false;
        try {
            heads.head(rule, isElse, constant);
        } catch (UnexpectedComment e) {
            unexpected = true;
        }
        if (constant) {
            page.endLine();
            return;
        }
        page.setRawEndsLine(true);
        boolean usesIf = usesIf(rule);
        if (usesIf) {
            page.write(" if");
            if (isBesideHead(rule)) {
                page.write(" ");
                bodies.expressionOrRaw(rule.body().getFirst());
                page.endLine();
                otherwise(rule);
                return;
            }
        }
        if (unexpected && !page.comments().isEmpty()) {
            page.write(" { ");
        } else {
            page.write(" {");
            page.endLine();
        }
        if (usesIf && !isElse) {
            bodies.parenthesizeLead(rule.body().getFirst());
        }
        block(rule);
        otherwise(rule);
    }

    /** Whether the only expression begins where the head ends, and so stays there. */
    private static boolean isBesideHead(Rule rule) {
        Expr first = rule.body().getFirst();
        return rule.body().size() == 1
                && first.location().row() == Places.endRow(rule.head().location())
                && !isSet(first);
    }

    private void block(Rule rule) {
        page.up();
        bodies.body(rule.body());
        page.insertComments(closingRow(rule));
        page.down();
        page.startLine();
        page.write("}");
    }

    private static int closingRow(Rule rule) {
        List<Term> arguments = rule.head().arguments();
        Location place = rule.location();
        if (arguments != null && !arguments.isEmpty()) {
            return Places.closingRowAfter('(', ')', '{', '}', place);
        }
        return HeadNames.of(rule.head()).key() != null
                ? Places.closingRowAfter('[', ']', '{', '}', place)
                : Places.closingRow('{', '}', place);
    }

    private void otherwise(Rule rule) {
        Rule otherwise = rule.otherwise();
        if (otherwise == null) {
            return;
        }
        Rule.Head head = otherwise.head();
        boolean beside = followsBrace(rule, otherwise);
        boolean commented = page.hasCommentBefore(head.location().row()) || page.hasLineComment();
        if (!commented && beside) {
            page.write(" ");
        } else {
            page.blankLine();
            page.startLine();
        }
        page.insertComments(head.location().row());
        if (commented && !beside) {
            page.startLine();
        }
        rule(named(otherwise), true);
    }

    /** Whether {@code else} stands behind something in its row. */
    private static boolean followsBrace(Rule rule, Rule otherwise) {
        List<String> lines = rule.location().text().lines().toList();
        int row = otherwise.location().row() - rule.location().row();
        return row > 0 && row < lines.size() && !lines.get(row).strip().startsWith("else");
    }

    /** The rule with {@code else} for a name, and no arguments. */
    private static Rule named(Rule otherwise) {
        Rule.Head head = otherwise.head();
        Location place = head.location();
        Term value = head.value();
        Term.Ref name = new Term.Ref(new Term.Var("else", place), List.of(), place);
        Rule.Head named = new Rule.Head(
                name,
                null,
                null,
                value == null ? null : Relocation.at(value, place),
                head.assign(),
                head.valueWritten(),
                head.ifWritten(),
                false,
                place);
        return new Rule(
                false,
                named,
                otherwise.body(),
                otherwise.otherwise(),
                otherwise.bodyWritten(),
                List.of(),
                otherwise.location());
    }
}
