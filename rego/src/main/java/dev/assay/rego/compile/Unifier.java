package dev.assay.rego.compile;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds which variables an equality binds. Variables that hang on each other, as in {@code x = [y]}, are bound as soon
 * as one of them is.
 */
final class Unifier {
    private final BitSet safe;
    private final BitSet unified = new BitSet();
    private final Map<Integer, BitSet> unknown = new HashMap<>();

    Unifier(BitSet safe) {
        this.safe = safe;
    }

    BitSet unify(Node left, Node right) {
        pair(left, right);
        return unified;
    }

    private boolean isSafe(Variable variable) {
        return safe.get(variable.slot()) || unified.get(variable.slot());
    }

    private void pair(Node one, Node other) {
        switch (one) {
            case Node.Local(Variable variable) -> variable(variable, other);
            case Node.Elements(List<Node> elements) -> {
                switch (other) {
                    case Node.Local(Variable variable) -> composite(variable, one);
                    case Node.Elements(List<Node> others) -> {
                        if (elements.size() == others.size()) {
                            for (int i = 0; i < elements.size(); i++) {
                                pair(elements.get(i), others.get(i));
                            }
                        }
                    }
                    default -> whole(one, other);
                }
            }
            case Node.Entries(List<Node> keys, List<Node> values) -> {
                switch (other) {
                    case Node.Local(Variable variable) -> composite(variable, one);
                    case Node.Entries(List<Node> otherKeys, List<Node> otherValues) -> {
                        for (int i = 0; i < keys.size() && keys.size() == otherKeys.size(); i++) {
                            int at = otherKeys.indexOf(keys.get(i));
                            if (at >= 0) {
                                pair(values.get(i), otherValues.get(at));
                            }
                        }
                    }
                    default -> whole(one, other);
                }
            }
            case Node.Ref _, Node.Collect _, Node.Constant _, Node.Members _, Node.Root _, Node.Ready _ -> {
                if (other instanceof Node.Local || other instanceof Node.Elements || other instanceof Node.Entries) {
                    whole(other, one);
                }
            }
        }
    }

    private void variable(Variable variable, Node other) {
        switch (other) {
            case Node.Local(Variable second) -> {
                if (isSafe(second)) {
                    bind(variable.slot());
                } else if (isSafe(variable)) {
                    bind(second.slot());
                } else {
                    hang(variable.slot(), second.slot());
                    hang(second.slot(), variable.slot());
                }
            }
            case Node.Elements _, Node.Entries _ -> composite(variable, other);
            case Node.Ref ref -> {
                if (Outputs.isSafe(ref.head(), safe)) {
                    bind(variable.slot());
                }
            }
            default -> bind(variable.slot());
        }
    }

    /** A pattern and something whose value is known as a whole. */
    private void whole(Node pattern, Node known) {
        boolean isKnown = switch (known) {
            case Node.Ref ref -> Outputs.isSafe(ref.head(), safe);
            case Node.Members _ -> Outputs.within(Mentions.open(known), safe) || pattern instanceof Node.Local;
            default -> true;
        };
        if (isKnown) {
            BitSet slots = new BitSet();
            Mentions.patterns(pattern, slots);
            slots.stream().forEach(this::bind);
        }
    }

    private void composite(Variable variable, Node composite) {
        BitSet slots = new BitSet();
        Mentions.patterns(composite, slots);
        if (isSafe(variable)) {
            slots.stream().forEach(this::bind);
            return;
        }
        slots.andNot(safe);
        slots.andNot(unified);
        if (slots.isEmpty()) {
            bind(variable.slot());
        } else {
            slots.stream().forEach(slot -> hang(variable.slot(), slot));
        }
    }

    private void hang(int slot, int on) {
        unknown.computeIfAbsent(slot, _ -> new BitSet()).set(on);
    }

    private void bind(int slot) {
        unified.set(slot);
        BitSet parts = unknown.remove(slot);
        if (parts != null) {
            parts.stream().forEach(this::bind);
        }
        for (int other : List.copyOf(unknown.keySet())) {
            BitSet on = unknown.get(other);
            if (on != null && on.get(slot)) {
                on.clear(slot);
                if (on.isEmpty()) {
                    unknown.remove(other);
                    bind(other);
                }
            }
        }
    }
}
