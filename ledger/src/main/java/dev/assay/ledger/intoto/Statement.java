package dev.assay.ledger.intoto;

import dev.assay.ledger.LedgerException;
import dev.assay.ledger.dsse.Envelope;
import dev.assay.ledger.json.CanonicalJson;
import dev.assay.ledger.json.Json;
import dev.assay.ledger.json.JsonArray;
import dev.assay.ledger.json.JsonLimits;
import dev.assay.ledger.json.JsonObject;
import dev.assay.ledger.json.JsonReader;
import dev.assay.ledger.json.JsonString;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * An in-toto Statement v1: a predicate of a type about one subject or more.
 *
 * <p>Subject names and URIs should be unique, says the specification: two subjects of one name cannot be told apart by
 * a policy. So they must be in what is written here, and need not be in what is read. A name of {@code _} means "no
 * name".
 *
 * @param subjects 1 to {@link #SUBJECTS_LIMIT} things, each with a digest
 * @param predicateType a TypeURI: absolute, scheme and authority in lower case
 * @param predicate the predicate; empty when the statement has none
 */
public record Statement(List<Subject> subjects, String predicateType, JsonObject predicate) {

    /** The {@code _type} of every statement of this version. */
    public static final String TYPE = "https://in-toto.io/Statement/v1";
    /** Subjects of one statement, at most. */
    public static final int SUBJECTS_LIMIT = 10_000;
    /** Characters of a predicate type, at most. */
    public static final int TYPE_CHARACTERS_LIMIT = 1_024;

    private static final Pattern ABSOLUTE_URI = Pattern.compile("[a-z][a-z0-9+.-]*:[^\\s<>\"{}|\\\\^`\\p{Cntrl}]+");
    private static final Pattern AUTHORITY = Pattern.compile("[a-z][a-z0-9+.-]*://([^/?#]*).*");
    private static final String NEXT = "See docs/formats.md, \"Statement\".";

    /** Checks every rule above; {@link IllegalArgumentException} with the reason. */
    public Statement {
        subjects = List.copyOf(subjects);
        if (subjects.isEmpty() || subjects.size() > SUBJECTS_LIMIT) {
            throw new IllegalArgumentException(
                    "a statement has 1 to " + SUBJECTS_LIMIT + " subjects, not " + subjects.size());
        }
        checkTypeUri(predicateType);
    }

    /**
     * Reads a statement; unknown members are ignored.
     *
     * @throws LedgerException (malformed, limit exceeded) when it is not a statement of this version
     */
    public static Statement parse(byte[] json) {
        JsonObject object = JsonReader.readObject(json, JsonLimits.ENVELOPE);
        String type = string(object, "_type");
        if (!type.equals(TYPE)) {
            throw malformed("\"_type\" is \"" + shorten(type) + "\"; only " + TYPE + " is known");
        }
        Json list = object.member("subject").orElseThrow(() -> malformed("\"subject\" is missing"));
        if (!(list instanceof JsonArray array)) {
            throw malformed("\"subject\" is " + list.kind() + ", not an array");
        }
        List<Subject> subjects = new ArrayList<>();
        for (Json item : array.items()) {
            try {
                subjects.add(Subject.read(item));
            } catch (IllegalArgumentException e) {
                throw malformed("subject " + subjects.size() + ": " + e.getMessage());
            }
        }
        Json predicate = object.member("predicate").orElse(JsonObject.EMPTY);
        if (!(predicate instanceof JsonObject predicateObject)) {
            throw malformed("\"predicate\" is " + predicate.kind() + ", not an object");
        }
        try {
            return new Statement(subjects, string(object, "predicateType"), predicateObject);
        } catch (IllegalArgumentException e) {
            throw malformed(String.valueOf(e.getMessage()));
        }
    }

    /** The statement in an envelope of the in-toto payload type; malformed for another type. */
    public static Statement of(Envelope envelope) {
        if (!envelope.payloadType().equals(Envelope.IN_TOTO)) {
            throw malformed("the payload type is \"" + shorten(envelope.payloadType()) + "\", not " + Envelope.IN_TOTO);
        }
        return parse(envelope.payload());
    }

    /**
     * The statement as canonical JSON (RFC 8785), what Assay signs; {@link IllegalArgumentException} when two subjects
     * have one name or URI.
     */
    public byte[] toCanonicalJson() {
        checkUnique(subjects);
        return CanonicalJson.write(JsonObject.build()
                .put("_type", TYPE)
                .put(
                        "subject",
                        new JsonArray(subjects.stream()
                                .map(s -> (Json) s.descriptor())
                                .toList()))
                .put("predicateType", predicateType)
                .put("predicate", predicate)
                .done());
    }

    private static void checkTypeUri(String uri) {
        if (uri.length() > TYPE_CHARACTERS_LIMIT) {
            throw new IllegalArgumentException(
                    "\"predicateType\" is longer than " + TYPE_CHARACTERS_LIMIT + " characters");
        }
        if (!ABSOLUTE_URI.matcher(uri).matches()) {
            throw new IllegalArgumentException(
                    "\"predicateType\" is not an absolute URI with a lower-case scheme: \"" + shorten(uri) + "\"");
        }
        var authority = AUTHORITY.matcher(uri);
        if (authority.matches() && authority.group(1).chars().anyMatch(c -> c >= 'A' && c <= 'Z')) {
            throw new IllegalArgumentException(
                    "\"predicateType\" has an upper-case host, which a TypeURI must not: \"" + shorten(uri) + "\"");
        }
    }

    private static void checkUnique(List<Subject> subjects) {
        Set<String> names = new HashSet<>();
        Set<String> uris = new HashSet<>();
        for (Subject subject : subjects) {
            String name = subject.name().orElse("_");
            if (!name.equals("_") && !name.isEmpty() && !names.add(name)) {
                throw new IllegalArgumentException("two subjects have the name \"" + shorten(name) + "\"");
            }
            if (subject.uri().isPresent() && !uris.add(subject.uri().get())) {
                throw new IllegalArgumentException(
                        "two subjects have the URI \"" + shorten(subject.uri().get()) + "\"");
            }
        }
    }

    private static String string(JsonObject object, String name) {
        Json value = object.member(name).orElseThrow(() -> malformed("\"" + name + "\" is missing"));
        if (value instanceof JsonString string) {
            return string.value();
        }
        throw malformed("\"" + name + "\" is " + value.kind() + ", not a string");
    }

    private static LedgerException malformed(String why) {
        return LedgerException.malformed("the in-toto statement is malformed: " + why, NEXT);
    }

    private static String shorten(String text) {
        return text.length() <= 120 ? text : text.substring(0, 120) + "...";
    }
}
