package dev.assay.rego.builtin.catalogue;

import dev.assay.rego.builtin.aws.AwsFunctions;
import dev.assay.rego.builtin.crypto.CryptoFunctions;
import dev.assay.rego.builtin.graphql.GraphqlFunctions;
import dev.assay.rego.builtin.jsonschema.JsonSchemaFunctions;
import dev.assay.rego.builtin.jwt.JwtFunctions;
import dev.assay.rego.builtin.network.NetworkFunctions;
import dev.assay.rego.builtin.source.ModuleFunctions;
import dev.assay.rego.builtin.uuid.UuidFunctions;
import java.util.List;

/** The families that bring much code with them, or reach outside of the evaluation. */
final class HeavyFamilies {
    /** Each with the names that it makes. */
    static final List<Family> ALL = List.of(
            new Family(
                    "crypto.md5 crypto.sha1 crypto.sha256 crypto.hmac.md5 crypto.hmac.sha1 crypto.hmac.sha256"
                            + " crypto.hmac.sha512 crypto.hmac.equal crypto.x509.parse_certificates"
                            + " crypto.x509.parse_and_verify_certificates"
                            + " crypto.x509.parse_and_verify_certificates_with_options"
                            + " crypto.x509.parse_certificate_request crypto.x509.parse_keypair"
                            + " crypto.x509.parse_rsa_private_key crypto.parse_private_keys",
                    CryptoFunctions::builtins),
            new Family(
                    "graphql.is_valid graphql.parse graphql.parse_and_verify graphql.parse_query graphql.parse_schema"
                            + " graphql.schema_is_valid",
                    GraphqlFunctions::builtins),
            new Family(
                    "io.jwt.decode io.jwt.decode_verify io.jwt.encode_sign io.jwt.encode_sign_raw io.jwt.verify_eddsa"
                            + " io.jwt.verify_es256 io.jwt.verify_es384 io.jwt.verify_es512 io.jwt.verify_hs256"
                            + " io.jwt.verify_hs384 io.jwt.verify_hs512 io.jwt.verify_ps256 io.jwt.verify_ps384"
                            + " io.jwt.verify_ps512 io.jwt.verify_rs256 io.jwt.verify_rs384 io.jwt.verify_rs512",
                    JwtFunctions::builtins),
            new Family("json.match_schema json.verify_schema", JsonSchemaFunctions::builtins),
            new Family("http.send net.lookup_ip_addr", NetworkFunctions::builtins),
            new Family("providers.aws.sign_req", AwsFunctions::builtins),
            new Family("rego.parse_module", ModuleFunctions::builtins),
            new Family("uuid.parse uuid.rfc4122", UuidFunctions::builtins));

    private HeavyFamilies() {}
}
