package dev.assay.ledger.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.ledger.LedgerError;
import dev.assay.ledger.LedgerException;
import dev.assay.testkit.Fuzz;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PemTest {

    private static final SecureRandom RANDOM = new SecureRandom();

    /** RFC 8410 section 10.3 (private) and 10.1 (public): one pair, as every tool writes it. */
    private static final String RFC_8410_PRIVATE = """
            -----BEGIN PRIVATE KEY-----
            MC4CAQAwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC
            -----END PRIVATE KEY-----
            """;

    private static final String RFC_8410_PUBLIC = """
            -----BEGIN PUBLIC KEY-----
            MCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=
            -----END PUBLIC KEY-----
            """;

    /** What `openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256` wrote, made for this test. */
    private static final String OPENSSL_P256 = """
            -----BEGIN PRIVATE KEY-----
            MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgSk2q2vIArKWiv1Qi
            1H82s3QZcM6cyq49lRS8CRzGFh+hRANCAARKe61sWZZ4vBz3jtq+2sH2O6pGCgeD
            gLZt50zUphbjSPShzo8LQCHPydl60jZ1W4ljCKnQhra4YCSGoXLA/tDj
            -----END PRIVATE KEY-----
            """;

    @ParameterizedTest
    @EnumSource
    void a_key_file_is_read_back(SignatureScheme scheme) {
        SigningKey key = SigningKey.generate(scheme, RANDOM);
        byte[] message = {1, 2, 3};

        SigningKey again = Pem.readPrivate(ascii(Pem.writePrivate(key)), scheme);

        assertThat(again.id()).isEqualTo(key.id());
        assertThat(key.verificationKey().verifies(message, again.sign(message))).isTrue();
        assertThat(Pem.readPublic(ascii(Pem.writePublic(key.verificationKey())), scheme))
                .isEqualTo(key.verificationKey());
    }

    @Test
    void an_ed25519_key_needs_no_public_block() {
        assertThat(Pem.readPrivate(ascii(RFC_8410_PRIVATE)).verificationKey())
                .isEqualTo(Pem.readPublic(ascii(RFC_8410_PUBLIC)));
    }

    @Test
    void a_p256_key_of_openssl_needs_no_public_block() {
        SigningKey key = Pem.readPrivate(ascii(OPENSSL_P256));

        assertThat(key.verificationKey().scheme()).isEqualTo(SignatureScheme.ECDSA_P256_DER);
        assertThat(key.verificationKey().verifies(new byte[1], key.sign(new byte[1])))
                .isTrue();
    }

    @Test
    void text_around_the_blocks_is_ignored() {
        byte[] file = ascii("owner: alice\r\n" + RFC_8410_PUBLIC.replace("\n", "\r\n") + "\nend of file\n");

        assertThat(Pem.readPublic(file)).isEqualTo(Pem.readPublic(ascii(RFC_8410_PUBLIC)));
    }

    @Test
    void two_halves_of_different_keys_are_refused() {
        String other = Pem.writePublic(
                SigningKey.generate(SignatureScheme.ED25519, RANDOM).verificationKey());

        assertThatThrownBy(() -> Pem.readPrivate(ascii(RFC_8410_PRIVATE + other)))
                .isInstanceOfSatisfying(
                        LedgerException.class, e -> assertThat(e.code()).isEqualTo(LedgerError.WRONG_KEY));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no key here",
                "-----BEGIN PRIVATE KEY-----\n",
                "-----BEGIN PRIVATE KEY-----\n-----END PRIVATE KEY-----\n",
                "-----BEGIN PRIVATE KEY-----\nMC4C\n-----END PUBLIC KEY-----\n",
                "-----BEGIN PRIVATE KEY-----\n!!!!\n-----END PRIVATE KEY-----\n",
                "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n",
                "-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA\n-----END ENCRYPTED PRIVATE KEY-----\n",
                "-----BEGIN EC PRIVATE KEY-----\nAAAA\n-----END EC PRIVATE KEY-----\n"
            })
    void what_is_no_private_key_is_malformed(String file) {
        assertThatThrownBy(() -> Pem.readPrivate(ascii(file)))
                .isInstanceOfSatisfying(
                        LedgerException.class, e -> assertThat(e.code()).isEqualTo(LedgerError.MALFORMED));
    }

    @Test
    void two_private_keys_in_one_file_are_refused() {
        assertThatThrownBy(() -> Pem.readPrivate(ascii(RFC_8410_PRIVATE + RFC_8410_PRIVATE)))
                .hasMessageContaining("2 blocks");
    }

    @Test
    void no_message_and_no_text_form_shows_a_secret() {
        SigningKey key = Pem.readPrivate(ascii(RFC_8410_PRIVATE));

        assertThat(key.toString()).doesNotContain("INTuctv5E1hK1bbY8fdp");
        assertThat(Pem.read(ascii(RFC_8410_PRIVATE)).toString()).isEqualTo("[PRIVATE KEY (48 bytes)]");
        assertThatThrownBy(() -> Pem.readPrivate(ascii(RFC_8410_PRIVATE.replace("MC4C", "MC4D"))))
                .satisfies(e -> assertThat(e).message().doesNotContain("INTuctv5E1hK1bbY8fdp"))
                .hasNoCause();
    }

    @Test
    void damaged_key_files_are_read_or_refused() {
        Fuzz.ofText("pem", RFC_8410_PRIVATE + RFC_8410_PUBLIC, OPENSSL_P256)
                .refusing(LedgerException.class)
                .withWords("-----BEGIN PUBLIC KEY-----\n", "-----END PRIVATE KEY-----\n", "-----")
                .run(Pem::readPrivate);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
