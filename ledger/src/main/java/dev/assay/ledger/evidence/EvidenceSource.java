package dev.assay.ledger.evidence;

import dev.assay.ledger.digest.Digest;
import java.util.function.Consumer;

/**
 * Read access to stored evidence and blobs, wherever they lie: a folder, a git tree, an evidence pack. Everything read
 * is checked against the name it was asked by. Implementations are thread-safe.
 */
public interface EvidenceSource {

    /** Passes every id under which there is something, sorted; also of things that turn out damaged. */
    void forEachId(Consumer<EvidenceId> action);

    /** What is stored under that id. */
    StoredEvidence read(EvidenceId id);

    /** Where the salt of that id is kept, for people: a file's path. */
    String saltPlace(EvidenceId id);

    /** What is stored under that digest; damaged when it is larger than {@code bytesLimit}. */
    StoredBlob blob(Digest digest, int bytesLimit);

    /** Reads every blob and passes those whose content does not have the digest in their name. */
    void forEachDamagedBlob(Consumer<StoredBlob.Damaged> action);
}
