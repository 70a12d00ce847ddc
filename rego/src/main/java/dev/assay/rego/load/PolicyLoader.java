package dev.assay.rego.load;

import dev.assay.rego.ast.Source;
import dev.assay.rego.json.JsonException;
import dev.assay.rego.json.JsonReader;
import dev.assay.rego.json.YamlReader;
import dev.assay.rego.value.ArrayValue;
import dev.assay.rego.value.ObjectValue;
import dev.assay.rego.value.StringValue;
import dev.assay.rego.value.Value;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads policies and data. In a folder all of {@code .rego}, {@code .json}, {@code .yaml} and {@code .yml} are read,
 * and a data file stands below the names of the folders that lead to it. One load, one thread.
 */
public final class PolicyLoader {
    private static final String MANIFEST = ".manifest";

    private final Loading loading;
    private final List<NamePattern> ignored;
    private final List<String> problems = new ArrayList<>();
    private final List<Source> sources = new ArrayList<>();
    private final DataMerge data = new DataMerge();
    private long bytesRead;

    private PolicyLoader(Loading loading) {
        this.loading = loading;
        this.ignored = loading.ignore().stream().map(NamePattern::of).toList();
    }

    /**
     * Reads everything.
     *
     * @throws LoadException with all that is wrong
     * @throws IllegalArgumentException if a pattern to ignore is none
     */
    public static Loaded load(Loading loading) {
        PolicyLoader loader = new PolicyLoader(loading);
        loading.paths().forEach(loader::path);
        if (!loader.problems.isEmpty()) {
            throw new LoadException(loader.problems);
        }
        return new Loaded(loader.sources, loader.data.data());
    }

    private void path(String written) {
        String text = written.startsWith("file://") ? written.substring("file://".length()) : written;
        int colon = loading.bundles() ? -1 : prefixEnd(text);
        List<String> keys = colon < 0
                ? List.of()
                : Arrays.stream(text.substring(0, colon).split("\\.", -1))
                        .filter(key -> !key.equals("data"))
                        .toList();
        String name = text.substring(colon + 1);
        Path path = loading.folder().resolve(name).normalize();
        if (!Files.exists(path)) {
            problems.add(name + ": no such file or folder");
        } else if (Files.isDirectory(path)) {
            folder(path, Path.of(name).normalize().toString(), keys);
        } else if (isArchive(name)) {
            archive(path, name);
        } else {
            named(path, name, keys);
        }
    }

    /** Where a prefix such as {@code data.a:} ends, or -1. */
    private static int prefixEnd(String text) {
        int colon = text.indexOf(':');
        return colon > 0 && text.substring(0, colon).matches("[A-Za-z_][A-Za-z0-9_.]*") ? colon : -1;
    }

    private static boolean isArchive(String name) {
        return name.endsWith(".tar.gz") || name.endsWith(".tgz");
    }

    private void named(Path path, String name, List<String> keys) {
        if (!isPolicy(name) && !isData(name)) {
            problems.add(name + ": unrecognized file");
            return;
        }
        byte[] bytes = read(path, name);
        if (bytes != null) {
            file(name, bytes, keys);
        }
    }

    private void folder(Path folder, String name, List<String> keys) {
        FileTree tree = new FileTree(ignored, problems);
        List<String> roots = null;
        if (loading.bundles() && Files.exists(folder.resolve(MANIFEST))) {
            byte[] manifest = read(folder.resolve(MANIFEST), name + "/" + MANIFEST);
            roots = manifest == null ? null : roots(manifest, name);
        }
        for (Path relative : tree.below(folder)) {
            String base = String.valueOf(relative.getFileName());
            if (isPolicy(base) || (!loading.policiesOnly() && isDataInFolder(base))) {
                String file = name.isEmpty() ? relative.toString() : name + "/" + relative;
                byte[] bytes = read(folder.resolve(relative), file);
                if (bytes != null) {
                    List<String> below = new ArrayList<>(keys);
                    Path parent = relative.getParent();
                    if (parent != null) {
                        parent.forEach(part -> below.add(part.toString()));
                    }
                    rooted(file, bytes, below, roots);
                }
            }
        }
    }

