package dev.assay.ledger.witness;

import dev.assay.ledger.LedgerError;
import dev.assay.ledger.LedgerException;
import dev.assay.ledger.checkpoint.Checkpoint;
import dev.assay.ledger.note.VerifierKey;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads policy texts, line by line (C2SP tlog-policy, "Policy file syntax and structure"). For one text only. */
final class WitnessPolicyReader {
    private static final String NONE = "none";

    private final List<VerifierKey> logs = new ArrayList<>();
    private final List<RemoteWitness> witnesses = new ArrayList<>();
    private final Map<String, QuorumRule> names = new HashMap<>();
    private final Set<String> members = new HashSet<>();
    private @Nullable QuorumRule quorum;

    WitnessPolicy read(byte[] text) {
        if (text.length > WitnessPolicy.MAX_BYTES) {
            throw new LedgerException(
                    LedgerError.LIMIT_EXCEEDED,
                    "a witness policy of " + text.length + " bytes is over WitnessPolicy.MAX_BYTES = "
                            + WitnessPolicy.MAX_BYTES,
                    "Check that it is the right file.");
        }
        String[] lines = decode(text).split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            try {
                line(lines[i]);
            } catch (IllegalArgumentException e) {
                throw malformed("line " + (i + 1) + ": " + e.getMessage());
            }
        }
        if (quorum == null) {
            throw malformed("it has no quorum line");
        }
        return new WitnessPolicy(logs, witnesses, quorum);
    }

    private void line(String line) {
        if (line.chars().anyMatch(c -> (c < 0x20 && c != '\t') || c == 0x7f)) {
            throw new IllegalArgumentException("it holds a control character");
        }
        List<String> items = Arrays.stream(line.split("[ \t]+"))
                .filter(item -> !item.isEmpty())
                .toList();
        if (items.isEmpty() || items.getFirst().startsWith("#")) {
            return;
        }
        List<String> values = items.subList(1, items.size());
        switch (items.getFirst()) {
            case "log" -> log(values);
            case "witness" -> witness(values);
            case "group" -> group(values);
            case "quorum" -> quorum(values);
            default ->
                throw new IllegalArgumentException(
                        "unknown keyword '" + items.getFirst() + "'; known are log, witness, group, quorum");
        }
    }

    private void log(List<String> values) {
        if (values.isEmpty() || values.size() > 2) {
            throw new IllegalArgumentException("a log line is 'log <vkey> [<url>]'");
        }
        VerifierKey key = VerifierKey.parse(values.getFirst());
        if (logs.stream().anyMatch(other -> samePublicKey(other, key))) {
            throw new IllegalArgumentException("the key of this log is listed twice");
        }
        checkCount(logs.size(), "logs");
        logs.add(key);
    }

    private void witness(List<String> values) {
        if (values.size() < 2 || values.size() > 3) {
            throw new IllegalArgumentException("a witness line is 'witness <name> <vkey> [<url>]'");
        }
        String name = values.getFirst();
        VerifierKey key = VerifierKey.parse(values.get(1));
        if (witnesses.stream().anyMatch(other -> samePublicKey(other.key(), key))) {
            throw new IllegalArgumentException("the key of the witness '" + name + "' is listed twice");
        }
        checkCount(witnesses.size(), "witnesses");
        witnesses.add(new RemoteWitness(name, key, values.size() == 3 ? values.get(2) : ""));
        define(name, new QuorumRule.One(name));
    }

    private void group(List<String> values) {
        if (values.size() < 3) {
            throw new IllegalArgumentException("a group line is 'group <name> all|any|<k> <name>...'");
        }
        checkCount(
                (int) names.values().stream()
                        .filter(QuorumRule.AtLeast.class::isInstance)
                        .count(),
                "groups");
        List<QuorumRule> found = new ArrayList<>();
        for (String member : values.subList(2, values.size())) {
            found.add(defined(member));
            if (!members.add(member)) {
                throw new IllegalArgumentException("'" + member + "' is a member of a group already");
            }
        }
        int need = switch (values.get(1)) {
            case "all" -> found.size();
            case "any" -> 1;
            default -> threshold(values.get(1), found.size());
        };
        define(values.getFirst(), new QuorumRule.AtLeast(need, found));
    }

    private static int threshold(String digits, int count) {
        long need = Checkpoint.parseSize(digits);
        if (need < 1 || need > count) {
            throw new IllegalArgumentException(
                    "a group of " + count + " needs 1 to " + count + " of them, not " + need);
        }
        return (int) need;
    }

    private void quorum(List<String> values) {
        if (values.size() != 1) {
            throw new IllegalArgumentException("a quorum line is 'quorum <name>'");
        }
        if (quorum != null) {
            throw new IllegalArgumentException("there is a quorum line already");
        }
        quorum = values.getFirst().equals(NONE) ? new QuorumRule.Nobody() : defined(values.getFirst());
    }

    private void define(String name, QuorumRule rule) {
        if (name.equals(NONE) || names.putIfAbsent(name, rule) != null) {
            throw new IllegalArgumentException("the name '" + name + "' is taken");
        }
    }

    private QuorumRule defined(String name) {
        QuorumRule rule = names.get(name);
        if (rule == null) {
            throw new IllegalArgumentException("no witness or group '" + name + "' stands above");
        }
        return rule;
    }

    private static void checkCount(int count, String what) {
        if (count >= WitnessPolicy.MAX_NAMES) {
            throw new IllegalArgumentException(
                    "there are more than WitnessPolicy.MAX_NAMES = " + WitnessPolicy.MAX_NAMES + " " + what);
        }
    }

    private static boolean samePublicKey(VerifierKey one, VerifierKey other) {
        return Arrays.equals(one.material(), other.material());
    }

    private static String decode(byte[] text) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(text))
                    .toString();
        } catch (CharacterCodingException e) {
            throw malformed("it is not valid UTF-8");
        }
    }

    private static LedgerException malformed(String why) {
        return LedgerException.malformed(
                "not a witness policy: " + why,
                "Correct it; the format is c2sp.org/tlog-policy, docs/witness.md has an example.");
    }
}
