package dev.assay.ledger.trust;

import dev.assay.ledger.key.TrustedKey;
import java.util.List;
import java.util.Map;

/**
 * A person who may approve exceptions, known by keys, by handles on forges, or both.
 *
 * @param person {@code assay:person/...}
 * @param keys statement keys
 * @param handles login by forge, for example {@code github.com} to {@code alice}
 */
public record Approver(String person, List<TrustedKey> keys, Map<String, String> handles) {

    /** What every person's name begins with. */
    public static final String PERSON_PREFIX = "assay:person/";

    /** Copies; {@link IllegalArgumentException} for another kind of name, or nothing to know the person by. */
    public Approver {
        keys = List.copyOf(keys);
        handles = Map.copyOf(handles);
        if (!person.startsWith(PERSON_PREFIX) || person.length() == PERSON_PREFIX.length()) {
            throw new IllegalArgumentException("an approver is named " + PERSON_PREFIX + "..., not \"" + person + "\"");
        }
        if (keys.isEmpty() && handles.isEmpty()) {
            throw new IllegalArgumentException(person + " has neither a key nor a forge handle to be known by");
        }
    }
}
