package dev.assay.cli.log;

import dev.assay.cli.http.HttpWitnessTransport;
import dev.assay.ledger.checkpoint.SignedCheckpoint;
import dev.assay.ledger.log.LogFiles;
import dev.assay.ledger.log.LogSettings;
import dev.assay.ledger.tile.DirectoryObjects;
import dev.assay.ledger.tile.TilePath;
import dev.assay.ledger.witness.Cosigners;
import dev.assay.ledger.witness.QuorumLimits;
import dev.assay.ledger.witness.RemoteWitness;
import dev.assay.ledger.witness.WitnessPolicy;
import dev.assay.ledger.witness.WitnessQuorum;
import java.nio.file.Path;
import java.util.List;

/** Asks the witnesses of a log over HTTP. */
final class LogWitnesses {

    private LogWitnesses() {}

    /** Those who cosign a log, as its settings say; nobody when they name no quorum. */
    static Cosigners of(Path folder, LogSettings settings) {
        return of(folder, settings.witnesses(), settings.quorum());
    }

    /** Those who cosign a log: a quorum of these. */
    static Cosigners of(Path folder, List<LogSettings.WitnessAddress> witnesses, int quorum) {
        if (quorum == 0) {
            return Cosigners.none();
        }
        List<RemoteWitness> remotes = witnesses.stream()
                .map(witness -> new RemoteWitness(
                        witness.key().toString(),
                        witness.key(),
                        witness.submission().toString()))
                .toList();
        WitnessQuorum asked = new WitnessQuorum(
                WitnessPolicy.ofNames(quorum, remotes), new HttpWitnessTransport(), QuorumLimits.STANDARD);
        new DirectoryObjects(new LogFiles(folder).root())
                .read(TilePath.CHECKPOINT)
                .map(SignedCheckpoint::parse)
                .ifPresent(asked::remember);
        return asked;
    }
}