    private void archive(Path path, String name) {
        try (InputStream stream = Files.newInputStream(path)) {
            Map<String, byte[]> files = BundleArchive.read(stream);
            byte[] manifest = files.get(MANIFEST);
            List<String> roots = manifest == null ? null : roots(manifest, name);
            files.forEach((file, bytes) -> {
                String base = file.substring(file.lastIndexOf('/') + 1);
                if (isPolicy(base) || isBundleData(base)) {
                    List<String> keys = new ArrayList<>(List.of(file.split("/", -1)));
                    keys.removeLast();
                    rooted(name + "/" + file, bytes, keys, roots);
                }
            });
        } catch (IOException e) {
            problems.add(name + ": not a bundle: " + e.getMessage());
        }
    }

    /** The places that a bundle says it owns; null for all. */
    private @Nullable List<String> roots(byte[] manifest, String name) {
        try {
            Value value = JsonReader.read(manifest);
            if (value instanceof ObjectValue object && object.get("roots") instanceof ArrayValue roots) {
                List<String> names = new ArrayList<>();
                roots.forEach(root -> names.add(root instanceof StringValue text ? text.value() : root.toString()));
                return names.contains("") ? null : names;
            }
            return null;
        } catch (JsonException e) {
            problems.add(name + "/" + MANIFEST + ": " + e.getMessage());
            return null;
        }
    }

    private void rooted(String name, byte[] bytes, List<String> keys, @Nullable List<String> roots) {
        if (roots != null && !isPolicy(name)) {
            Value document = document(name, bytes);
            if (document != null) {
                String outside = outside(document, String.join("/", keys), roots);
                if (outside != null) {
                    problems.add(name + ": manifest roots " + roots + " do not permit data at path '/" + outside
                            + "' (hint: check bundle directory structure)");
                } else {
                    add(name, keys, document);
                }
            }
            return;
        }
        file(name, bytes, keys);
    }

    /** The first place of a document that no root covers, or null. */
    private static @Nullable String outside(Value document, String place, List<String> roots) {
        if (roots.stream().anyMatch(root -> place.equals(root) || place.startsWith(root + "/"))) {
            return null;
        }
        boolean above = roots.stream().anyMatch(root -> place.isEmpty() || root.startsWith(place + "/"));
        if (!above || !(document instanceof ObjectValue object)) {
            return place;
        }
        for (int i = 0; i < object.size(); i++) {
            String key = object.keyAt(i) instanceof StringValue text ? text.value() : "";
            String found = outside(object.valueAt(i), place.isEmpty() ? key : place + "/" + key, roots);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private byte @Nullable [] read(Path path, String name) {
        try {
            long size = Files.size(path);
            bytesRead += size;
            if (size > Loading.FILE_BYTES_MAX) {
                problems.add(name + ": larger than FILE_BYTES_MAX=" + Loading.FILE_BYTES_MAX);
                return null;
            }
            if (bytesRead > Loading.ALL_BYTES_MAX) {
                problems.add(name + ": all files together are larger than ALL_BYTES_MAX=" + Loading.ALL_BYTES_MAX);
                return null;
            }
            return Files.readAllBytes(path);
        } catch (IOException e) {
            problems.add(name + ": " + FileTree.reason(e));
            return null;
        }
    }

    private void file(String name, byte[] bytes, List<String> keys) {
        if (isPolicy(name)) {
            String text = text(name, bytes);
            if (text != null) {
                sources.add(new Source(name, text));
            }
        } else {
            Value document = document(name, bytes);
            if (document != null) {
                add(name, keys, document);
            }
        }
    }

    private void add(String name, List<String> keys, Value document) {
        String conflict = data.add(keys, document);
        if (conflict != null) {
            problems.add(name + ": merge error at " + conflict);
        }
    }

    private @Nullable String text(String name, byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            problems.add(name + ": not UTF-8 text");
            return null;
        }
    }

    private @Nullable Value document(String name, byte[] bytes) {
        String text = text(name, bytes);
        if (text == null) {
            return null;
        }
        try {
            return name.endsWith(".json") ? JsonReader.read(text) : YamlReader.read(text);
        } catch (JsonException e) {
            problems.add(name + ": " + e.getMessage());
            return null;
        }
    }

    private boolean isDataInFolder(String name) {
        return loading.bundles() ? isBundleData(name) : isData(name);
    }

    private static boolean isPolicy(String name) {
        return name.endsWith(".rego");
    }

    private static boolean isData(String name) {
        return name.endsWith(".json") || name.endsWith(".yaml") || name.endsWith(".yml");
    }

    private static boolean isBundleData(String name) {
        return name.equals("data.json") || name.equals("data.yaml") || name.equals("data.yml");
    }
}
