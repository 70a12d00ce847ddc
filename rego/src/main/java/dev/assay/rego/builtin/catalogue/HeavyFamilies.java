package dev.assay.rego.builtin.catalogue;

import dev.assay.rego.builtin.crypto.CryptoFunctions;
import java.util.List;

/** The families that bring much code with them, or reach outside of the evaluation. */
final class HeavyFamilies {
    /** Each with the names that it makes. */
    static final List<Family> ALL = List.of(new Family(
            "crypto.md5 crypto.sha1 crypto.sha256 crypto.hmac.md5 crypto.hmac.sha1 crypto.hmac.sha256"
                    + " crypto.hmac.sha512 crypto.hmac.equal crypto.x509.parse_certificates"
                    + " crypto.x509.parse_and_verify_certificates"
                    + " crypto.x509.parse_and_verify_certificates_with_options"
                    + " crypto.x509.parse_certificate_request crypto.x509.parse_keypair"
                    + " crypto.x509.parse_rsa_private_key crypto.parse_private_keys",
            CryptoFunctions::builtins));

    private HeavyFamilies() {}
}
