package dev.assay.cli.evidence;

import dev.assay.core.fault.AssayException;
import dev.assay.core.fault.ErrorCode;
import dev.assay.ledger.digest.Digest;
import dev.assay.ledger.intoto.DigestSet;
import dev.assay.ledger.intoto.Subject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Subjects as they are written on the command line. */
final class SubjectText {

    private static final Pattern SHA256 = Pattern.compile(".+@sha256:([0-9a-f]{64})");
    private static final Pattern COMMIT = Pattern.compile(".+@([0-9a-f]{40}|[0-9a-f]{64})");
    private static final int BUFFER_BYTES = 64 * 1024;

    private SubjectText() {}

    /**
     * A subject from its URI: the digest is what stands behind {@code @sha256:}, the commit behind {@code @}, or
     * for a thing without content the SHA-256 of the URI itself.
     */
    static Subject ofUri(String uri) {
        if (!uri.matches("[a-z][a-z0-9+.-]*:\\S+")) {
            throw new AssayException(
                    ErrorCode.USAGE,
                    "--subject '" + uri + "' is no URI",
                    "write it as assay:service/checkout or assay:release/checkout@sha256:...");
        }
        Matcher sha256 = SHA256.matcher(uri);
        Matcher commit = COMMIT.matcher(uri);
        DigestSet digest;
        if (sha256.matches()) {
            digest = DigestSet.of("sha256", sha256.group(1));
        } else if (commit.matches()) {
            digest = DigestSet.of("gitCommit", commit.group(1));
        } else {
            digest = DigestSet.of(
                    "uriSha256", Digest.of(uri.getBytes(StandardCharsets.UTF_8)).hex());
        }
        return Subject.of(uri, digest);
    }

    /** A file as a subject: its name, and the digest of its content. */
    static Subject ofFile(Path file) throws IOException {
        MessageDigest sha256 = Digest.sha256();
        try (InputStream in = Files.newInputStream(file)) {
            byte[] buffer = new byte[BUFFER_BYTES];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                sha256.update(buffer, 0, n);
            }
        }
        return Subject.of(
                String.valueOf(file.getFileName()),
                DigestSet.of("sha256", HexFormat.of().formatHex(sha256.digest())));
    }
}
