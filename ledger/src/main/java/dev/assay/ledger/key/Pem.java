package dev.assay.ledger.key;

import dev.assay.ledger.LedgerError;
import dev.assay.ledger.LedgerException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * PEM files of keys (RFC 7468). Text outside the blocks is allowed and ignored; inside there is nothing but base64.
 *
 * <p>A private key file holds a {@code PRIVATE KEY} block and, unless it can be told from that, the {@code PUBLIC KEY}
 * that belongs to it. Stateless and thread-safe.
 */
public final class Pem {

    /** Bytes of a PEM file, at most: 64 KiB. */
    public static final int BYTES_LIMIT = 64 * 1024;
    /** Blocks of a PEM file, at most. */
    public static final int BLOCKS_LIMIT = 16;

    private static final Pattern BEGIN = Pattern.compile("-----BEGIN ([A-Z0-9 ]{1,64})-----");
    private static final int LINE_CHARACTERS = 64;

    private Pem() {}

    /**
     * The blocks of a file.
     *
     * @throws LedgerException (malformed, limit exceeded) when a block is broken
     */
    public static List<PemBlock> read(byte[] file) {
        if (file.length > BYTES_LIMIT) {
            throw limit("is larger than " + BYTES_LIMIT + " bytes");
        }
        List<PemBlock> blocks = new ArrayList<>();
        @Nullable String label = null;
        StringBuilder content = new StringBuilder();
        for (String line : new String(file, StandardCharsets.ISO_8859_1)
                .lines()
                .map(String::strip)
                .toList()) {
            Matcher begin = BEGIN.matcher(line);
            if (label == null) {
                label = begin.matches() ? begin.group(1) : null;
                content.setLength(0);
            } else if (line.equals("-----END " + label + "-----")) {
                blocks.add(block(label, content.toString()));
                label = null;
            } else if (line.startsWith("-----")) {
                throw malformed("a block \"" + label + "\" is not ended before another line of dashes");
            } else {
                content.append(line);
            }
            if (blocks.size() > BLOCKS_LIMIT) {
                throw limit("has more than " + BLOCKS_LIMIT + " blocks");
            }
        }
        if (label != null) {
            throw malformed("the block \"" + label + "\" has no end");
        }
        return blocks;
    }

    /** A block as text, with a line break at its end. */
    public static String write(PemBlock block) {
        Base64.Encoder lines = Base64.getMimeEncoder(LINE_CHARACTERS, new byte[] {'\n'});
        return "-----BEGIN " + block.label() + "-----\n" + lines.encodeToString(block.der()) + "\n-----END "
                + block.label() + "-----\n";
    }

    /** The public key of a file with exactly one {@code PUBLIC KEY} block. */
    public static VerificationKey readPublic(byte[] file, SignatureScheme scheme) {
        return VerificationKey.of(scheme, publicBlock(file));
    }

    /** The same, the scheme told by the kind of key; ECDSA then means DER. */
    public static VerificationKey readPublic(byte[] file) {
        return VerificationKey.of(publicBlock(file));
    }

    private static byte[] publicBlock(byte[] file) {
        return only(read(file), PemBlock.PUBLIC_KEY)
                .orElseThrow(() -> malformed("it has no PUBLIC KEY block"))
                .der();
    }

    /**
     * The private key of a file, ECDSA signing in DER.
     *
     * @throws LedgerException (malformed, wrong key) when there is none, more than one, or one of another form
     */
    public static SigningKey readPrivate(byte[] file) {
        return readPrivate(file, null);
    }

    /** The private key of a file, for that scheme. */
    public static SigningKey readPrivate(byte[] file, @Nullable SignatureScheme scheme) {
        List<PemBlock> blocks = read(file);
        for (PemBlock block : blocks) {
            if (block.label().equals("ENCRYPTED PRIVATE KEY")) {
                throw malformed("the private key is encrypted, which is not supported; decrypt it with"
                        + " `openssl pkey -in FILE` into a file of mode 0600");
            }
            if (block.label().endsWith(" PRIVATE KEY")) {
                throw malformed(
                        "it holds a \"" + block.label() + "\"; convert it with `openssl pkcs8 -topk8 -nocrypt`");
            }
        }
        PemBlock secret =
                only(blocks, PemBlock.PRIVATE_KEY).orElseThrow(() -> malformed("it has no PRIVATE KEY block"));
        byte[] spki = only(blocks, PemBlock.PUBLIC_KEY)
                .map(PemBlock::der)
                .or(() -> PublicHalf.of(secret.der()))
                .orElseThrow(() -> malformed(
                        "its public half is missing; add it with" + " `openssl pkey -in FILE -pubout >> FILE`"));
        VerificationKey verification = scheme == null ? VerificationKey.of(spki) : VerificationKey.of(scheme, spki);
        return SigningKey.of(secret.der(), verification);
    }

    /** A private key file: both halves. */
    static String writePrivate(SigningKey key) {
        return write(new PemBlock(PemBlock.PRIVATE_KEY, key.pkcs8())) + writePublic(key.verificationKey());
    }

    /** A public key file. */
    public static String writePublic(VerificationKey key) {
        return write(new PemBlock(PemBlock.PUBLIC_KEY, key.spki()));
    }

    private static Optional<PemBlock> only(List<PemBlock> blocks, String label) {
        List<PemBlock> found =
                blocks.stream().filter(block -> block.label().equals(label)).toList();
        if (found.size() > 1) {
            throw malformed("it has " + found.size() + " blocks \"" + label + "\"; one is expected");
        }
        return found.stream().findFirst();
    }

    private static PemBlock block(String label, String base64) {
        try {
            byte[] der = Base64.getDecoder().decode(base64);
            if (der.length > 0 && Base64.getEncoder().encodeToString(der).equals(base64)) {
                return new PemBlock(label, der);
            }
        } catch (IllegalArgumentException e) {
            // Not base64: said below, without quoting what may be a secret.
        }
        throw malformed("the block \"" + label + "\" is not base64");
    }

    private static LedgerException malformed(String why) {
        return LedgerException.malformed(
                "the key file is malformed: " + why, "Check that it is a PEM file of one key.");
    }

    private static LedgerException limit(String why) {
        return new LedgerException(
                LedgerError.LIMIT_EXCEEDED, "the key file " + why, "Check that it is a PEM file of one key.");
    }
}
