package dev.assay.core.home;

import dev.assay.ledger.LedgerException;
import dev.assay.ledger.evidence.EvidenceDirectory;
import dev.assay.ledger.file.DurableFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;

/**
 * An {@code .assay} folder whose format is known. Immutable; faults of the disk are {@link LedgerException}s.
 *
 * <pre>
 * .assay/.gitignore   "*": nothing in here belongs into git
 *        format       see {@link HomeFormat}
 *        log/         C2SP tiles, checkpoint, private/
 *        evidence/    envelopes and salts
 *        blobs/       inputs, policies and public keys by digest
 *        state/       documents of local runs
 *        draft/       files offered to the user
 * </pre>
 */
public final class AssayHome {

    /** The folder's name. */
    public static final String NAME = ".assay";

    /** Folders up the tree that are looked at, at most. */
    private static final int ANCESTORS_LIMIT = 256;

    private final Path folder;

    private AssayHome(Path folder) {
        this.folder = folder;
    }

    /**
     * The home of a project, by looking for {@code .assay} from that folder upwards.
     *
     * @throws dev.assay.core.fault.AssayException when it is of a format that is not known
     */
    public static Optional<AssayHome> discover(Path start) {
        Path absolute = start.toAbsolutePath().normalize();
        int seen = 0;
        for (Path each = absolute; each != null && seen < ANCESTORS_LIMIT; each = each.getParent()) {
            if (Files.isRegularFile(each.resolve(NAME).resolve("format"))) {
                return Optional.of(open(each.resolve(NAME)));
            }
            seen++;
        }
        return Optional.empty();
    }

    /** Opens the home in that very folder, bringing its format up to date. */
    public static AssayHome open(Path folder) {
        HomeFormat.KNOWN.bringUpToDate(folder);
        return new AssayHome(folder);
    }

    /** Makes a home in a project's folder, or opens the one that is there. Several may do so at once. */
    public static AssayHome openOrCreate(Path project) {
        Path folder = project.toAbsolutePath().normalize().resolve(NAME);
        try {
            DurableFiles.createFolder(folder);
            DurableFiles.createOnly(folder.resolve(".gitignore"), "*\n".getBytes(StandardCharsets.US_ASCII));
            if (!Files.exists(folder.resolve("format"))) {
                HomeFormat.KNOWN.stamp(folder);
            }
        } catch (IOException e) {
            throw LedgerException.io("cannot make " + folder, e);
        }
        return open(folder);
    }

    /** The folder itself. */
    public Path folder() {
        return folder;
    }

    /** Where the log is. */
    public Path log() {
        return folder.resolve("log");
    }

    /** Documents of local runs. */
    public Path state() {
        return folder.resolve("state");
    }

    /** Files offered to the user. */
    public Path draft() {
        return folder.resolve("draft");
    }

    /** Evidence and blobs. */
    public EvidenceDirectory evidence(SecureRandom random) {
        return new EvidenceDirectory(folder, random);
    }
}
