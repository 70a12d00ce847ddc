package dev.assay.rego.builtin.graphql;

import dev.assay.rego.value.ObjectValue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Fields that stand under the same name in the response can be merged (specification, 5.3.2): where they may belong
 * to the
 * same object they have the same name and arguments, and everywhere the same shape. Pairs of fragments are compared
 * once.
 */
final class OverlappingFields implements Rule {
    /** Queries can be made in which every field is compared with every other one. */
    private static final int STEPS_PER_COMPARISON = 16;

    private static final int STEPS_PER_SELECTION = 4;

    private final Facts facts;
    private final Map<String, Map<String, Boolean>> pairs = new HashMap<>();
    private Set<String> compared = new HashSet<>();

    OverlappingFields(Facts facts) {
        this.facts = facts;
    }

    /** Why two fields cannot be merged: a reason, or the conflicts of their own fields. */
    private record Conflict(String name, String reason, List<Conflict> inner, ObjectValue at) {
        Conflict {
            Objects.requireNonNull(name, "name is null");
            Objects.requireNonNull(reason, "reason is null");
            inner = List.copyOf(inner);
        }

        String shown() {
            return inner.isEmpty()
                    ? reason
                    : String.join(
                            " and ",
                            inner.stream()
                                    .map(one -> "subfields \"" + one.name + "\" conflict because " + one.shown())
                                    .toList());
        }
    }

    /** The fields of a selection by the names of their responses, and the fragments spread in it. */
    private record Collected(Map<String, List<ObjectValue>> fields, List<ObjectValue> spreads) {}

    @Override
    public void operation(ObjectValue operation) {
        check(operation);
    }

    @Override
    public void field(ObjectValue field) {
        if (facts.operation() != null) {
            check(field);
        }
    }

    @Override
    public void inlineFragment(ObjectValue fragment) {
        check(fragment);
    }

    @Override
    public void fragment(ObjectValue fragment) {
        check(fragment);
    }

    private void check(ObjectValue node) {
        Collected all = collect(node);
        List<Conflict> conflicts = new ArrayList<>();
        for (List<ObjectValue> fields : all.fields().values()) {
            for (int i = 0; i < fields.size(); i++) {
                for (int j = i + 1; j < fields.size(); j++) {
                    compare(conflicts, false, fields.get(i), fields.get(j));
                }
            }
        }
        compared = new HashSet<>();
        for (int i = 0; i < all.spreads().size(); i++) {
            fieldsAndFragment(conflicts, false, all, all.spreads().get(i));
            for (int j = i + 1; j < all.spreads().size(); j++) {
                fragments(conflicts, false, all.spreads().get(i), all.spreads().get(j));
            }
        }
        for (Conflict conflict : conflicts) {
            facts.problem(
                    conflict.at(),
                    "Fields \"" + conflict.name() + "\" conflict because " + conflict.shown()
                            + ". Use different aliases on the fields to fetch both if this was intentional.");
        }
    }

    private Collected collect(ObjectValue node) {
        Collected all = new Collected(new LinkedHashMap<>(), new ArrayList<>());
        collect(node, all);
        return all;
    }

    private void collect(ObjectValue node, Collected all) {
        for (ObjectValue selection : Tree.list(node, "SelectionSet")) {
            facts.spend(STEPS_PER_SELECTION);
            if (Tree.isField(selection)) {
                all.fields()
                        .computeIfAbsent(Tree.responseName(selection), _ -> new ArrayList<>())
                        .add(selection);
            } else if (Tree.isInlineFragment(selection)) {
                collect(selection, all);
            } else {
                all.spreads().add(selection);
            }
        }
    }

