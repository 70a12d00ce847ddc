package dev.assay.rego.builtin.jwt;

import dev.assay.rego.builtin.Builtin;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The builtins below {@code io.jwt}. */
public final class JwtFunctions {
    private static final String VERIFY = "(string, string) -> boolean";

    private JwtFunctions() {}

    public static List<Builtin> builtins() {
        List<Builtin> all = new ArrayList<>();
        all.add(Builtin.pure(
                "io.jwt.decode",
                "(string) -> array<object[any: any], object[any: any], string>",
                Verification::decode));
        all.add(Builtin.impure(
                "io.jwt.decode_verify",
                "(string, object[string: any]) -> array<boolean, object[any: any], object[any: any]>",
                Verification::decodeAndVerify));
        all.add(Builtin.pure(
                "io.jwt.encode_sign",
                "(object[string: any], object[string: any], object[string: any]) -> string",
                Signing::encode));
        all.add(Builtin.pure("io.jwt.encode_sign_raw", "(string, string, string) -> string", Signing::encodeRaw));
        for (Algorithm algorithm : Algorithm.values()) {
            String name = "io.jwt.verify_" + algorithm.name().toLowerCase(Locale.ROOT);
            boolean symmetric = name.startsWith("io.jwt.verify_hs");
            all.add(Builtin.pure(
                    name, VERIFY, symmetric ? Verification.symmetric(algorithm) : Verification.asymmetric(algorithm)));
        }
        return all;
    }
}
