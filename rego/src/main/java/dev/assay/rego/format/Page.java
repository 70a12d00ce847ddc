package dev.assay.rego.format;

import dev.assay.rego.ast.Location;
import dev.assay.rego.ast.Module.Comment;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The text as it grows: indentation, and the comments that have not been written yet, in the order of the source. */
final class Page {
    private static final char INDENT = '\t';

    private final StringBuilder text = new StringBuilder();
    private List<Comment> comments;
    private int level;
    private boolean inLine;
    private @Nullable Comment lineComment;
    private boolean delayed;
    private boolean rawEndsLine;

    Page(List<Comment> comments) {
        this.comments = comments;
    }

    /** A state to go back to; a comment that awaits the end of the line is not part of it. */
    record Mark(int length, int level, List<Comment> comments) {}

    Mark mark() {
        return new Mark(text.length(), level, comments);
    }

    void reset(Mark mark) {
        text.setLength(mark.length);
        level = mark.level;
        comments = mark.comments;
    }

    String text() {
        return text.toString();
    }

    // ---- Text

    void write(String piece) {
        text.append(piece);
    }

    boolean isInLine() {
        return inLine;
    }

    void continueLine() {
        inLine = true;
    }

    void startLine() {
        inLine = true;
        for (int i = 0; i < level; i++) {
            text.append(INDENT);
        }
    }

    /** Starts a line unless one is being written. */
    void startLineIfEnded() {
        if (!inLine) {
            startLine();
        }
    }

    void endLine() {
        inLine = false;
        if (lineComment != null && !delayed) {
            text.append(" #").append(lineComment.text().stripTrailing());
            lineComment = null;
        }
        delayed = false;
        text.append('\n');
    }

    /** Ends the line if one is being written, and leaves the next one blank. */
    void blankLine() {
        if (inLine) {
            endLine();
        }
        text.append('\n');
    }

    void writeLine(String line) {
        startLineIfEnded();
        write(line);
        endLine();
    }

    void up() {
        level++;
    }

    void down() {
        if (level == 0) {
            throw new IllegalStateException("negative indentation");
        }
        level--;
    }

    /** Begins elements that stand on lines of their own; a comment that awaits the end of the line waits on. */
    void startSequence() {
        delayed = true;
        endLine();
        up();
        startLine();
    }

    // ---- Comments

    List<Comment> comments() {
        return comments;
    }

    void setComments(List<Comment> rest) {
        comments = rest;
    }

    boolean hasLineComment() {
        return lineComment != null;
    }

    /** Whether the text as it was written ends its line, and a comment after it follows at once. */
    void setRawEndsLine(boolean ends) {
        rawEndsLine = ends;
    }

    /** Whether comments are left that stand before a row. */
    boolean hasCommentBefore(int row) {
        return !comments.isEmpty() && rowOf(comments.getFirst()) < row;
    }

    /** Writes the comments before a row, and keeps the one in it for the end of the line. */
    void insertComments(int row) {
        List<Comment> before = takeBefore(row);
        if (!before.isEmpty()) {
            writeComments(before);
            if (row - rowOf(before.getLast()) > 1) {
                blankLine();
            }
        }
        Comment inRow = null;
        while (!comments.isEmpty() && rowOf(comments.getFirst()) == row) {
            inRow = comments.getFirst();
            comments = comments.subList(1, comments.size());
        }
        if (inRow != null) {
            if (lineComment != null) {
                lineComment = null;
                throw new UnexpectedComment();
            }
            lineComment = inRow;
        }
    }

    /** Takes the comments before a row. */
    List<Comment> takeBefore(int row) {
        int count = 0;
        while (count < comments.size() && rowOf(comments.get(count)) < row) {
            count++;
        }
        List<Comment> before = comments.subList(0, count);
        comments = comments.subList(count, comments.size());
        return before;
    }

    void writeComments(List<Comment> block) {
        boolean inMetadata = false;
        for (int i = 0; i < block.size(); i++) {
            Comment comment = block.get(i);
            boolean metadata = isMetadata(comment);
            if (i > 0) {
                int gap = rowOf(comment) - rowOf(block.get(i - 1));
                if (gap > 1) {
                    blankLine();
                    inMetadata = false;
                } else if (gap == 1 && inMetadata && metadata) {
                    blankLine();
                }
            }
            inMetadata |= metadata;
            writeLine(textOf(comment));
        }
    }

    static String textOf(Comment comment) {
        return "#" + comment.text().stripTrailing();
    }

    private static boolean isMetadata(Comment comment) {
        return comment.location().column() == 1 && comment.text().strip().startsWith("METADATA");
    }

    private static int rowOf(Comment comment) {
        return comment.location().row();
    }

    /** Forgets the comment that awaits the end of the line if it is within a text, which is about to be written raw. */
    void forgetLineComment(Location place) {
        boolean within =
                lineComment != null && rowOf(lineComment) >= place.row() && rowOf(lineComment) <= Places.endRow(place);
        if (within) {
            lineComment = null;
        }
    }

    /** Writes the text of a place as the source has it; the comments in it are then done. */
    void writeRaw(Location place) {
        int last = Places.endRow(place);
        write(place.text());
        List<Comment> rest = new ArrayList<>();
        for (Comment comment : comments) {
            if (rawEndsLine && rowOf(comment) == last) {
                write(" " + comment.location().text());
            } else if (rowOf(comment) >= last) {
                rest.add(comment);
            }
        }
        comments = rest;
    }
}
