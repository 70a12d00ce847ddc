package dev.assay.cli.evidence;

import dev.assay.cli.command.Session;
import dev.assay.cli.log.LogFolder;
import dev.assay.core.fault.AssayException;
import dev.assay.core.fault.ErrorCode;
import dev.assay.core.home.AssayHome;
import dev.assay.ledger.digest.Digest;
import dev.assay.ledger.evidence.EvidenceDirectory;
import dev.assay.ledger.evidence.EvidenceId;
import dev.assay.ledger.evidence.EvidenceLeaf;
import dev.assay.ledger.evidence.StoredEvidence;
import dev.assay.ledger.log.LogView;
import dev.assay.ledger.tile.DirectoryObjects;
import java.util.ArrayList;
import java.util.List;

/** Finds an evidence of a home by what people call it: the index in the log, its id, or the beginning of its id. */
final class EvidenceLookup {

    private static final int PREFIX_DIGITS = 6;
    private static final int INDEX_DIGITS = 18;

    private final AssayHome home;
    private final EvidenceDirectory store;

    EvidenceLookup(Session session) {
        this.home = LocalEvidence.home(session);
        this.store = LocalEvidence.store(home);
    }

    /** The home. */
    AssayHome home() {
        return home;
    }

    /** Evidence and blobs of the home. */
    EvidenceDirectory store() {
        return store;
    }

    /** The id that is meant; a fault when it is none, or more than one. */
    EvidenceId find(String text) {
        if (Digest.isDigest(text)) {
            return EvidenceId.parse(text);
        }
        String digits = text.startsWith(Digest.PREFIX) ? text.substring(Digest.PREFIX.length()) : text;
        if (digits.startsWith("#") || (digits.matches("[0-9]+") && digits.length() < PREFIX_DIGITS)) {
            return byIndex(digits.startsWith("#") ? digits.substring(1) : digits);
        }
        List<EvidenceId> found = new ArrayList<>();
        if (digits.length() >= PREFIX_DIGITS) {
            store.forEachId(id -> {
                if (id.digest().hex().startsWith(digits)) {
                    found.add(id);
                }
            });
        }
        if (found.size() != 1) {
            throw new AssayException(
                    ErrorCode.USAGE,
                    found.size() + " evidence have an id that begins with '" + digits + "'",
                    "give an index, or at least " + PREFIX_DIGITS
                            + " digits of an id; `assay evidence list` shows them");
        }
        return found.getFirst();
    }

    private EvidenceId byIndex(String text) {
        if (!text.matches("[0-9]{1," + INDEX_DIGITS + "}")) {
            throw new AssayException(ErrorCode.USAGE, "'#" + text + "' is no index", "write it as #3");
        }
        long index = Long.parseLong(text);
        LogView view = LogView.open(
                new DirectoryObjects(home.log()), LogFolder.settings(home.log()).ownPolicy());
        if (index >= view.size()) {
            throw new AssayException(
                    ErrorCode.USAGE,
                    "there is no entry #" + index + ": the log has " + view.size(),
                    "`assay evidence list` shows what is there");
        }
        EvidenceLeaf leaf = EvidenceLeaf.recognise(view.entry(index))
                .orElseThrow(() -> new AssayException(
                        ErrorCode.USAGE, "entry #" + index + " is no evidence", "`assay log get` shows what it is"));
        List<EvidenceId> found = new ArrayList<>();
        store.forEachId(id -> {
            if (found.isEmpty()
                    && store.read(id) instanceof StoredEvidence.Intact intact
                    && intact.commitment().equals(leaf.commitment())) {
                found.add(id);
            }
        });
        if (found.isEmpty()) {
            throw new AssayException(
                    ErrorCode.USAGE,
                    "the evidence of entry #" + index + " is not stored here: erased, missing or damaged",
                    "`assay verify` says which");
        }
        return found.getFirst();
    }
}
