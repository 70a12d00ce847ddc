package dev.assay.ledger.json;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A JSON object. Keeps the order in which members were given; equality does not depend on it. */
public record JsonObject(Map<String, Json> members) implements Json {

    /** The object without members. */
    public static final JsonObject EMPTY = new JsonObject(Map.of());

    /** Copies the members; refuses names with lone surrogates with {@link IllegalArgumentException}. */
    public JsonObject {
        members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
        members.forEach((name, value) -> {
            if (JsonString.loneSurrogate(name) >= 0) {
                throw new IllegalArgumentException("a member name has a lone surrogate");
            }
        });
    }

    /** The member of that name. JSON {@code null} is a value like any other. */
    public Optional<Json> member(String name) {
        return Optional.ofNullable(members.get(name));
    }

    @Override
    public String kind() {
        return "an object";
    }

    /** Starts an object of members in the order given. */
    public static Builder build() {
        return new Builder();
    }

    /** Collects members. Not thread-safe. */
    public static final class Builder {
        private final Map<String, Json> members = new LinkedHashMap<>();

        private Builder() {}

        /** Adds a member; a name given twice is an {@link IllegalArgumentException}. */
        public Builder put(String name, Json value) {
            if (members.putIfAbsent(name, value) != null) {
                throw new IllegalArgumentException("member \"" + name + "\" is given twice");
            }
            return this;
        }

        /** Adds a string member. */
        public Builder put(String name, String value) {
            return put(name, new JsonString(value));
        }

        /** Adds a whole-number member. */
        public Builder put(String name, long value) {
            return put(name, JsonNumber.of(value));
        }

        /** The object. */
        public JsonObject done() {
            return new JsonObject(members);
        }
    }
}