    private void fieldsAndFragment(List<Conflict> conflicts, boolean exclusive, Collected all, ObjectValue spread) {
        ObjectValue fragment = facts.definition(spread);
        if (!compared.add(Tree.name(spread)) || fragment == null) {
            return;
        }
        Collected others = collect(fragment);
        if (isSame(all, others)) {
            return;
        }
        between(conflicts, exclusive, all, others);
        for (ObjectValue next : others.spreads()) {
            if (!Tree.name(next).equals(Tree.name(spread))) {
                fieldsAndFragment(conflicts, exclusive, all, next);
            }
        }
    }

    /** Whether both are the fields of one selection, which are not compared with themselves. */
    @SuppressWarnings("ReferenceEquality") // the same node, not one that says the same elsewhere
    private static boolean isSame(Collected one, Collected other) {
        if (!one.fields().keySet().equals(other.fields().keySet())) {
            return false;
        }
        for (Map.Entry<String, List<ObjectValue>> entry : one.fields().entrySet()) {
            List<ObjectValue> fields = other.fields().getOrDefault(entry.getKey(), List.of());
            if (fields.size() != entry.getValue().size()
                    || fields.getFirst() != entry.getValue().getFirst()) {
                return false;
            }
        }
        return true;
    }

    private void fragments(List<Conflict> conflicts, boolean exclusive, ObjectValue one, ObjectValue other) {
        String oneName = Tree.name(one);
        String otherName = Tree.name(other);
        if (oneName.equals(otherName) || !isNew(oneName, otherName, exclusive)) {
            return;
        }
        ObjectValue oneFragment = facts.definition(one);
        ObjectValue otherFragment = facts.definition(other);
        if (oneFragment == null || otherFragment == null) {
            return;
        }
        Collected inOne = collect(oneFragment);
        Collected inOther = collect(otherFragment);
        between(conflicts, exclusive, inOne, inOther);
        for (ObjectValue next : inOther.spreads()) {
            fragments(conflicts, exclusive, one, next);
        }
        for (ObjectValue next : inOne.spreads()) {
            fragments(conflicts, exclusive, next, other);
        }
    }

    /** Whether two fragments have not been compared yet, or only for the case that excludes more conflicts. */
    private boolean isNew(String one, String other, boolean exclusive) {
        Boolean known = pairs.getOrDefault(one, Map.of()).get(other);
        if (known != null && (exclusive || !known)) {
            return false;
        }
        pairs.computeIfAbsent(one, _ -> new HashMap<>()).put(other, exclusive);
        pairs.computeIfAbsent(other, _ -> new HashMap<>()).put(one, exclusive);
        return true;
    }

    private void between(List<Conflict> conflicts, boolean exclusive, Collected some, Collected others) {
        some.fields().forEach((name, fields) -> {
            for (ObjectValue one : fields) {
                for (ObjectValue other : others.fields().getOrDefault(name, List.of())) {
                    compare(conflicts, exclusive, one, other);
                }
            }
        });
    }

    private void compare(List<Conflict> conflicts, boolean parentsExclusive, ObjectValue one, ObjectValue other) {
        facts.spend(STEPS_PER_COMPARISON);
        Definition oneParent = facts.parent(one);
        Definition otherParent = facts.parent(other);
        if (oneParent == null || otherParent == null) {
            return;
        }
        ObjectValue oneDefinition = facts.definition(one);
        ObjectValue otherDefinition = facts.definition(other);
        boolean bothDefined = oneDefinition != null && otherDefinition != null;
        boolean exclusive = parentsExclusive
                || (!oneParent.name().equals(otherParent.name())
                        && oneParent.is("OBJECT")
                        && otherParent.is("OBJECT")
                        && bothDefined);
        String reason = exclusive ? null : difference(one, other);
        if (reason == null && oneDefinition != null && otherDefinition != null) {
            TypeReference oneType = TypeReference.in(oneDefinition);
            TypeReference otherType = TypeReference.in(otherDefinition);
            if (conflict(oneType, otherType)) {
                reason = "they return conflicting types \"" + oneType.shown() + "\" and \"" + otherType.shown() + "\"";
            }
        }
        String name = Tree.responseName(one);
        if (reason != null) {
            conflicts.add(new Conflict(name, reason, List.of(), other));
            return;
        }
        List<Conflict> inner = inner(exclusive, one, other);
        if (!inner.isEmpty()) {
            conflicts.add(new Conflict(name, "", inner, other));
        }
    }

