package dev.assay.rego.format;

import dev.assay.rego.ast.HeadNames;
import dev.assay.rego.ast.Rule;
import dev.assay.rego.ast.Term;
import dev.assay.rego.value.BooleanValue;
import java.util.List;

/** Writes the heads of rules. */
final class HeadWriter {
    private final Page page;
    private final Spelling spelling;
    private final TermWriter terms;

    HeadWriter(Page page, Spelling spelling, TermWriter terms) {
        this.page = page;
        this.spelling = spelling;
        this.terms = terms;
    }

    /**
     * A head.
     *
     * @param constant whether no body follows
     */
    void head(Rule rule, boolean isElse, boolean constant) {
        Rule.Head head = rule.head();
        Term.Ref ref = head.ref();
        if (spelling.refHeads() || ref.path().isEmpty()) {
            terms.ref(ref);
        } else {
            Term key = ref.path().getFirst();
            boolean commented = !page.comments().isEmpty()
                    && page.comments().getFirst().location().row()
                            == key.location().row();
            if (commented) {
                page.writeRaw(head.location());
                return;
            }
            page.write(TermText.of(ref.head()) + "[" + TermText.of(key) + "]");
        }
        List<Term> arguments = head.arguments();
        if (arguments != null && !arguments.isEmpty()) {
            terms.sequences().arguments(arguments, head.location());
        }
        Term element = head.key();
        if (element != null) {
            boolean contains = spelling.contains();
            page.write(contains ? " contains " : "[");
            terms.term(element);
            page.write(contains ? "" : "]");
        }
        value(rule, isElse, constant);
    }

    private void value(Rule rule, boolean isElse, boolean constant) {
        Rule.Head head = rule.head();
        Term value = head.value();
        Term key = HeadNames.of(head).key();
        if (value == null || (key == null && isTrue(value) && !constant && !rule.isDefault())) {
            return;
        }
        boolean function = head.arguments() != null && !head.arguments().isEmpty();
        boolean strictConstant = spelling.strict() && constant && key == null && !function;
        boolean implied = !isElse && !head.valueWritten() && HeadNames.impliesValue(rule, false);
        if (implied && isTrue(value) && !strictConstant) {
            return;
        }
        page.write(head.assign() || spelling.strict() ? " := " : " = ");
        terms.term(value);
    }

    private static boolean isTrue(Term value) {
        return value instanceof Term.Constant constant && constant.value().equals(BooleanValue.TRUE);
    }
}
