package dev.assay.cli.key;

import dev.assay.cli.command.Session;
import dev.assay.core.config.ConfigKeys;
import dev.assay.ledger.json.Timestamp;
import dev.assay.ledger.key.KeyFolder;
import dev.assay.ledger.key.KeyId;
import dev.assay.ledger.key.KeyRecord;
import dev.assay.ledger.key.Revocation;
import dev.assay.ledger.key.TrustedKey;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The user's keys, and how they are spoken of. */
final class Keys {

    private Keys() {}

    /** The folder of the keys. */
    static KeyFolder folder(Session session) {
        return new KeyFolder(
                session.config().get(ConfigKeys.KEYS_DIR),
                session.surroundings().clock(),
                new SecureRandom());
    }

    /** What can be done with a key now, in a few words. */
    static String standing(KeyRecord record, Optional<KeyId> current, Instant now) {
        Revocation revocation = record.revocation();
        if (revocation != null) {
            return revocation.compromisedSince() == null ? "revoked" : "revoked, compromised";
        }
        if (record.window().isOver(now)) {
            return "over";
        }
        return current.filter(record.keyId()::equals).isPresent() ? "signs now" : "valid";
    }

    /** An end of a window in a column. */
    static String column(@Nullable Instant time) {
        return time == null ? "-" : Timestamp.format(time);
    }

    /** The entry of a trust file that makes others believe this key. */
    static List<String> trustEntry(TrustedKey key) {
        List<String> lines = new ArrayList<>();
        lines.add("- key: " + Base64.getEncoder().encodeToString(key.key().spki()));
        lines.add("  scheme: " + key.key().scheme().label());
        Instant from = key.window().notBefore();
        Instant to = key.window().notAfter();
        if (from != null) {
            lines.add("  notBefore: " + Timestamp.format(from));
        }
        if (to != null) {
            lines.add("  notAfter: " + Timestamp.format(to));
        }
        Revocation revocation = key.revocation();
        if (revocation != null) {
            lines.add("  revoked:");
            lines.add("    at: " + Timestamp.format(revocation.revokedAt()));
            Instant since = revocation.compromisedSince();
            if (since != null) {
                lines.add("    compromisedSince: " + Timestamp.format(since));
            }
            lines.add("    reason: '" + revocation.reason().replace("'", "''").replaceAll("\\s+", " ") + "'");
        }
        return lines;
    }
}
