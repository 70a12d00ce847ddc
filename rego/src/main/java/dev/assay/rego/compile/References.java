package dev.assay.rego.compile;

import dev.assay.rego.eval.Checks;
import dev.assay.rego.eval.CompleteDocument;
import dev.assay.rego.eval.DataNode;
import dev.assay.rego.eval.DataWalk;
import dev.assay.rego.eval.Document;
import dev.assay.rego.eval.Ends;
import dev.assay.rego.eval.FunctionDocument;
import dev.assay.rego.eval.Iterate;
import dev.assay.rego.eval.Keyed;
import dev.assay.rego.eval.Lookups;
import dev.assay.rego.eval.Operand;
import dev.assay.rego.eval.Pattern;
import dev.assay.rego.eval.Scalars;
import dev.assay.rego.eval.Walked;
import dev.assay.rego.eval.Watched;
import dev.assay.rego.value.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Plans lookups. */
final class References {
    private final Planner planner;

    References(Planner planner) {
        this.planner = planner;
    }

    /** A node whose lookups are all ground; those that are not become steps of the chain. */
    Node settled(Node node, Chain chain) {
        if (planner.isGround(node)) {
            return node;
        }
        return node instanceof Node.Ref ref ? new Node.Ready(walk(ref, chain)) : settledIn(node, chain);
    }

    /** A node whose parts are settled; a lookup itself may stay as it is. */
    Node settledIn(Node node, Chain chain) {
        if (planner.isGround(node)) {
            return node;
        }
        return switch (node) {
            case Node.Elements(List<Node> elements) -> new Node.Elements(settled(elements, chain));
            case Node.Members(List<Node> elements) -> new Node.Members(settled(elements, chain));
            case Node.Entries(List<Node> keys, List<Node> values) ->
                new Node.Entries(settled(keys, chain), settled(values, chain));
            default -> node;
        };
    }

    List<Node> settled(List<Node> nodes, Chain chain) {
        List<Node> settled = new ArrayList<>(nodes.size());
        nodes.forEach(node -> settled.add(settled(node, chain)));
        return settled;
    }

    /** A negated line: its lookups are made before the negation, so that one that is undefined is no reason to hold. */
    Line hoisted(Line line, Chain chain) {
        return switch (line.form()) {
            case Line.Form.Truth(Node term) -> line.with(new Line.Form.Truth(hoistedIn(term, chain)));
            case Line.Form.Equal(Node left, Node right, boolean assigned) ->
                line.with(new Line.Form.Equal(hoistedIn(left, chain), hoistedIn(right, chain), assigned));
            case Line.Form.Call(Callee callee, List<Node> arguments) ->
                callee.name().equals("equal") && arguments.size() == 2
                        ? line.with(new Line.Form.Equal(
                                hoistedIn(arguments.getFirst(), chain), hoistedIn(arguments.getLast(), chain), false))
                        : line.with(new Line.Form.Call(callee, hoisted(arguments, chain)));
            case Line.Form.Every _, Line.Form.Print _ -> line;
        };
    }

    private List<Node> hoisted(List<Node> nodes, Chain chain) {
        List<Node> hoisted = new ArrayList<>(nodes.size());
        nodes.forEach(node -> hoisted.add(hoisted(node, chain)));
        return hoisted;
    }

    private Node hoisted(Node node, Chain chain) {
        if (!Folding.needsWork(node)) {
            return node;
        }
        if (node instanceof Node.Ref || node instanceof Node.Collect) {
            Node inner = hoistedIn(node, chain);
            int slot = planner.newSlot();
            chain.add(new Checks.Assign(slot, planner.operand(inner)));
            return new Node.Ready(new Scalars.Slot(slot));
        }
        return hoistedIn(node, chain);
    }

    private Node hoistedIn(Node node, Chain chain) {
        return switch (node) {
            case Node.Ref(Node head, List<Node> path, var location) ->
                new Node.Ref(head, hoisted(path, chain), location);
            case Node.Elements(List<Node> elements) -> new Node.Elements(hoisted(elements, chain));
            case Node.Members(List<Node> elements) -> new Node.Members(hoisted(elements, chain));
            case Node.Entries(List<Node> keys, List<Node> values) ->
                new Node.Entries(hoisted(keys, chain), hoisted(values, chain));
            default -> node;
        };
    }

    /** A ground lookup. */
    Operand operand(Node.Ref ref) {
        return lookup(ref, new Chain(), -1);
    }

    /** A lookup with free variables: each way to find something is a way for what follows. */
    Operand walk(Node.Ref ref, Chain chain) {
        return lookup(ref, chain, -1);
    }

