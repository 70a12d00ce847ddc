package dev.assay.rego.builtin;

import java.util.List;

/** A family of builtins, made when one of its names is first used in a policy. */
public interface BuiltinProvider {
    /** The builtins of the family. Called once; the names must be those that the provider was listed under. */
    List<Builtin> builtins();
}
