package dev.assay.rego.builtin.collection;

import dev.assay.rego.builtin.Operands;
import dev.assay.rego.value.ArrayValue;
import dev.assay.rego.value.NullValue;
import dev.assay.rego.value.ObjectValue;
import dev.assay.rego.value.SetValue;
import dev.assay.rego.value.StringValue;
import dev.assay.rego.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Paths into documents: texts with slashes as in JSON Pointer, or arrays of keys. */
final class JsonPaths {
    private JsonPaths() {}

    /** The keys of one path. */
    static List<Value> path(Value path) {
        return switch (path) {
            case StringValue text -> pointer(text.value());
            case ArrayValue keys -> keys.asList();
            default ->
                throw Operands.error(
                        2,
                        "must be one of {set, array} containing string paths or array of path segments but got "
                                + path.kind().word());
        };
    }

    private static List<Value> pointer(String text) {
        if (text.isEmpty()) {
            return List.of();
        }
        int start = 0;
        while (start < text.length() && text.charAt(start) == '/') {
            start++;
        }
        List<Value> keys = new ArrayList<>();
        for (String part : text.substring(start).split("/", -1)) {
            keys.add(StringValue.of(part.replace("~1", "/").replace("~0", "~")));
        }
        return keys;
    }

    /** The paths of an argument at position 2, together as a tree: its leaves are null. */
    static Value tree(Value paths) {
        Iterable<Value> all = switch (paths) {
            case ArrayValue array -> array;
            case SetValue set -> set;
            default -> throw Operands.wrong(2, paths, "set", "array");
        };
        List<List<Value>> read = new ArrayList<>();
        for (Value path : all) {
            read.add(path(path));
        }
        Branch root = new Branch();
        for (List<Value> path : read) {
            root.add(path);
        }
        return root.value();
    }

    /** A node of the tree while it grows. */
    private static final class Branch {
        private final Map<Value, Branch> children = new LinkedHashMap<>();
        private boolean leaf;

        void add(List<Value> path) {
            Branch at = this;
            for (int i = 0; i < path.size(); i++) {
                at = at.children.computeIfAbsent(path.get(i), _ -> new Branch());
                if (at.leaf) {
                    return; // a shorter path already stands for all below it
                }
            }
            if (!path.isEmpty()) {
                at.leaf = true;
            }
        }

        Value value() {
            if (leaf) {
                return NullValue.NULL;
            }
            ObjectValue.Builder entries = ObjectValue.builder(children.size());
            children.forEach((key, child) -> entries.put(key, child.value()));
            return entries.build();
        }
    }
}
