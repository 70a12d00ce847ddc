package dev.assay.rego.format;

import dev.assay.rego.ast.Module;
import dev.assay.rego.ast.Module.Comment;
import dev.assay.rego.ast.Problem;
import dev.assay.rego.ast.Rule;
import dev.assay.rego.ast.Term;
import dev.assay.rego.parse.ParseException;
import dev.assay.rego.value.StringValue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes a module: package, imports, rules and comments. */
final class ModuleWriter {
    private final Module module;
    private final Dialect dialect;
    private final Page page;
    private final RuleWriter rules;
    private final TermWriter terms;
    private final List<Problem> problems = new ArrayList<>();

    ModuleWriter(Module module, Dialect dialect) {
        this.module = module;
        this.dialect = dialect;
        List<Comment> comments = new ArrayList<>(module.comments());
        comments.sort(Comparator.comparingInt(comment -> comment.location().start()));
        this.page = new Page(comments);
        Spelling spelling = Spelling.of(module, dialect);
        BodyWriter bodies = new BodyWriter(page, spelling, new Arity(problems));
        this.terms = bodies.terms();
        this.rules = new RuleWriter(page, spelling, bodies);
    }

    /** What is written below the package, in the order of rows. */
    private sealed interface Element {
        int row();

        record Importing(Imports.Line line) implements Element {
            @Override
            public int row() {
                return line.row();
            }
        }

        record Ruling(Rule rule) implements Element {
            @Override
            public int row() {
                return rule.location().row();
            }
        }
    }

    String write() {
        List<Element> elements = new ArrayList<>();
        List<Imports.Line> early = new ArrayList<>();
        for (Imports.Line line : Imports.of(module, dialect, Keywords.used(module))) {
            elements.add(new Element.Importing(line));
        }
        int firstRule = Integer.MAX_VALUE;
        for (Rule rule : module.rules()) {
            elements.add(new Element.Ruling(rule));
            firstRule = Math.min(firstRule, rule.location().row());
        }
        takeLate(elements, firstRule, early);
        elements.sort(Comparator.comparingInt(Element::row));
        packageClause();
        imports(early);
        elements(elements);
        List<Comment> rest = page.comments();
        for (int i = 0; i < rest.size(); i++) {
            page.writeLine(Page.textOf(rest.get(i)));
            page.write(i == rest.size() - 1 ? "\n" : "");
        }
        if (!problems.isEmpty()) {
            throw new ParseException(problems);
        }
        return page.text().stripTrailing() + "\n";
    }

    /**
     * An import that is added must not come after a rule, where it would have no effect: all of them come first then.
     */
    private static void takeLate(List<Element> elements, int firstRule, List<Imports.Line> early) {
        boolean late = elements.stream()
                .anyMatch(one ->
                        one instanceof Element.Importing found && found.line().added() && found.row() >= firstRule);
        if (late) {
            for (Element element : List.copyOf(elements)) {
                if (element instanceof Element.Importing found && found.line().added()) {
                    early.add(found.line());
                    elements.remove(element);
                }
            }
        }
    }

    private void elements(List<Element> elements) {
        List<Imports.Line> imports = new ArrayList<>();
        List<Rule> ruled = new ArrayList<>();
        for (Element element : elements) {
            switch (element) {
                case Element.Importing found -> {
                    rules.rules(ruled);
                    ruled.clear();
                    imports.add(found.line());
                }
                case Element.Ruling found -> {
                    imports(imports);
                    imports.clear();
                    ruled.add(found.rule());
                }
            }
        }
        imports(imports);
        rules.rules(ruled);
    }

    private void packageClause() {
        page.insertComments(module.packageOf().location().row());
        page.startLine();
        page.write("package ");
        List<Term> path = module.packageOf().path().path();
        Term first = path.getFirst();
        String name = first instanceof Term.Constant constant && constant.value() instanceof StringValue string
                ? string.value()
                : "";
        terms.ref(new Term.Ref(
                new Term.Var(name, first.location()),
                path.subList(1, path.size()),
                module.packageOf().location()));
        page.blankLine();
    }

    private void imports(List<Imports.Line> lines) {
        Map<Imports.Line, Comment> beside = new HashMap<>();
        List<Comment> others = new ArrayList<>();
        for (Comment comment : page.comments()) {
            Imports.Line match = lines.stream()
                    .filter(line -> line.row() == comment.location().row())
                    .findFirst()
                    .orElse(null);
            if (match == null) {
                others.add(comment);
            } else {
                beside.put(match, comment);
            }
        }
        page.setComments(others);
        for (List<Imports.Line> group : Imports.groups(lines)) {
            page.insertComments(group.getFirst().row());
            for (Imports.Line line : Imports.sorted(group)) {
                page.startLine();
                write(line.imported());
                Comment comment = beside.get(line);
                page.write(comment == null ? "" : " " + Page.textOf(comment));
                page.endLine();
            }
            page.blankLine();
        }
    }

    private void write(Module.Import imported) {
        page.write("import ");
        String keyword = Imports.futureKeyword(imported);
        if (keyword != null) {
            page.write("future.keywords." + keyword);
        } else {
            terms.ref(imported.path());
        }
        String alias = imported.alias();
        page.write(alias == null ? "" : " as " + alias);
    }
}
