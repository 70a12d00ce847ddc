package dev.assay.rego.differential;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The names that an expression may use, with what they stand for. Grows as a body goes on; a copy ends with its
 * block.
 */
final class Scope {
    private record Name(String text, Type type) {}

    private final List<Name> names = new ArrayList<>();
    private final List<String> functions = new ArrayList<>();
    private final AtomicInteger count;

    Scope() {
        this(new AtomicInteger());
    }

    private Scope(AtomicInteger count) {
        this.count = count;
    }

    /** A scope inside of this one: what is added to it is not known outside. */
    Scope inner() {
        Scope inner = new Scope(count);
        inner.names.addAll(names);
        inner.functions.addAll(functions);
        return inner;
    }

    /** A name that nothing has yet. */
    String fresh(String stem) {
        return stem + count.incrementAndGet();
    }

    void add(String name, Type type) {
        names.add(new Name(name, type));
    }

    /** A function of one argument that answers anything. */
    void addFunction(String name) {
        functions.add(name);
    }

    Optional<String> function(Choice choice) {
        return functions.isEmpty() ? Optional.empty() : Optional.of(choice.of(functions));
    }

    /** A name of this type, if there is one; of any type for {@code ANY}. */
    Optional<String> name(Choice choice, Type type) {
        List<Name> fitting = names.stream()
                .filter(name -> type == Type.ANY || name.type() == type)
                .toList();
        return fitting.isEmpty()
                ? Optional.empty()
                : Optional.of(choice.of(fitting).text());
    }
}
