package dev.assay.cli.rego;

import dev.assay.rego.ast.Module;
import dev.assay.rego.coverage.Coverage;
import dev.assay.rego.coverage.CoverageReport;
import java.util.List;

/** A report of coverage as OPA writes it. */
final class CoverageTree {
    private CoverageTree() {}

    static Tree of(Coverage coverage, List<Module> modules) {
        return of(CoverageReport.of(coverage, modules));
    }

    static Tree of(CoverageReport report) {
        Tree files = new Tree();
        report.files().forEach((name, file) -> files.put(name, of(file)));
        return new Tree()
                .put("files", files)
                .put("covered_lines", report.coveredLines())
                .put("not_covered_lines", report.notCoveredLines())
                .put("coverage", report.percent());
    }

    private static Tree of(CoverageReport.File file) {
        Tree tree = new Tree();
        if (!file.covered().isEmpty()) {
            tree.put("covered", file.covered().stream().map(CoverageTree::of).toList());
        }
        if (!file.notCovered().isEmpty()) {
            tree.put(
                    "not_covered",
                    file.notCovered().stream().map(CoverageTree::of).toList());
        }
        if (file.coveredLines() > 0) {
            tree.put("covered_lines", file.coveredLines());
        }
        if (file.notCoveredLines() > 0) {
            tree.put("not_covered_lines", file.notCoveredLines());
        }
        return file.percent() > 0 ? tree.put("coverage", file.percent()) : tree;
    }

    private static Tree of(CoverageReport.Range range) {
        return new Tree()
                .put("start", position(range.startRow(), range.startColumn()))
                .put("end", position(range.endRow(), range.endColumn()));
    }

    private static Tree position(int row, int column) {
        return new Tree().put("row", row).put("col", column);
    }
}
