package dev.assay.core.trust;

import dev.assay.core.yaml.YamlMapping;
import dev.assay.ledger.LedgerException;
import dev.assay.ledger.json.Timestamp;
import dev.assay.ledger.key.KeyWindow;
import dev.assay.ledger.key.Pem;
import dev.assay.ledger.key.Revocation;
import dev.assay.ledger.key.SignatureScheme;
import dev.assay.ledger.key.TrustedKey;
import dev.assay.ledger.key.VerificationKey;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Reads the keys of a trust file: statement keys, windows and revocations. Stateless. */
final class TrustKeys {

    private static final Set<String> STATEMENT_KEY = Set.of("key", "scheme", "notBefore", "notAfter", "revoked");
    private static final Set<String> REVOKED = Set.of("at", "compromisedSince", "reason");

    /** The statement keys below {@code keys}; what is wrong is among the problems. */
    List<TrustedKey> statementKeys(YamlMapping owner) {
        List<TrustedKey> found = new ArrayList<>();
        for (YamlMapping item : owner.mappings("keys", "a key", STATEMENT_KEY)) {
            item.requiredText("key");
            Optional<SignatureScheme> scheme = item.value("scheme", TrustKeys::scheme);
            Optional<VerificationKey> key =
                    item.has("key") ? item.value("key", text -> key(text, scheme)) : Optional.empty();
            Optional<KeyWindow> window = window(item);
            Optional<Revocation> revocation =
                    item.mapping("revoked", "'revoked'", REVOKED).flatMap(this::revocation);
            if (key.isPresent() && window.isPresent()) {
                found.add(new TrustedKey(key.get(), window.get(), revocation.orElse(null)));
            }
        }
        return found;
    }

    /** The window that {@code notBefore} and {@code notAfter} give; empty when one of them is wrong. */
    Optional<KeyWindow> window(YamlMapping item) {
        Optional<Instant> notBefore = time(item, "notBefore");
        Optional<Instant> notAfter = time(item, "notAfter");
        boolean wrong = (item.has("notBefore") && notBefore.isEmpty()) || (item.has("notAfter") && notAfter.isEmpty());
        return wrong
                ? Optional.empty()
                : item.attempt(item.line(), () -> new KeyWindow(notBefore.orElse(null), notAfter.orElse(null)));
    }

    private Optional<Revocation> revocation(YamlMapping revoked) {
        Optional<String> reason = revoked.requiredText("reason");
        revoked.requiredText("at");
        Optional<Instant> at = revoked.has("at") ? time(revoked, "at") : Optional.empty();
        Optional<Instant> since = time(revoked, "compromisedSince");
        if (at.isEmpty() || reason.isEmpty() || (revoked.has("compromisedSince") && since.isEmpty())) {
            return Optional.empty();
        }
        return revoked.attempt(revoked.line(), () -> new Revocation(at.get(), since.orElse(null), reason.get()));
    }

    private static Optional<Instant> time(YamlMapping item, String name) {
        return item.value(name, text -> plain(() -> Timestamp.parse(text)));
    }

    private static SignatureScheme scheme(String label) {
        return SignatureScheme.ofLabel(label)
                .orElseThrow(() -> new IllegalArgumentException("'" + label + "' is no scheme; known are "
                        + String.join(
                                ", ",
                                Arrays.stream(SignatureScheme.values())
                                        .map(SignatureScheme::label)
                                        .toList())));
    }

    /** A PEM block, or the base64 of its content on one line. */
    private static VerificationKey key(String text, Optional<SignatureScheme> scheme) {
        return plain(() -> {
            if (text.contains("-----BEGIN ")) {
                byte[] pem = text.getBytes(StandardCharsets.UTF_8);
                return scheme.isPresent() ? Pem.readPublic(pem, scheme.get()) : Pem.readPublic(pem);
            }
            byte[] spki = Base64.getDecoder().decode(text.strip());
            return scheme.isPresent() ? VerificationKey.of(scheme.get(), spki) : VerificationKey.of(spki);
        });
    }

    /** Turns a fault of the ledger into the kind that becomes a problem with its line. */
    private static <T> T plain(Supplier<T> maker) {
        try {
            return maker.get();
        } catch (LedgerException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }
}
