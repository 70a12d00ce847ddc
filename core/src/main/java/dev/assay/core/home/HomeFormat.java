package dev.assay.core.home;

import dev.assay.core.fault.AssayException;
import dev.assay.core.fault.ErrorCode;
import dev.assay.ledger.LedgerException;
import dev.assay.ledger.file.DurableFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The number of the format that a home is written in, and the way from an older one to the current. Immutable.
 *
 * <p>The file {@code format} holds the number on its first line. A format after the first one names on its second line
 * the lowest version that reads it, so that every older version can say which one is needed.
 */
public final class HomeFormat {

    /** The format that this version writes. */
    public static final int CURRENT = 1;

    /** The formats of this version: the first one, and no step yet. */
    public static final HomeFormat KNOWN = new HomeFormat(List.of());

    private static final String FILE = "format";
    private static final int BYTES_LIMIT = 200;
    private static final Pattern CONTENT =
            Pattern.compile("([1-9][0-9]{0,5})\\n?(?:\\n?needs assay ([0-9A-Za-z.+-]{1,40})\\n?)?");

    private final List<UpgradeStep> steps;

    /**
     * @param steps the way up: the first from format 1 to 2, each one number further; the last leads to the current
     *     format
     */
    HomeFormat(List<UpgradeStep> steps) {
        this.steps = List.copyOf(steps);
        for (int i = 0; i < this.steps.size(); i++) {
            if (this.steps.get(i).from() != i + 1) {
                throw new IllegalArgumentException(
                        "step " + i + " starts at format " + this.steps.get(i).from());
            }
        }
    }

    /** The format that these steps lead to. */
    int current() {
        return steps.size() + 1;
    }

    /** Writes the number of a new home. */
    void stamp(Path folder) throws IOException {
        write(folder, current());
    }

    /**
     * Reads the number, and brings an older home up to date, one step after the other; after each the new number is on
     * disk, so that a crash leaves a home that goes on from where it was.
     *
     * @throws AssayException ({@link ErrorCode#HOME_FORMAT_UNKNOWN}) for a newer format, naming the version that reads
     *     it
     */
    void bringUpToDate(Path folder) {
        int number = read(folder);
        try {
            for (UpgradeStep step : steps.subList(number - 1, steps.size())) {
                step.apply(folder);
                write(folder, step.from() + 1);
            }
        } catch (IOException e) {
            throw LedgerException.io("cannot upgrade " + folder + " from format " + number, e);
        }
    }

    private int read(Path folder) {
        Path file = folder.resolve(FILE);
        String text;
        try (InputStream in = Files.newInputStream(file)) {
            text = new String(in.readNBytes(BYTES_LIMIT), StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            throw unknown(folder + " has no file 'format', so it is no home of Assay", "name another folder");
        } catch (IOException e) {
            throw LedgerException.io("cannot read " + file, e);
        }
        Matcher matcher = CONTENT.matcher(text);
        if (!matcher.matches()) {
            throw unknown(file + " does not begin with a number", "restore it: its content is the format's number");
        }
        int number = Integer.parseInt(matcher.group(1));
        if (number > current()) {
            String version = matcher.group(2) == null ? "a newer version of assay" : "assay " + matcher.group(2);
            throw unknown(
                    folder + " is of format " + number + "; this version knows formats up to " + current(),
                    "use " + version + (matcher.group(2) == null ? "" : " or newer"));
        }
        return number;
    }

    private void write(Path folder, int number) throws IOException {
        String needs = number == 1 ? "" : "needs assay " + steps.get(number - 2).neededVersion() + "\n";
        DurableFiles.replace(folder.resolve(FILE), (number + "\n" + needs).getBytes(StandardCharsets.US_ASCII));
    }

    private static AssayException unknown(String what, String next) {
        return new AssayException(ErrorCode.HOME_FORMAT_UNKNOWN, what, next);
    }
}
