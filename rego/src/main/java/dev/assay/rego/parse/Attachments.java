package dev.assay.rego.parse;

import dev.assay.rego.ast.Annotations;
import dev.assay.rego.ast.Annotations.Scope;
import dev.assay.rego.ast.Location;
import dev.assay.rego.ast.Module;
import dev.assay.rego.ast.Problem;
import dev.assay.rego.ast.Rule;
import dev.assay.rego.ast.Term;
import dev.assay.rego.value.StringValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Finds what each block of metadata speaks of, and gives rules the blocks that speak of them. */
final class Attachments {
    private final Module module;
    private final List<Problem> problems;
    private final List<Owned> owned = new ArrayList<>();

    Attachments(Module module, List<Problem> problems) {
        this.module = module;
        this.problems = problems;
    }

    /** A block and the rule that it stands above, or null when it is above the package. */
    private record Owned(Annotations annotations, @Nullable Rule rule) {}

    /** What stands in a module below the blocks. */
    private enum Below {
        PACKAGE,
        IMPORT,
        RULE,
        NOTHING
    }

    Module attached() {
        for (MetadataBlocks.Block block : new MetadataBlocks(problems).read(module.comments())) {
            attach(block);
        }
        if (owned.isEmpty() || !problems.isEmpty()) {
            return module;
        }
        return new Module(
                module.source(),
                module.version(),
                module.packageOf(),
                module.imports(),
                rules(),
                module.comments(),
                owned.stream().map(Owned::annotations).toList());
    }

    private void attach(MetadataBlocks.Block block) {
        int row = block.location().row();
        Rule rule = null;
        Below below = Below.NOTHING;
        int nearest = Integer.MAX_VALUE;
        for (Rule candidate : module.rules()) {
            int at = candidate.location().row();
            if (at > row && at < nearest) {
                nearest = at;
                rule = candidate;
                below = Below.RULE;
            }
        }
        for (Module.Import candidate : module.imports()) {
            int at = candidate.location().row();
            if (at > row && at <= nearest) {
                nearest = at;
                below = Below.IMPORT;
            }
        }
        int packageRow = module.packageOf().location().row();
        if (packageRow > row && packageRow <= nearest) {
            below = Below.PACKAGE;
        }
        String written = block.scope() != null ? block.scope() : usualScope(block, below);
        Scope scope = checked(written, below, block);
        if (scope != null) {
            Annotations annotations = new Annotations(
                    scope,
                    block.metadata().document().toBuilder()
                            .put("scope", StringValue.of(written))
                            .build(),
                    block.metadata().schemas(),
                    block.location());
            owned.add(new Owned(annotations, below == Below.RULE ? rule : null));
        }
    }

    private static String usualScope(MetadataBlocks.Block block, Below below) {
        return switch (below) {
            case RULE -> block.entrypoint() ? "document" : "rule";
            case PACKAGE -> "package";
            case IMPORT -> "import";
            case NOTHING -> "";
        };
    }

    private @Nullable Scope checked(String written, Below below, MetadataBlocks.Block block) {
        Location place = block.location();
        Scope scope = MetadataBlocks.scope(written);
        if (scope == null) {
            report(
                    "invalid annotation scope '" + written
                            + "'. Use one of 'rule', 'document', 'package', or 'subpackages'",
                    place);
        } else {
            boolean ofRule = scope == Scope.RULE || scope == Scope.DOCUMENT;
            Below wanted = ofRule ? Below.RULE : Below.PACKAGE;
            if (below != wanted) {
                String have = switch (below) {
                    case PACKAGE -> " (have package)";
                    case IMPORT -> " (have import)";
                    case RULE -> " (have rule)";
                    case NOTHING -> "";
                };
                report(
                        "annotation scope '" + written + "' must be applied to " + (ofRule ? "rule" : "package") + have,
                        place);
            }
        }
        if (block.entrypoint() && scope != Scope.DOCUMENT && scope != Scope.PACKAGE) {
            report("annotation entrypoint applied to non-document or package scope '" + written + "'", place);
        }
        return scope;
    }

    private void report(String message, Location place) {
        problems.add(new Problem(Problem.PARSE, message, place));
    }

    /** Each rule takes the blocks of its document, and those of rules of its name above it that none has taken yet. */
    private List<Rule> rules() {
        List<Rule> rules = new ArrayList<>();
        Set<Integer> free = new TreeSet<>();
        for (int i = 0; i < owned.size(); i++) {
            if (owned.get(i).rule() != null) {
                free.add(i);
            }
        }
        for (Rule rule : module.rules()) {
            List<Annotations> own = new ArrayList<>();
            int last = -1;
            for (int index : free) {
                Owned candidate = owned.get(index);
                Rule named = candidate.rule();
                if (named == null || !sameDocument(named, rule)) {
                    continue;
                }
                if (candidate.annotations().scope() == Scope.DOCUMENT) {
                    own.add(candidate.annotations());
                } else if (rule.location().row()
                        > candidate.annotations().location().row()) {
                    own.add(candidate.annotations());
                    last = index;
                }
            }
            free.remove(last);
            rules.add(own.isEmpty() ? rule : withAnnotations(rule, own));
        }
        return rules;
    }

    private static Rule withAnnotations(Rule rule, List<Annotations> annotations) {
        return new Rule(
                rule.isDefault(),
                rule.head(),
                rule.body(),
                rule.otherwise(),
                rule.bodyWritten(),
                annotations,
                rule.location());
    }

    private static boolean sameDocument(Rule one, Rule other) {
        return names(one).equals(names(other));
    }

    /** The parts of a rule's ref up to the first that varies. */
    private static List<String> names(Rule rule) {
        List<String> names = new ArrayList<>();
        names.add(rule.head().ref().head() instanceof Term.Var name ? name.name() : "");
        for (Term part : rule.head().ref().path()) {
            if (!(part instanceof Term.Constant constant)) {
                break;
            }
            names.add(constant.value().toString());
        }
        return names;
    }
}
