package dev.assay.rego.builtin.crypto;

import dev.assay.rego.builtin.Builtin;
import java.util.List;

/** The builtins below {@code crypto}. Those that verify certificates depend on the time of the evaluation. */
public final class CryptoFunctions {
    private static final String TEXT = "(string) -> string";
    private static final String KEYED = "(string, string) -> string";
    private static final String OBJECT = "(string) -> object[string: any]";
    private static final String OBJECTS = "(string) -> array[object[string: any]]";

    private CryptoFunctions() {}

    public static List<Builtin> builtins() {
        return List.of(
                Builtin.pure("crypto.md5", TEXT, Digests.digest("MD5")),
                Builtin.pure("crypto.sha1", TEXT, Digests.digest("SHA-1")),
                Builtin.pure("crypto.sha256", TEXT, Digests.digest("SHA-256")),
                Builtin.pure("crypto.hmac.md5", KEYED, Digests.keyed("HmacMD5")),
                Builtin.pure("crypto.hmac.sha1", KEYED, Digests.keyed("HmacSHA1")),
                Builtin.pure("crypto.hmac.sha256", KEYED, Digests.keyed("HmacSHA256")),
                Builtin.pure("crypto.hmac.sha512", KEYED, Digests.keyed("HmacSHA512")),
                Builtin.pure("crypto.hmac.equal", "(string, string) -> boolean", Digests.equal()),
                Builtin.pure("crypto.x509.parse_certificates", OBJECTS, X509::parseCertificates),
                Builtin.impure(
                        "crypto.x509.parse_and_verify_certificates",
                        "(string) -> array<boolean, array[object[string: any]]>",
                        X509::verify),
                Builtin.impure(
                        "crypto.x509.parse_and_verify_certificates_with_options",
                        "(string, object[string: any]) -> array<boolean, array[object[string: any]]>",
                        X509::verifyWithOptions),
                Builtin.pure("crypto.x509.parse_certificate_request", OBJECT, X509::parseRequest),
                Builtin.pure(
                        "crypto.x509.parse_keypair", "(string, string) -> object[string: any]", X509::parseKeyPair),
                Builtin.pure("crypto.x509.parse_rsa_private_key", OBJECT, X509::parsePrivateKey),
                Builtin.pure("crypto.parse_private_keys", OBJECTS, X509::parsePrivateKeys));
    }
}
