package dev.assay.ledger.verify;

import dev.assay.ledger.LedgerException;
import dev.assay.ledger.checkpoint.CheckpointPolicy;
import dev.assay.ledger.checkpoint.NoteVerifiers;
import dev.assay.ledger.checkpoint.SignedCheckpoint;
import dev.assay.ledger.note.NoteSignature;
import dev.assay.ledger.note.NoteVerifier;
import dev.assay.ledger.note.VerifierKey;
import dev.assay.ledger.tile.TilePath;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Finds out which part of a refused checkpoint was changed. A signature that still verifies proves the text, so the
 * lines that do not are what was changed; when none verifies, the text was.
 */
final class CheckpointDamage {

    private CheckpointDamage() {}

    /**
     * The changed parts.
     *
     * @param why why the policy refused it
     */
    static List<Finding> locate(byte[] bytes, CheckpointPolicy policy, String why) {
        SignedCheckpoint signed;
        try {
            signed = SignedCheckpoint.parse(bytes);
        } catch (LedgerException _) {
            return List.of(new Finding.Changed(TilePath.CHECKPOINT, -1, 0, bytes.length, why));
        }
        byte[] text = signed.note().textBytes();
        if (!signed.checkpoint().origin().equals(policy.origin())) {
            int end = signed.checkpoint().origin().getBytes(StandardCharsets.UTF_8).length;
            return List.of(new Finding.Changed(TilePath.CHECKPOINT, -1, 0, end, why));
        }
        List<NoteVerifier> known = Stream.concat(policy.logKeys().stream(), policy.witnesses().stream())
                .map(NoteVerifiers::of)
                .toList();
        boolean textProven = false;
        List<Finding> suspects = new ArrayList<>();
        int from = text.length + 1;
        for (NoteSignature line : signed.note().signatures()) {
            int end = from + line.line().getBytes(StandardCharsets.UTF_8).length;
            if (known.stream().anyMatch(key -> verifies(key, line, text))) {
                textProven = true;
            } else {
                suspects.add(new Finding.Changed(TilePath.CHECKPOINT, -1, from, end - 1, why));
            }
            from = end;
        }
        if (!textProven) {
            return List.of(new Finding.Changed(TilePath.CHECKPOINT, -1, 0, text.length, why));
        }
        return suspects.isEmpty()
                ? List.of(new Finding.Changed(TilePath.CHECKPOINT, -1, bytes.length, bytes.length, why))
                : suspects;
    }

    private static boolean verifies(NoteVerifier verifier, NoteSignature line, byte[] text) {
        VerifierKey key = verifier.key();
        return key.matches(line) && verifier.verify(text, line.signature());
    }
}
