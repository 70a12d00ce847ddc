package dev.assay.rego.ast;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One file of Rego. */
public record Module(
        Source source,
        Version version,
        PackageClause packageOf,
        List<Import> imports,
        List<Rule> rules,
        List<Comment> comments,
        List<Annotations> annotations) {
    public Module {
        Objects.requireNonNull(source, "source is null");
        Objects.requireNonNull(version, "version is null");
        Objects.requireNonNull(packageOf, "packageOf is null");
        imports = List.copyOf(imports);
        rules = List.copyOf(rules);
        comments = List.copyOf(comments);
        annotations = List.copyOf(annotations);
    }

    /** The version of the language that a module is read as; {@code import rego.v1} makes a module of v0 one of v1. */
    public enum Version {
        V0,
        V1
    }

    /**
     * The package clause.
     *
     * @param path the whole ref, from {@code data} on
     */
    public record PackageClause(Term.Ref path, Location location) {}

    /**
     * An import.
     *
     * @param path a ref (or, for {@code import input}, a var made a ref without a path)
     */
    public record Import(Term.Ref path, @Nullable String alias, Location location) {}

    /** A comment without its {@code #}. */
    public record Comment(String text, Location location) {}
}
