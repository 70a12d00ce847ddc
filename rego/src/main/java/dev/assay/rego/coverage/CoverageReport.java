package dev.assay.rego.coverage;

import dev.assay.rego.ast.Expr;
import dev.assay.rego.ast.Expr.Form;
import dev.assay.rego.ast.Location;
import dev.assay.rego.ast.Module;
import dev.assay.rego.ast.Rule;
import dev.assay.rego.ast.Term;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Which heads of rules and expressions were evaluated, file by file.
 *
 * @param files by name, in order
 * @param percent of the lines, 0 to 100
 */
public record CoverageReport(Map<String, File> files, int coveredLines, int notCoveredLines, double percent) {

    /** A stretch of a file; rows and columns from 1. The end is where its last line ends. */
    public record Range(int startRow, int startColumn, int endRow, int endColumn) implements Comparable<Range> {
        @Override
        public int compareTo(Range other) {
            int rows = Integer.compare(startRow, other.startRow);
            int columns = rows != 0 ? rows : Integer.compare(startColumn, other.startColumn);
            int ends = columns != 0 ? columns : Integer.compare(endRow, other.endRow);
            return ends != 0 ? ends : Integer.compare(endColumn, other.endColumn);
        }
    }

    /** One file. */
    public record File(
            List<Range> covered, List<Range> notCovered, int coveredLines, int notCoveredLines, double percent) {
        public File {
            covered = List.copyOf(covered);
            notCovered = List.copyOf(notCovered);
        }
    }

    /** Holds what was evaluated against all that modules have. */
    public static CoverageReport of(Coverage coverage, List<Module> modules) {
        Map<String, File> files = new TreeMap<>();
        int covered = 0;
        int notCovered = 0;
        for (Module module : modules) {
            String name = module.source().name();
            SortedSet<Range> hit = new TreeSet<>();
            SortedSet<Range> missed = new TreeSet<>();
            new Places(location -> (coverage.covered(name, location.row()) ? hit : missed).add(range(location)))
                    .module(module);
            int lines = lines(hit).cardinality();
            BitSet missedLines = lines(missed);
            missedLines.andNot(lines(hit));
            int missedCount = missedLines.cardinality();
            double percent = percent(lines, missedCount);
            files.put(name, new File(List.copyOf(hit), List.copyOf(missed), lines, missedCount, percent));
            covered += lines;
            notCovered += missedCount;
        }
        return new CoverageReport(files, covered, notCovered, percent(covered, notCovered));
    }

    private static double percent(int covered, int notCovered) {
        int all = covered + notCovered;
        return all == 0 ? 0 : 100.0 * covered / all;
    }

    private static BitSet lines(SortedSet<Range> ranges) {
        BitSet lines = new BitSet();
        ranges.forEach(range -> lines.set(range.startRow(), range.endRow() + 1));
        return lines;
    }

    private static Range range(Location location) {
        String text = location.text().stripTrailing();
        int end = text.lastIndexOf('\n');
        int rows = (int) text.chars().filter(c -> c == '\n').count();
        int column = end < 0
                ? location.column() + text.codePointCount(0, text.length())
                : text.codePointCount(end + 1, text.length()) + 1;
        return new Range(location.row(), location.column(), location.row() + rows, column);
    }

    /** Finds the places that count. */
    private static final class Places {
        private final Consumer<Location> taker;

        Places(Consumer<Location> taker) {
            this.taker = taker;
        }

        void module(Module module) {
            for (Rule rule : module.rules()) {
                for (Rule branch = rule; branch != null; branch = branch.otherwise()) {
                    taker.accept(branch.head().location());
                    if (branch.bodyWritten()) {
                        body(branch.body());
                    }
                    List<Term> terms = new ArrayList<>();
                    if (branch.head().value() != null) {
                        terms.add(branch.head().value());
                    }
                    if (branch.head().key() != null) {
                        terms.add(branch.head().key());
                    }
                    terms.forEach(this::term);
                }
            }
        }

        private void body(List<Expr> body) {
            for (Expr expr : body) {
                switch (expr.form()) {
                    case Form.Some some -> {}
                    case Form.Truth truth -> {
                        taker.accept(expr.location());
                        term(truth.term());
                    }
                    case Form.SomeIn some -> {
                        taker.accept(expr.location());
                        term(some.domain());
                    }
                    case Form.Every every -> {
                        taker.accept(expr.location());
                        term(every.domain());
                        body(every.body());
                    }
                }
            }
        }

        private void term(Term term) {
            switch (term) {
                case Term.ArrayComprehension array -> body(array.body());
                case Term.SetComprehension set -> body(set.body());
                case Term.ObjectComprehension object -> body(object.body());
                case Term.Call call -> call.arguments().forEach(this::term);
                case Term.Ref ref -> ref.path().forEach(this::term);
                case Term.ArrayTerm array -> array.elements().forEach(this::term);
                case Term.SetTerm set -> set.elements().forEach(this::term);
                case Term.ObjectTerm object -> object.entries().forEach(entry -> term(entry.value()));
                case Term.Constant constant -> {}
                case Term.Var variable -> {}
                case Term.TemplateString template -> {}
            }
        }
    }
}
