package dev.assay.ledger.note;

import dev.assay.ledger.LedgerError;
import dev.assay.ledger.LedgerException;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A text with signature lines, after C2SP signed-note. Immutable.
 *
 * @param text the text with its final newline
 * @param signatures the lines in order; may be empty only while a note is being built
 */
public record SignedNote(String text, List<NoteSignature> signatures) {
    /** The most bytes of a note that are read. */
    public static final int MAX_BYTES = 1 << 20;
    /** The most signature lines that are read; the specification demands that at least 16 are. */
    public static final int MAX_SIGNATURES = 100;

    public SignedNote {
        String problem = problemOfText(text);
        if (problem != null) {
            throw new IllegalArgumentException(problem);
        }
        if (signatures.size() > MAX_SIGNATURES) {
            throw new IllegalArgumentException("a note has at most " + MAX_SIGNATURES + " signatures");
        }
        signatures = List.copyOf(signatures);
    }

    /**
     * Reads a note.
     *
     * @throws LedgerException {@link LedgerError#MALFORMED} or {@link LedgerError#LIMIT_EXCEEDED}, saying what is wrong
     */
    public static SignedNote parse(byte[] bytes) {
        if (bytes.length > MAX_BYTES) {
            throw new LedgerException(
                    LedgerError.LIMIT_EXCEEDED,
                    "a note of " + bytes.length + " bytes is over the limit SignedNote.MAX_BYTES = " + MAX_BYTES,
                    "Fetch the note again; a checkpoint has a few kilobytes.");
        }
        String all = decodeUtf8(bytes);
        int split = all.lastIndexOf("\n\n");
        if (split < 0) {
            throw malformed("there is no empty line between text and signatures");
        }
        String text = all.substring(0, split + 1);
        String lines = all.substring(split + 2);
        if (lines.isEmpty() || !lines.endsWith("\n")) {
            throw malformed("the signature lines are missing or do not end with a newline");
        }
        String problem = problemOfText(text);
        if (problem != null) {
            throw malformed(problem);
        }
        return new SignedNote(text, parseSignatures(lines));
    }

    private static List<NoteSignature> parseSignatures(String lines) {
        List<NoteSignature> signatures = new ArrayList<>();
        int start = 0;
        while (start < lines.length()) {
            int end = lines.indexOf('\n', start);
            if (signatures.size() == MAX_SIGNATURES) {
                throw malformed("it has more than SignedNote.MAX_SIGNATURES = " + MAX_SIGNATURES + " signature lines");
            }
            try {
                signatures.add(NoteSignature.parse(lines.substring(start, end)));
            } catch (IllegalArgumentException e) {
                throw malformed("signature line " + (signatures.size() + 1) + ": " + e.getMessage());
            }
            start = end + 1;
        }
        return signatures;
    }

    private static String decodeUtf8(byte[] bytes) {
        try {
            // A new decoder reports malformed input instead of replacing it.
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw malformed("it is not valid UTF-8");
        }
    }

    private static @org.jspecify.annotations.Nullable String problemOfText(String text) {
        if (!text.endsWith("\n")) {
            return "the text of a note ends with a newline";
        }
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < 0x20 && text.charAt(i) != '\n') {
                return "the text of a note holds no control character but newline";
            }
        }
        return null;
    }

    private static LedgerException malformed(String why) {
        return LedgerException.malformed(
                "not a signed note: " + why, "Fetch it again; if it stays so, it was damaged or is something else.");
    }

    /** A note of this text signed by these keys, in order. */
    public static SignedNote sign(String text, List<? extends NoteSigner> signers) {
        return new SignedNote(text, List.of()).with(signers);
    }

    /** This note with further signatures by these keys, in order, after those that are there; theirs are replaced. */
    public SignedNote with(List<? extends NoteSigner> signers) {
        byte[] message = textBytes();
        List<NoteSignature> fresh = new ArrayList<>();
        for (NoteSigner signer : signers) {
            fresh.add(NoteSignature.of(signer.key(), signer.sign(message)));
        }
        List<NoteSignature> all = new ArrayList<>();
        for (NoteSignature old : signatures) {
            if (signers.stream().noneMatch(signer -> signer.key().matches(old))) {
                all.add(old);
            }
        }
        all.addAll(fresh);
        return new SignedNote(text, all);
    }

    /** This note with one more signature line. */
    public SignedNote with(NoteSignature signature) {
        List<NoteSignature> all = new ArrayList<>(signatures);
        all.add(signature);
        return new SignedNote(text, all);
    }

    /**
     * Opens the note: unknown keys are ignored, a wrong signature of a known key refuses the whole note, repeated
     * lines of a key count once.
     */
    public NoteVerdict open(VerifierLookup known) {
        byte[] message = textBytes();
        List<NoteSignature> verified = new ArrayList<>();
        List<NoteSignature> unverified = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (NoteSignature signature : signatures) {
            List<NoteVerifier> keys = known.find(signature.name(), signature.keyId());
            if (keys.isEmpty()) {
                if (!unverified.contains(signature)) {
                    unverified.add(signature);
                }
                continue;
            }
            if (keys.size() > 1) {
                return new NoteVerdict.Refused(
                        NoteVerdict.Reason.AMBIGUOUS_KEY, "two known keys are called " + signature);
            }
            NoteVerifier key = keys.getFirst();
            if (!key.key().matches(signature)) {
                return new NoteVerdict.Refused(
                        NoteVerdict.Reason.MISMATCHED_KEY, "the key found for " + signature + " is " + key.key());
            }
            if (!seen.add(signature.toString())) {
                continue;
            }
            if (!key.verify(message, signature.signature())) {
                return new NoteVerdict.Refused(
                        NoteVerdict.Reason.INVALID_SIGNATURE, "the signature of " + signature + " does not verify");
            }
            verified.add(signature);
        }
        if (verified.isEmpty()) {
            return new NoteVerdict.Refused(NoteVerdict.Reason.UNVERIFIED, "no known key has signed it");
        }
        return new NoteVerdict.Opened(verified, unverified);
    }

    /** The text in UTF-8: the bytes that are signed. */
    public byte[] textBytes() {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The whole note. */
    public byte[] toBytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(textBytes());
        out.write('\n');
        for (NoteSignature signature : signatures) {
            out.writeBytes(signature.line().getBytes(StandardCharsets.UTF_8));
        }
        return out.toByteArray();
    }
}