    /**
     * A lookup.
     *
     * @param target the slot to keep the found value in, when its last key is free; -1 for any
     */
    Operand lookup(Node.Ref ref, Chain chain, int target) {
        return switch (ref.head()) {
            case Node.Root root when root == Node.Root.DATA -> data(ref.path(), chain, target);
            case Node.Root _ -> {
                Value[] constants = constants(ref.path(), 0);
                Operand start = reading(null, constants, new Lookups.Input(constants));
                yield path(start, ref.path(), constants.length, chain, target);
            }
            default -> path(planner.operand(ref.head()), ref.path(), 0, chain, target);
        };
    }

    private static Value[] constants(List<Node> path, int from) {
        List<Value> constants = new ArrayList<>();
        for (int i = from; i < path.size() && path.get(i) instanceof Node.Constant(Value value); i++) {
            constants.add(value);
        }
        return constants.toArray(Value[]::new);
    }

    private Operand reading(@Nullable Operand container, Value[] keys, Operand lookup) {
        if (!planner.plans.watched()) {
            return lookup;
        }
        Operand[] operands = Arrays.stream(keys).map(Scalars.Constant::new).toArray(Operand[]::new);
        return new Watched.Reading(container, operands, lookup);
    }

    /** The rest of a path, in a value. */
    private Operand path(Operand start, List<Node> path, int from, Chain chain, int target) {
        Operand found = start;
        int i = from;
        while (i < path.size()) {
            Value[] constants = constants(path, i);
            if (constants.length > 0) {
                found = reading(found, constants, new Lookups.Path(found, constants));
                i += constants.length;
                continue;
            }
            Node key = settled(path.get(i), chain);
            if (planner.isGround(key)) {
                Operand operand = planner.operand(key);
                Operand lookup = new Lookups.Key(found, operand);
                found = planner.plans.watched() ? new Watched.Reading(found, new Operand[] {operand}, lookup) : lookup;
            } else {
                found = iterate(found, key, chain, i == path.size() - 1 ? target : -1);
            }
            i++;
        }
        return found;
    }

    private Operand iterate(Operand collection, Node key, Chain chain, int target) {
        Pattern pattern = planner.pattern(key);
        int slot = target < 0 ? planner.newSlot() : target;
        chain.add(next -> new Iterate(collection, pattern, slot, next));
        if (planner.plans.watched()) {
            chain.add(next -> new Watched.Element(slot, next));
        }
        return new Scalars.Slot(slot);
    }

    private Operand data(List<Node> path, Chain chain, int target) {
        RuleNode node = planner.plans.rules();
        DataNode place = planner.plans.data();
        int i = 0;
        while (i < path.size() && node.document == null && path.get(i) instanceof Node.Constant(Value key)) {
            RuleNode child = node.children.get(key);
            if (child == null) {
                Value[] constants = constants(path, 0);
                return path(new Lookups.Stored(constants), path, constants.length, chain, target);
            }
            node = child;
            place = Objects.requireNonNull(place.child(key));
            i++;
        }
        if (node.document != null) {
            return document(node.document, path, i, chain, target);
        }
        Value[] prefix = constants(path, 0);
        return i == path.size() ? new DataWalk.Extent(place, prefix) : walk(place, prefix, path, chain);
    }

    private Operand document(Document document, List<Node> path, int from, Chain chain, int target) {
        int most = document instanceof CompleteDocument || document instanceof FunctionDocument
                ? 0
                : planner.plans.keys(document);
        List<Operand> keys = new ArrayList<>();
        List<Node> settled = new ArrayList<>(path);
        for (int i = from; i < path.size() && keys.size() < most; i++) {
            Node key = settled(path.get(i), chain);
            settled.set(i, key);
            if (!planner.isGround(key)) {
                break;
            }
            keys.add(planner.operand(key));
        }
        if (keys.isEmpty()) {
            return path(new Document.Whole(document), settled, from, chain, target);
        }
        Keyed keyed = planner.plans.keyed(document, keys.size());
        Operand found = new Keyed.At(keyed, keys.toArray(Operand[]::new));
        return path(found, settled, from + keys.size(), chain, target);
    }

    /** A way through the packages that is found only when it is walked. */
    private Operand walk(DataNode place, Value[] prefix, List<Node> path, Chain chain) {
        List<DataWalk.Element> elements = new ArrayList<>();
        boolean free = false;
        for (Node part : path.subList(prefix.length, path.size())) {
            Node key = settled(part, chain);
            if (planner.isGround(key)) {
                elements.add(new DataWalk.Element.Bound(planner.operand(key)));
            } else {
                elements.add(new DataWalk.Element.Free(planner.pattern(key)));
                free = true;
            }
        }
        DataWalk.Element[] all = elements.toArray(DataWalk.Element[]::new);
        int slot = planner.newSlot();
        if (!free) {
            return new Walked(new DataWalk(place, prefix, all, slot, Ends.FOUND), slot);
        }
        chain.add(next -> new DataWalk(place, prefix, all, slot, next));
        return new Scalars.Slot(slot);
    }
}
