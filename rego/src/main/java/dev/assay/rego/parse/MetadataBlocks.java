package dev.assay.rego.parse;

import dev.assay.rego.ast.Annotations;
import dev.assay.rego.ast.Location;
import dev.assay.rego.ast.Module.Comment;
import dev.assay.rego.ast.Problem;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the {@code # METADATA} blocks among the comments of a module. */
final class MetadataBlocks {
    private static final String MARK = "METADATA";

    private final List<Problem> problems;

    MetadataBlocks(List<Problem> problems) {
        this.problems = problems;
    }

    /**
     * A block as read, before it is known what it stands above.
     *
     * @param scope as written, or null
     */
    record Block(@Nullable String scope, boolean entrypoint, Metadata metadata, Location location) {}

    /** The blocks that can be read, in order; of the others, what is wrong with them is noted. */
    List<Block> read(List<Comment> comments) {
        List<Block> blocks = new ArrayList<>();
        int at = 0;
        while (at < comments.size()) {
            Comment first = comments.get(at++);
            if (isMark(first)) {
                int begin = at;
                while (at < comments.size() && continues(comments.get(at), comments.get(at - 1))) {
                    at++;
                }
                Block block = read(first, comments.subList(begin, at));
                if (block != null) {
                    blocks.add(block);
                }
            }
        }
        return blocks;
    }

    private static boolean isMark(Comment comment) {
        return comment.location().column() == 1 && comment.text().strip().startsWith(MARK);
    }

    private static boolean continues(Comment comment, Comment before) {
        Location place = comment.location();
        return place.column() == 1 && place.row() - 1 == before.location().row() && !isMark(comment);
    }

    private @Nullable Block read(Comment mark, List<Comment> lines) {
        StringBuilder yaml = new StringBuilder();
        for (Comment line : lines) {
            String text = line.text();
            yaml.append(text.startsWith(" ") ? text.substring(1) : text).append('\n');
        }
        Location whole = lines.isEmpty() ? mark.location() : through(mark, lines.getLast());
        try {
            Metadata metadata = Metadata.read(yaml.toString());
            return new Block(metadata.scope(), metadata.entrypoint(), metadata, whole);
        } catch (MetadataException e) {
            Comment line =
                    e.isSyntax() && !lines.isEmpty() ? lines.get(Math.min(e.line() + 1, lines.size() - 1)) : mark;
            problems.add(new Problem(Problem.PARSE, e.getMessage() + hint(e, lines), line.location()));
            return null;
        }
    }

    private static Location through(Comment mark, Comment last) {
        Location first = mark.location();
        return new Location(first.source(), first.start(), last.location().end());
    }

    /** A colon that no blank follows is the likeliest mistake in YAML. */
    private static String hint(MetadataException e, List<Comment> lines) {
        if (!e.isSyntax()) {
            return "";
        }
        StringBuilder hints = new StringBuilder();
        for (Comment line : lines) {
            int colon = line.text().indexOf(':');
            if (colon >= 0 && colon + 1 < line.text().length()) {
                int following = line.text().codePointAt(colon + 1);
                if (following != ' ' && following != '\t') {
                    hints.append("\n  Hint: on line ")
                            .append(line.location().row())
                            .append(", symbol(s) ['")
                            .appendCodePoint(following)
                            .append("'] immediately following a key/value separator ':' is not a legal yaml space"
                                    + " character");
                }
            }
        }
        return hints.toString();
    }

    static Annotations.@Nullable Scope scope(String written) {
        return switch (written) {
            case "rule" -> Annotations.Scope.RULE;
            case "document" -> Annotations.Scope.DOCUMENT;
            case "package" -> Annotations.Scope.PACKAGE;
            case "subpackages" -> Annotations.Scope.SUBPACKAGES;
            default -> null;
        };
    }
}
