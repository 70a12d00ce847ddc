package dev.assay.core.claim;

import dev.assay.core.fault.AssayException;
import dev.assay.core.fault.ErrorCode;
import dev.assay.ledger.LedgerException;
import dev.assay.ledger.intoto.DigestSet;
import dev.assay.ledger.json.Json;
import dev.assay.ledger.json.JsonArray;
import dev.assay.ledger.json.JsonObject;
import dev.assay.ledger.json.JsonString;
import dev.assay.ledger.json.Timestamp;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The predicate of every statement of Assay's own: {@code {"claim": ..., "body": ...}}.
 *
 * @param claim what every room reads
 * @param body the practice's own record
 */
public record ClaimPredicate(Claim claim, JsonObject body) {

    /**
     * The predicate as JSON. Lists are written even when they are empty; {@code where} and {@code mediaType} are not.
     */
    public JsonObject toJson() {
        List<String> missing = claim.verdict() instanceof Verdict.Undecided undecided ? undecided.missing() : List.of();
        JsonObject written = JsonObject.build()
                .put("check", claim.check())
                .put("verdict", word(claim.verdict()))
                .put(
                        "reasons",
                        array(claim.verdict().reasons().stream()
                                .map(ClaimPredicate::json)
                                .toList()))
                .put(
                        "missing",
                        array(missing.stream()
                                .map(text -> (Json) new JsonString(text))
                                .toList()))
                .put("observedAt", Timestamp.format(claim.observedAt()))
                .put("validUntil", Timestamp.format(claim.validUntil()))
                .put("actor", claim.actor())
                .put(
                        "tool",
                        JsonObject.build()
                                .put("name", claim.tool().name())
                                .put("version", claim.tool().version())
                                .done())
                .put(
                        "policy",
                        array(claim.policy().stream().map(ClaimPredicate::json).toList()))
                .put(
                        "inputs",
                        array(claim.inputs().stream().map(ClaimPredicate::json).toList()))
                .done();
        return JsonObject.build().put("claim", written).put("body", body).done();
    }

    /**
     * Reads a predicate. Unknown members are ignored, as on every wire; lists may be absent.
     *
     * @throws AssayException ({@link ErrorCode#INPUT_MALFORMED}) when it is no claim
     */
    public static ClaimPredicate of(JsonObject predicate) {
        JsonObject claim = object(predicate, "claim");
        JsonObject tool = object(claim, "tool");
        try {
            Claim read = new Claim(
                    string(claim, "check"),
                    verdict(claim),
                    Timestamp.parse(string(claim, "observedAt")),
                    Timestamp.parse(string(claim, "validUntil")),
                    string(claim, "actor"),
                    new Tool(string(tool, "name"), string(tool, "version")),
                    references(claim, "policy"),
                    references(claim, "inputs"));
            return new ClaimPredicate(read, object(predicate, "body"));
        } catch (IllegalArgumentException | LedgerException e) {
            throw malformed(String.valueOf(e.getMessage()));
        }
    }

    private static String word(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Pass ignored -> "pass";
            case Verdict.Fail ignored -> "fail";
            case Verdict.Undecided ignored -> "undecided";
        };
    }

    private static Verdict verdict(JsonObject claim) {
        List<Reason> reasons = new ArrayList<>();
        for (Json item : list(claim, "reasons")) {
            JsonObject reason = object(item, "reasons");
            reasons.add(new Reason(string(reason, "code"), string(reason, "message"), optional(reason, "where")));
        }
        List<String> missing = new ArrayList<>();
        for (Json item : list(claim, "missing")) {
            if (!(item instanceof JsonString text)) {
                throw malformed("\"missing\" holds " + item.kind() + ", not a string");
            }
            missing.add(text.value());
        }
        String word = string(claim, "verdict");
        if (!word.equals("undecided") && !missing.isEmpty()) {
            throw malformed("only an undecided verdict names what is missing, not \"" + word + "\"");
        }
        return switch (word) {
            case "pass" -> new Verdict.Pass(reasons);
            case "fail" -> new Verdict.Fail(reasons);
            case "undecided" -> new Verdict.Undecided(reasons, missing);
            default -> throw malformed("\"verdict\" is \"" + word + "\", not pass, fail or undecided");
        };
    }

    private static Json json(Reason reason) {
        JsonObject.Builder object =
                JsonObject.build().put("code", reason.code()).put("message", reason.message());
        if (reason.where() != null) {
            object.put("where", reason.where());
        }
        return object.done();
    }

    private static Json json(Reference reference) {
        Map<String, Json> digests = new LinkedHashMap<>();
        reference.digest().values().forEach((name, value) -> digests.put(name, new JsonString(value)));
        JsonObject.Builder object = JsonObject.build().put("name", reference.name());
        if (reference.mediaType() != null) {
            object.put("mediaType", reference.mediaType());
        }
        return object.put("digest", new JsonObject(digests)).done();
    }

    private static List<Reference> references(JsonObject claim, String name) {
        List<Reference> references = new ArrayList<>();
        for (Json item : list(claim, name)) {
            JsonObject object = object(item, name);
            Map<String, String> digests = new LinkedHashMap<>();
            JsonObject digest = object(object, "digest");
            digest.members().keySet().forEach(algorithm -> digests.put(algorithm, string(digest, algorithm)));
            references.add(
                    new Reference(string(object, "name"), optional(object, "mediaType"), new DigestSet(digests)));
        }
        return references;
    }

    private static Json array(List<Json> items) {
        return new JsonArray(items);
    }

    private static List<Json> list(JsonObject object, String name) {
        Json value = object.members().get(name);
        if (value == null) {
            return List.of();
        }
        if (value instanceof JsonArray array) {
            return array.items();
        }
        throw malformed("\"" + name + "\" is " + value.kind() + ", not an array");
    }

    private static JsonObject object(JsonObject parent, String name) {
        Json value = parent.members().get(name);
        if (value == null) {
            throw malformed("\"" + name + "\" is missing");
        }
        return object(value, name);
    }

    private static JsonObject object(Json value, String name) {
        if (value instanceof JsonObject object) {
            return object;
        }
        throw malformed("\"" + name + "\" is or holds " + value.kind() + ", not an object");
    }

    private static String string(JsonObject object, String name) {
        String value = optional(object, name);
        if (value == null) {
            throw malformed("\"" + name + "\" is missing");
        }
        return value;
    }

    private static @Nullable String optional(JsonObject object, String name) {
        Json value = object.members().get(name);
        if (value == null || value instanceof JsonString) {
            return value == null ? null : ((JsonString) value).value();
        }
        throw malformed("\"" + name + "\" is " + value.kind() + ", not a string");
    }

    private static AssayException malformed(String why) {
        return new AssayException(
                ErrorCode.INPUT_MALFORMED, "the claim is malformed: " + why, "see docs/formats.md, \"Claim\"");
    }
}
