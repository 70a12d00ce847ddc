package dev.assay.rego.type;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The types of the builtins of OPA by name, with the names of their parameters, which messages show. Each is read
 * when it
 * is first asked for. Shared by threads.
 */
public final class BuiltinTypes {
    private static final String TABLE = "signatures.txt";

    private final Map<String, String> texts;
    private final Map<String, FunctionType> types = new ConcurrentHashMap<>();

    private BuiltinTypes(Map<String, String> texts) {
        this.texts = texts;
    }

    /** The types of the builtins of the pinned OPA. */
    public static BuiltinTypes ofOpa() {
        return Opa.TYPES;
    }

    /** These, and others under their signatures; one of a known name takes its place. */
    public BuiltinTypes with(Map<String, String> signatures) {
        Map<String, String> more = new HashMap<>(texts);
        more.putAll(signatures);
        return new BuiltinTypes(more);
    }

    /** These without the ones whose names are not in the set. */
    public BuiltinTypes only(Set<String> names) {
        Map<String, String> fewer = new HashMap<>(texts);
        fewer.keySet().retainAll(names);
        return new BuiltinTypes(fewer);
    }

    /** The names. */
    public Set<String> names() {
        return Set.copyOf(texts.keySet());
    }

    /** The type of a builtin, or null when there is none of that name. */
    public @Nullable FunctionType get(String name) {
        FunctionType known = types.get(name);
        if (known == null) {
            String text = texts.get(name);
            if (text == null) {
                return null;
            }
            int mark = text.indexOf(" ;");
            known = Signature.parse(mark < 0 ? text : text.substring(0, mark));
            types.put(name, known);
        }
        return known;
    }

    /** Whether a builtin must not be used by policies of version 1, nor by strict ones. */
    public boolean isDeprecated(String name) {
        return isMarked(name, "deprecated");
    }

    /** Whether a builtin gives many answers to one call. */
    public boolean isRelation(String name) {
        return isMarked(name, "relation");
    }

    private boolean isMarked(String name, String mark) {
        String text = texts.getOrDefault(name, "");
        int marks = text.indexOf(" ;");
        return marks >= 0 && text.indexOf(mark, marks) >= 0;
    }

    /** Read when first used. */
    private static final class Opa {
        static final BuiltinTypes TYPES = new BuiltinTypes(table());

        private static Map<String, String> table() {
            Map<String, String> texts = new HashMap<>();
            try (InputStream stream = BuiltinTypes.class.getResourceAsStream(TABLE)) {
                if (stream == null) {
                    throw new IllegalStateException(TABLE + " is not in this installation");
                }
                BufferedReader lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    int blank = line.indexOf(' ');
                    if (!line.startsWith("#") && blank > 0) {
                        texts.put(line.substring(0, blank), line.substring(blank + 1));
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return texts;
        }
    }
}
