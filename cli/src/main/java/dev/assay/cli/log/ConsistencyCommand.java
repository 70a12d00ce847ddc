package dev.assay.cli.log;

import dev.assay.cli.command.Action;
import dev.assay.cli.command.OutputFormat;
import dev.assay.cli.command.Session;
import dev.assay.core.fault.AssayException;
import dev.assay.core.fault.ErrorCode;
import dev.assay.core.fault.ExitCode;
import dev.assay.ledger.log.LogView;
import dev.assay.ledger.merkle.ConsistencyProof;
import dev.assay.ledger.merkle.Hash;
import dev.assay.ledger.merkle.ProofResult;
import dev.assay.ledger.tile.TileHashes;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code assay log consistency}: proves that the log at one size begins with the log at an older size. */
@Command(
        name = "consistency",
        header = "Prove that the tree at size NEW begins with the tree at size OLD.",
        footer = {
            "  assay log consistency audit 100 250",
            "  assay log consistency audit 100            up to the checkpoint's size",
        })
final class ConsistencyCommand implements Action {

    private final Session session;

    @Parameters(index = "0", paramLabel = "LOG", description = "Folder, address or archive of a log.")
    private String target = "";

    @Parameters(index = "1", paramLabel = "OLD", description = "The older size, from 1.")
    private long oldSize;

    @Parameters(
            index = "2",
            arity = "0..1",
            paramLabel = "NEW",
            description = "The newer size (default: the checkpoint's).")
    private @Nullable Long newSize;

    @Mixin
    private TrustedKeys trusted = new TrustedKeys();

    ConsistencyCommand(Session session) {
        this.session = session;
    }

    @Override
    public ExitCode run() throws IOException {
        OutputFormat format = session.format(OutputFormat.HUMAN, OutputFormat.JSON);
        try (LogSource source = LogSource.open(session, target)) {
            LogView view = LogReading.view(source, trusted.read(session));
            long signedSize = view.size();
            long upTo = newSize == null ? signedSize : newSize;
            if (oldSize < 1 || oldSize > upTo || upTo > signedSize) {
                throw new AssayException(
                        ErrorCode.USAGE,
                        "no proof from size " + oldSize + " to size " + upTo + ": the log has " + signedSize
                                + " entries",
                        "give sizes with 1 <= OLD <= NEW <= " + signedSize);
            }
            TileHashes hashes = new TileHashes(source.objects(), signedSize);
            checkSignedRoot(view, hashes);
            ConsistencyProof proof = hashes.consistency(oldSize, upTo);
            Hash oldRoot = hashes.root(oldSize);
            Hash newRoot = hashes.root(upTo);
            ProofResult result = proof.verify(oldRoot, newRoot);
            if (!result.valid()) {
                throw new AssayException(
                        ErrorCode.VERIFICATION_FAILED,
                        "the trees of size " + oldSize + " and " + upTo + " disagree: " + result.text(),
                        "run assay log fsck on this log: it names the file and the bytes");
            }
            print(format, proof, oldRoot, newRoot);
        }
        return ExitCode.OK;
    }

    private static void checkSignedRoot(LogView view, TileHashes hashes) {
        if (!hashes.root().equals(view.checkpoint().checkpoint().root())) {
            throw new AssayException(
                    ErrorCode.VERIFICATION_FAILED,
                    "the tiles lead to another root than the checkpoint signs",
                    "run assay log fsck on this log: it names the file and the bytes");
        }
    }

    private void print(OutputFormat format, ConsistencyProof proof, Hash oldRoot, Hash newRoot) throws IOException {
        if (format == OutputFormat.JSON) {
            session.json(json -> {
                json.writeNumberProperty("oldSize", proof.oldSize());
                json.writeStringProperty("oldRoot", "sha256:" + oldRoot.toHex());
                json.writeNumberProperty("newSize", proof.newSize());
                json.writeStringProperty("newRoot", "sha256:" + newRoot.toHex());
                json.writeArrayPropertyStart("path");
                proof.path().forEach(hash -> json.writeString("sha256:" + hash.toHex()));
                json.writeEndArray();
            });
            return;
        }
        session.println("old " + proof.oldSize() + " " + oldRoot.toBase64());
        session.println("new " + proof.newSize() + " " + newRoot.toBase64());
        for (Hash hash : proof.path()) {
            session.println(hash.toBase64());
        }
        session.note("the tree of size " + proof.newSize() + " begins with the tree of size " + proof.oldSize());
    }
}
