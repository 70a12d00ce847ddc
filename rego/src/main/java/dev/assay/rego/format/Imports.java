package dev.assay.rego.format;

import dev.assay.rego.ast.Location;
import dev.assay.rego.ast.Module;
import dev.assay.rego.ast.Module.Import;
import dev.assay.rego.ast.Source;
import dev.assay.rego.ast.Term;
import dev.assay.rego.ast.TermOrder;
import dev.assay.rego.value.StringValue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which imports a module needs in a dialect, and their order. */
final class Imports {
    private Imports() {}

    /**
     * An import and the row that it counts as standing in.
     *
     * @param added whether it is not in the source
     */
    record Line(Import imported, int row, boolean added) {}

    /**
     * The imports to write.
     *
     * @param used the keywords that bodies use and v0 lacks
     */
    static List<Line> of(Module module, Dialect dialect, Set<String> used) {
        List<Line> lines = new ArrayList<>();
        module.imports().forEach(one -> lines.add(new Line(one, one.location().row(), false)));
        if (dialect == Dialect.V1_WITHOUT_IMPORTS) {
            lines.removeIf(line -> isRegoV1(line.imported()));
        } else if (dialect == Dialect.V0_AND_V1 && lines.stream().noneMatch(line -> isRegoV1(line.imported()))) {
            add(lines, List.of("v1"), "rego");
        }
        boolean regoV1 = lines.stream().anyMatch(line -> isRegoV1(line.imported()));
        if (regoV1 || dialect == Dialect.V1_WITHOUT_IMPORTS) {
            lines.removeIf(line -> isRoot(line.imported(), "future"));
        } else if (dialect == Dialect.V0) {
            used.stream().sorted(Comparator.comparing("in"::equals)).forEach(keyword -> ensure(lines, keyword));
        }
        return lines;
    }

    private static void ensure(List<Line> lines, String keyword) {
        boolean there = lines.stream().map(Line::imported).anyMatch(one -> {
            String found = futureKeyword(one);
            return isAllFuture(one) || keyword.equals(found) || ("every".equals(found) && keyword.equals("in"));
        });
        if (!there) {
            add(lines, List.of("keywords", keyword), "future");
        }
    }

    private static void add(List<Line> lines, List<String> path, String root) {
        int row = 1;
        for (Line line : lines) {
            if ((isRoot(line.imported(), "future") || isRegoV1(line.imported())) && line.row() >= row) {
                row = line.row() + 1;
            }
        }
        Location nowhere = new Location(new Source("", "import " + root + "." + String.join(".", path)), 0, 0);
        List<Term> parts = new ArrayList<>();
        path.forEach(name -> parts.add(new Term.Constant(StringValue.of(name), nowhere)));
        Term.Ref ref = new Term.Ref(new Term.Var(root, nowhere), parts, nowhere);
        lines.add(new Line(new Import(ref, null, nowhere), row, true));
    }

    /** Groups of imports that stand together, each in the order of paths and aliases. */
    static List<List<Line>> groups(List<Line> lines) {
        List<List<Line>> groups = new ArrayList<>();
        int row = 0;
        for (Line line : lines) {
            if (groups.isEmpty() || line.row() - row > 1) {
                groups.add(new ArrayList<>());
            }
            groups.getLast().add(line);
            row = line.row();
        }
        return groups;
    }

    static List<Line> sorted(List<Line> group) {
        List<Line> sorted = new ArrayList<>(group);
        sorted.sort(Comparator.<Line, Term>comparing(line -> line.imported().path(), TermOrder.TERMS)
                .thenComparing(line -> alias(line.imported())));
        return sorted;
    }

    private static String alias(Import imported) {
        String alias = imported.alias();
        return alias == null ? "" : alias;
    }

    static boolean isRoot(Import imported, String root) {
        return imported.path().head() instanceof Term.Var head && head.name().equals(root);
    }

    static boolean isRegoV1(Import imported) {
        return isRoot(imported, "rego") && names(imported).equals(List.of("v1"));
    }

    static boolean isAllFuture(Import imported) {
        return isRoot(imported, "future") && names(imported).equals(List.of("keywords"));
    }

    /** The keyword that an import brings, or null. */
    static @Nullable String futureKeyword(Import imported) {
        List<String> names = names(imported);
        boolean future = isRoot(imported, "future")
                && names.size() == 2
                && names.getFirst().equals("keywords");
        return future && imported.alias() == null ? names.get(1) : null;
    }

    private static List<String> names(Import imported) {
        return imported.path().path().stream()
                .map(part -> part instanceof Term.Constant constant && constant.value() instanceof StringValue name
                        ? name.value()
                        : "")
                .toList();
    }
}
