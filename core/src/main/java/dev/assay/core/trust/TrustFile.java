package dev.assay.core.trust;

import dev.assay.core.fault.AssayException;
import dev.assay.core.fault.ErrorCode;
import dev.assay.core.yaml.YamlMapping;
import dev.assay.core.yaml.YamlProblems;
import dev.assay.core.yaml.YamlText;
import dev.assay.ledger.note.VerifierKey;
import dev.assay.ledger.trust.Approver;
import dev.assay.ledger.trust.Trust;
import dev.assay.ledger.trust.TrustedBuilder;
import dev.assay.ledger.trust.TrustedLog;
import dev.assay.ledger.trust.TrustedNoteKey;
import dev.assay.ledger.trust.TrustedSigner;
import dev.assay.ledger.trust.TrustedWitnesses;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a trust file. An unknown key is an error with the nearest known one, every problem is collected with its line,
 * and a file with any problem gives no trust at all. Not thread-safe.
 */
public final class TrustFile {

    private static final String API_VERSION = "assay.dev/v1";
    private static final String KIND = "Trust";
    private static final Set<String> TOP =
            Set.of("apiVersion", "kind", "logs", "witnesses", "signers", "builders", "approvers");

    private final YamlProblems problems;
    private final TrustKeys keys = new TrustKeys();

    private TrustFile(YamlProblems problems) {
        this.problems = problems;
    }

