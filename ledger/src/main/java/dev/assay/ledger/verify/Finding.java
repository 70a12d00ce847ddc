package dev.assay.ledger.verify;

import dev.assay.ledger.evidence.AuditFinding;
import dev.assay.ledger.merkle.Hash;
import java.util.List;
import java.util.Locale;

/** One thing that does not hold. */
public sealed interface Finding {

    /** A short name of the kind for machines; permanent. */
    String kind();

    /** The finding in one line. */
    String sentence();

    /**
     * Bytes of a file are not what was logged or signed.
     *
     * @param file the file below the log's prefix, or as the user called it
     * @param entry index of the first entry that it touches; -1 when it touches none or all
     * @param firstByte first byte that is wrong
     * @param endByte first byte after it; equal to {@code firstByte} when the whole file is missing
     * @param what one sentence
     */
    record Changed(String file, long entry, long firstByte, long endByte, String what) implements Finding {
        @Override
        public String kind() {
            return "changed";
        }

        @Override
        public String sentence() {
            String touched = entry >= 0 ? ", entry " + entry : "";
            String bytes = endByte > firstByte ? ", bytes " + firstByte + " to " + (endByte - 1) : "";
            return file + touched + bytes + ": " + what;
        }
    }

    /**
     * The log is smaller than it was when the anchor was taken: entries were taken away, or an old copy is shown.
     *
     * @param anchor what it was held against
     * @param size the size that the log shows
     */
    record RolledBack(Anchor anchor, long size) implements Finding {
        @Override
        public String kind() {
            return "rolled-back";
        }

        @Override
        public String sentence() {
            return "checkpoint: rolled back: the log had " + anchor.size() + " entries (" + anchor.source()
                    + ") and shows " + size;
        }
    }

    /**
     * The log is not a continuation of the one that the anchor was taken from: its key signed two histories.
     *
     * @param anchor what it was held against
     * @param root the root that this log has at the anchor's size
     */
    record Forked(Anchor anchor, Hash root) implements Finding {
        @Override
        public String kind() {
            return "forked";
        }

        @Override
        public String sentence() {
            return "checkpoint: forked: at size " + anchor.size() + " this log has root " + root.toBase64()
                    + ", but it had " + anchor.checkpoint().checkpoint().root().toBase64() + " (" + anchor.source()
                    + ")";
        }
    }

    /**
     * A receipt does not prove what it claims to.
     *
     * @param file the receipt, as the user called it
     * @param why one sentence
     */
    record ReceiptRefused(String file, String why) implements Finding {
        @Override
        public String kind() {
            return "receipt-refused";
        }

        @Override
        public String sentence() {
            return file + ": " + why;
        }
    }

    /**
     * Something is wrong with evidence: an envelope, its salt, its signature, or what the log says of it.
     *
     * @param detail what, where, and which entries it concerns
     */
    record EvidenceWrong(AuditFinding detail) implements Finding {
        @Override
        public String kind() {
            return "evidence-" + detail.code().name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        @Override
        public String sentence() {
            List<Long> entries = detail.entries();
            String touched = switch (entries.size()) {
                case 0 -> "";
                case 1 -> ", entry " + entries.getFirst();
                default -> ", one of " + entries.size() + " entries from " + entries.getFirst() + " on";
            };
            return detail.place() + touched + ": " + detail.message();
        }
    }
}
