package dev.assay.rego.format;

import dev.assay.rego.ast.Module;
import dev.assay.rego.ast.Module.Version;
import dev.assay.rego.ast.Source;
import dev.assay.rego.parse.ParseException;
import dev.assay.rego.parse.Parser;

/** Lays out modules. Every method may be called by any thread. */
public final class Formatter {
    private Formatter() {}

    /**
     * Lays out a source; what is read and what is written is of one version.
     *
     * @throws ParseException if the source is no module of that version
     */
    public static String format(Source source, Version version) {
        return format(source, version, version == Version.V0 ? Dialect.V0 : Dialect.V1);
    }

    /**
     * Lays out a source.
     *
     * @param version the version that the source is read as
     * @throws ParseException if the source is no module of that version, or calls an operator with too few or too many
     *     terms
     */
    public static String format(Source source, Version version, Dialect dialect) {
        return format(Parser.module(source, version), dialect);
    }

    /**
     * Lays out a module that the parser has read.
     *
     * @throws ParseException if it calls an operator with too few or too many terms
     */
    public static String format(Module module, Dialect dialect) {
        ModuleWriter writer = new ModuleWriter(module, dialect);
        return writer.write();
    }
}