    /** Reads a file from disk; {@link AssayException} when it is missing or cannot be read. */
    public static TrustReading read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return parse(file.toString(), in.readNBytes(YamlText.BYTES_LIMIT + 1));
        } catch (NoSuchFileException e) {
            throw new AssayException(
                    ErrorCode.FILE_MISSING, "no trust file " + file, "check the path, or leave it out", e);
        } catch (IOException e) {
            throw new AssayException(
                    ErrorCode.FILE_UNREADABLE,
                    "cannot read the trust file " + file + ": " + e.getMessage(),
                    "check its permissions",
                    e);
        }
    }

    /**
     * Reads a trust file from its bytes.
     *
     * @param name how it is called in messages and labels
     */
    public static TrustReading parse(String name, byte[] content) {
        YamlProblems problems = new YamlProblems(name);
        TrustFile file = new TrustFile(problems);
        Optional<Trust.Declared> trust = YamlText.read(content, problems)
                .flatMap(root -> YamlMapping.read(root, "a trust file", TOP, problems))
                .flatMap(root -> file.trust(name, root));
        return problems.none() && trust.isPresent()
                ? new TrustReading(trust.get(), List.of())
                : new TrustReading(null, problems.all());
    }

    private Optional<Trust.Declared> trust(String name, YamlMapping root) {
        expect(root, "apiVersion", API_VERSION);
        expect(root, "kind", KIND);
        List<TrustedLog> logs = new ArrayList<>();
        root.mappings("logs", "a log", Set.of("origin", "keys")).forEach(log -> log(log).ifPresent(logs::add));
        TrustedWitnesses witnesses = witnesses(root);
        List<TrustedSigner> signers = new ArrayList<>();
        root.mappings("signers", "a signer", Set.of("name", "keys"))
                .forEach(signer -> signer(signer).ifPresent(signers::add));
        List<TrustedBuilder> builders = new ArrayList<>();
        root.mappings("builders", "a builder", Set.of("id", "maxLevel", "keys"))
                .forEach(builder -> builder(builder).ifPresent(builders::add));
        List<Approver> approvers = new ArrayList<>();
        root.mappings("approvers", "an approver", Set.of("person", "keys", "forge"))
                .forEach(approver -> approver(approver).ifPresent(approvers::add));
        return problems.none()
                ? root.attempt(
                        root.line(), () -> new Trust.Declared(name, logs, witnesses, signers, builders, approvers))
                : Optional.empty();
    }

    private void expect(YamlMapping root, String key, String value) {
        root.requiredText(key)
                .filter(text -> !text.equals(value))
                .ifPresent(text ->
                        problems.add(root.line(key), "'" + key + "' is '" + text + "'; only '" + value + "' is known"));
    }

    private Optional<TrustedLog> log(YamlMapping log) {
        Optional<String> origin = log.requiredText("origin");
        List<TrustedNoteKey> noteKeys = noteKeys(log, "a key of a log");
        if (noteKeys.isEmpty() || origin.isEmpty()) {
            needKeys(log, "a log");
            return Optional.empty();
        }
        for (TrustedNoteKey key : noteKeys) {
            if (!key.key().name().equals(origin.get())) {
                problems.add(
                        log.line("keys"),
                        "the key " + key.key() + " is of '" + key.key().name() + "', not of the log '" + origin.get()
                                + "'");
            }
        }
        return log.attempt(log.line(), () -> new TrustedLog(origin.get(), noteKeys));
    }

    private TrustedWitnesses witnesses(YamlMapping root) {
        Optional<YamlMapping> witnesses = root.mapping("witnesses", "'witnesses'", Set.of("quorum", "keys"));
        if (witnesses.isEmpty()) {
            return TrustedWitnesses.NONE;
        }
        YamlMapping given = witnesses.get();
        given.requiredText("quorum");
        Optional<Integer> quorum = given.has("quorum") ? given.value("quorum", TrustFile::number) : Optional.empty();
        List<TrustedNoteKey> noteKeys = noteKeys(given, "a key of a witness");
        return quorum.flatMap(k -> given.attempt(given.line("quorum"), () -> new TrustedWitnesses(k, noteKeys)))
                .orElse(TrustedWitnesses.NONE);
    }

    private List<TrustedNoteKey> noteKeys(YamlMapping owner, String what) {
        List<TrustedNoteKey> found = new ArrayList<>();
        for (YamlMapping key : owner.mappings("keys", what, Set.of("vkey", "notBefore", "notAfter"))) {
            key.requiredText("vkey");
            Optional<VerifierKey> vkey = key.has("vkey") ? key.value("vkey", VerifierKey::parse) : Optional.empty();
            keys.window(key).ifPresent(window -> vkey.ifPresent(k -> found.add(new TrustedNoteKey(k, window))));
        }
        return found;
    }

    private Optional<TrustedSigner> signer(YamlMapping signer) {
        Optional<String> name = signer.requiredText("name");
        needKeys(signer, "a signer");
        var found = keys.statementKeys(signer);
        return name.isEmpty() || found.isEmpty()
                ? Optional.empty()
                : signer.attempt(signer.line(), () -> new TrustedSigner(name.get(), found));
    }

    private Optional<TrustedBuilder> builder(YamlMapping builder) {
        Optional<String> id = builder.requiredText("id");
        builder.requiredText("maxLevel");
        Optional<Integer> level =
                builder.has("maxLevel") ? builder.value("maxLevel", TrustFile::number) : Optional.empty();
        needKeys(builder, "a builder");
        var found = keys.statementKeys(builder);
        return id.isEmpty() || level.isEmpty() || found.isEmpty()
                ? Optional.empty()
                : builder.attempt(builder.line(), () -> new TrustedBuilder(id.get(), level.get(), found));
    }

    private Optional<Approver> approver(YamlMapping approver) {
        Optional<String> person = approver.requiredText("person");
        Map<String, String> handles = approver.mapping("forge", "'forge'", Set.of())
                .map(YamlMapping::texts)
                .orElse(Map.of());
        var found = keys.statementKeys(approver);
        return person.flatMap(name -> approver.attempt(approver.line(), () -> new Approver(name, found, handles)));
    }

    private void needKeys(YamlMapping owner, String what) {
        if (!owner.has("keys")) {
            problems.add(owner.line(), what + " needs the key 'keys'");
        }
    }

    private static int number(String text) {
        if (!text.matches("[0-9]{1,4}")) {
            throw new IllegalArgumentException("'" + text + "' is not a whole number");
        }
        return Integer.parseInt(text);
    }
}