    private List<Conflict> inner(boolean exclusive, ObjectValue one, ObjectValue other) {
        if (one.get("SelectionSet") == null && other.get("SelectionSet") == null) {
            return List.of();
        }
        List<Conflict> conflicts = new ArrayList<>();
        Collected inOne = collect(one);
        Collected inOther = collect(other);
        between(conflicts, exclusive, inOne, inOther);
        for (ObjectValue spread : inOther.spreads()) {
            compared = new HashSet<>();
            fieldsAndFragment(conflicts, exclusive, inOne, spread);
        }
        for (ObjectValue spread : inOne.spreads()) {
            compared = new HashSet<>();
            fieldsAndFragment(conflicts, exclusive, inOther, spread);
        }
        for (ObjectValue oneSpread : inOne.spreads()) {
            for (ObjectValue otherSpread : inOther.spreads()) {
                fragments(conflicts, exclusive, oneSpread, otherSpread);
            }
        }
        return conflicts;
    }

    private static @Nullable String difference(ObjectValue one, ObjectValue other) {
        if (!Tree.name(one).equals(Tree.name(other))) {
            return "\"" + Tree.name(one) + "\" and \"" + Tree.name(other) + "\" are different fields";
        }
        return sameArguments(Tree.list(one, "Arguments"), Tree.list(other, "Arguments"))
                ? null
                : "they have differing arguments";
    }

    private static boolean sameArguments(List<ObjectValue> some, List<ObjectValue> others) {
        if (some.size() != others.size()) {
            return false;
        }
        for (ObjectValue argument : some) {
            boolean found = others.stream()
                    .anyMatch(other -> Tree.name(other).equals(Tree.name(argument))
                            && sameValue(Tree.child(argument, "Value"), Tree.child(other, "Value")));
            if (!found) {
                return false;
            }
        }
        return true;
    }

    private static boolean sameValue(@Nullable ObjectValue one, @Nullable ObjectValue other) {
        if (one == null || other == null) {
            return one == null && other == null;
        }
        List<ObjectValue> some = children(one);
        List<ObjectValue> others = children(other);
        if (Tree.kind(one) != Tree.kind(other)
                || !Tree.text(one, "Raw").equals(Tree.text(other, "Raw"))
                || some.size() != others.size()) {
            return false;
        }
        for (int i = 0; i < some.size(); i++) {
            if (!Tree.name(some.get(i)).equals(Tree.name(others.get(i)))
                    || !sameValue(Tree.child(some.get(i), "Value"), Tree.child(others.get(i), "Value"))) {
                return false;
            }
        }
        return true;
    }

    private static List<ObjectValue> children(ObjectValue value) {
        List<ObjectValue> children = new ArrayList<>(Tree.list(value, "Children"));
        if (Tree.kind(value) == ValueKind.OBJECT) {
            children.sort(Comparator.comparing(Tree::name));
        }
        return children;
    }

    private boolean conflict(TypeReference one, TypeReference other) {
        TypeReference oneElement = one.element();
        TypeReference otherElement = other.element();
        if (oneElement != null && otherElement != null) {
            return conflict(oneElement, otherElement);
        }
        if (oneElement != null || otherElement != null || one.nonNull() != other.nonNull()) {
            return true;
        }
        Definition oneType = facts.schema().type(one.named());
        Definition otherType = facts.schema().type(other.named());
        return oneType != null
                && otherType != null
                && oneType.isLeaf()
                && otherType.isLeaf()
                && !oneType.name().equals(otherType.name());
    }
}
