package dev.assay.rego.builtin.version;

import dev.assay.rego.builtin.Builtin;
import dev.assay.rego.builtin.BuiltinException;
import dev.assay.rego.builtin.Context;
import dev.assay.rego.builtin.Operands;
import dev.assay.rego.value.BooleanValue;
import dev.assay.rego.value.NumberValue;
import dev.assay.rego.value.StringValue;
import dev.assay.rego.value.Value;
import java.util.List;

/** Semantic versions. */
public final class SemverFunctions {
    /** The longest text that is taken for a version. */
    static final int VERSION_CHARS_MAX = 10_000;

    private SemverFunctions() {}

    public static List<Builtin> builtins() {
        return List.of(
                Builtin.pure("semver.compare", "(string, string) -> number", SemverFunctions::compare),
                Builtin.pure("semver.is_valid", "(any) -> boolean", SemverFunctions::isValid));
    }

    private static Value compare(Context context, Value[] arguments) {
        String one = Operands.string(arguments[0], 1);
        String other = Operands.string(arguments[1], 2);
        context.spend(1L + one.length() + other.length());
        return NumberValue.of(Integer.signum(version(one, 1).compareTo(version(other, 2))));
    }

    private static SemanticVersion version(String text, int position) {
        SemanticVersion version = text.length() > VERSION_CHARS_MAX ? null : SemanticVersion.parse(text);
        if (version == null) {
            throw BuiltinException.error(
                    "operand " + position + ": string " + StringValue.of(text) + " is not a valid SemVer");
        }
        return version;
    }

    private static Value isValid(Context context, Value[] arguments) {
        return BooleanValue.of(arguments[0] instanceof StringValue text
                && text.value().length() <= VERSION_CHARS_MAX
                && SemanticVersion.parse(text.value()) != null);
    }
}
