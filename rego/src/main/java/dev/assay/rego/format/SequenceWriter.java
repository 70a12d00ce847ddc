package dev.assay.rego.format;

import dev.assay.rego.ast.Location;
import dev.assay.rego.ast.Module.Comment;
import dev.assay.rego.ast.Term;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes elements with commas between them: those that stand in one row of the source in one line. */
final class SequenceWriter {
    private final Page page;
    private final TermWriter terms;

    SequenceWriter(Page page, TermWriter terms) {
        this.page = page;
        this.terms = terms;
    }

    /**
     * An element.
     *
     * @param value of an entry, or null
     */
    record Item(Term term, @Nullable Term value) {
        Location location() {
            return term.location();
        }
    }

    static List<Item> items(List<Term> elements) {
        return elements.stream().map(element -> new Item(element, null)).toList();
    }

    static List<Item> pairs(List<Term.ObjectTerm.Entry> entries) {
        return entries.stream()
                .map(entry -> new Item(entry.key(), entry.value()))
                .toList();
    }

    /** Elements between brackets; a union among them is in parentheses, for it would look like a comprehension. */
    void bracketed(String open, String close, List<Item> items, Location place) {
        page.write(open);
        sequence(items, place, Places.closingRow(open.charAt(0), close.charAt(0), place), true);
        page.write(close);
    }

    /** The arguments of a call or a head, in parentheses; the place is that of what is called. */
    void arguments(List<Term> arguments, Location place) {
        page.write("(");
        sequence(items(arguments), place, Places.closingRow('(', ')', place), false);
        page.write(")");
    }

    private void sequence(List<Item> items, Location place, int closingRow, boolean parenUnions) {
        List<List<Item>> lines = lines(items, place.row());
        boolean spread = lines.size() > 1;
        if (!spread) {
            refuseComments(place.row(), closingRow);
            spread = !lines.getFirst().isEmpty()
                    && beginsOnNextLine(lines.getFirst().getFirst(), place);
        }
        if (spread) {
            page.startSequence();
        }
        for (int i = 0; i < lines.size(); i++) {
            if (i > 0) {
                page.write(",");
                page.endLine();
                page.startLine();
            }
            line(lines.get(i), parenUnions);
        }
        if (spread) {
            page.write(",");
            page.endLine();
            page.insertComments(closingRow);
            page.down();
            page.startLine();
        }
    }

    /** Elements in one line cannot have comments between them. */
    private void refuseComments(int row, int closingRow) {
        for (Comment comment : page.comments()) {
            int at = comment.location().row();
            if (at > row && at < closingRow) {
                throw new UnexpectedComment();
            }
        }
    }

    private static boolean beginsOnNextLine(Item first, Location place) {
        String text = place.text();
        int at = text.indexOf(first.location().text());
        return at > 0 && text.substring(0, at).indexOf('\n') > 0;
    }

    private void line(List<Item> items, boolean parenUnions) {
        for (int i = 0; i < items.size(); i++) {
            page.write(i == 0 ? "" : ", ");
            item(items.get(i), parenUnions);
        }
    }

    private void item(Item item, boolean parenUnions) {
        Term value = item.value();
        boolean union = Operators.isUnion(item.term());
        boolean parens =
                union && (value != null || parenUnions || item.location().text().startsWith("("));
        element(item.term(), parens);
        if (value != null) {
            page.write(": ");
            element(value, Operators.isUnion(value));
        }
    }

    private void element(Term term, boolean parens) {
        page.write(parens ? "(" : "");
        terms.term(term);
        page.write(parens ? ")" : "");
    }

    private static List<List<Item>> lines(List<Item> items, int firstRow) {
        if (items.stream().anyMatch(item -> item.value() == null && Generated.isIn(item.term()))) {
            return List.of(items);
        }
        List<Item> sorted = new ArrayList<>(items);
        sorted.sort(Comparator.<Item>comparingInt(item -> item.location().row())
                .thenComparingInt(item -> item.location().column()));
        List<List<Item>> lines = new ArrayList<>();
        lines.add(new ArrayList<>());
        int row = firstRow;
        for (int i = 0; i < sorted.size(); i++) {
            Item item = sorted.get(i);
            if (i > 0 && item.location().row() > row) {
                lines.add(new ArrayList<>());
            }
            row = item.location().row();
            lines.getLast().add(item);
        }
        return lines;
    }
}
