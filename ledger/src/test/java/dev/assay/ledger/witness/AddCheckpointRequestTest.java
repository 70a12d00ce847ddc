package dev.assay.ledger.witness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.ledger.checkpoint.SignedCheckpoint;
import dev.assay.ledger.merkle.ConsistencyProof;
import dev.assay.testkit.Fuzz;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddCheckpointRequestTest {
    private static final String HASH = "PlRNCrwHpqhGrupue0L7gxbjbMiKA9temvuZZDDpkaw=";
    private static final String CHECKPOINT = """
            example.com/behind-the-sofa
            20852163
            CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

            \u2014 example.com/behind-the-sofa \
            Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
            """;

    @Test
    void the_shape_of_the_specification_is_read_and_written_back_byte_for_byte() {
        String text = "old 20852014\n" + HASH + "\n" + HASH + "\n\n" + CHECKPOINT;
        AddCheckpointRequest request = read(text);
        assertThat(request.oldSize()).isEqualTo(20852014);
        assertThat(request.path()).hasSize(2);
        assertThat(request.signed().checkpoint().size()).isEqualTo(20852163);
        assertThat(request.toBytes()).isEqualTo(bytes(text));
    }

    @Test
    void a_request_without_a_proof_is_read() {
        assertThat(read("old 0\n\n" + CHECKPOINT).path()).isEmpty();
    }

    @Test
    void sixty_three_proof_lines_are_read_and_one_more_is_not() {
        assertThat(read("old 1\n" + (HASH + "\n").repeat(63) + "\n" + CHECKPOINT)
                        .path())
                .hasSize(ConsistencyProof.MAX_PATH);
        assertThat(malformed("old 1\n" + (HASH + "\n").repeat(64) + "\n" + CHECKPOINT))
                .contains("63");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                "\n\n",
                "old",
                "old 1",
                "old 1\n",
                "old 1\n\n",
                "old 1\n\nexample.com\n",
                "\nCHECKPOINT",
                "\n\nCHECKPOINT",
                "CHECKPOINT",
                "OLD 1\n\nCHECKPOINT",
                "old  1\n\nCHECKPOINT",
                " old 1\n\nCHECKPOINT",
                "old\t1\n\nCHECKPOINT",
                "old 1 \n\nCHECKPOINT",
                "old 1\r\n\nCHECKPOINT",
                "old 1\r\n\r\nCHECKPOINT",
                "old 01\n\nCHECKPOINT",
                "old 00\n\nCHECKPOINT",
                "old -1\n\nCHECKPOINT",
                "old +1\n\nCHECKPOINT",
                "old 1.0\n\nCHECKPOINT",
                "old 0x1\n\nCHECKPOINT",
                "old \u0661\n\nCHECKPOINT",
                "old \n\nCHECKPOINT",
                "old 9223372036854775808\n\nCHECKPOINT",
                "old 1\nnot base64\n\nCHECKPOINT",
                "old 1\nAAAA\n\nCHECKPOINT",
                "old 1\nPlRNCrwHpqhGrupue0L7gxbjbMiKA9temvuZZDDpkaw\n\nCHECKPOINT",
                "old 1\nPlRNCrwHpqhGrupue0L7gxbjbMiKA9temvuZZDDpkax=\n\nCHECKPOINT",
                "old 1\n PlRNCrwHpqhGrupue0L7gxbjbMiKA9temvuZZDDpkaw=\n\nCHECKPOINT",
                "old 1\n\n\nCHECKPOINT",
                "old 1\nold 1\n\nCHECKPOINT",
                "old 1\n\nexample.com\n1\n\n\u2014 example.com AAAAAAAA\n",
                "old 1\n\na.com\n01\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n\u2014 a.com AAAAAAAA\n",
                "old 1\n\nexample.com\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n",
                "old 1\n\nexample.com\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n",
                "old 1\n\nexample.com\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n- example.com AAAAAAAA\n",
            })
    void everything_else_is_malformed_and_says_why(String text) {
        assertThat(malformed(text.replace("CHECKPOINT", CHECKPOINT))).isNotBlank();
    }

    @Test
    void bytes_that_are_not_utf_8_are_malformed() {
        byte[] body = bytes("old 1\n\n" + CHECKPOINT);
        body[8] = (byte) 0xff;
        assertThat(AddCheckpointRequest.read(body)).isInstanceOf(AddCheckpointRequest.Malformed.class);
    }

    @Test
    void a_body_over_the_limit_is_malformed_and_quotes_the_limit() {
        byte[] body = Arrays.copyOf(bytes("old 1\n\n" + CHECKPOINT), AddCheckpointRequest.MAX_BYTES + 1);
        assertThat(AddCheckpointRequest.read(body))
                .isInstanceOfSatisfying(
                        AddCheckpointRequest.Malformed.class,
                        malformed -> assertThat(malformed.why()).contains("MAX_BYTES = 65536"));
    }

    /** Damaged requests: whatever comes out is either refused, or a request that means exactly its bytes. */
    @Test
    void no_damage_is_thrown_for_nor_read_as_something_else() {
        Fuzz.ofText(
                        "add-checkpoint",
                        "old 20852014\n" + HASH + "\n\n" + CHECKPOINT,
                        "old 0\n\n" + CHECKPOINT,
                        "old 20852163\n" + (HASH + "\n").repeat(63) + "\n" + CHECKPOINT)
                .withWords("old ", "\n\n", HASH, "\u2014 ", "18446744073709551615")
                .refusing(Refused.class)
                .run(bytes -> {
                    switch (AddCheckpointRequest.read(bytes)) {
                        case AddCheckpointRequest.Malformed malformed -> throw new Refused(malformed.why());
                        case AddCheckpointRequest.Read read ->
                            assertThat(read.request().toBytes()).isEqualTo(bytes);
                    }
                });
    }

    /** What the reader says is malformed; the reader itself throws nothing. */
    private static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Refused(String why) {
            super(why);
        }
    }

    private static AddCheckpointRequest read(String text) {
        AddCheckpointRequest.Reading reading = AddCheckpointRequest.read(bytes(text));
        assertThat(reading).isInstanceOf(AddCheckpointRequest.Read.class);
        return ((AddCheckpointRequest.Read) reading).request();
    }

    private static String malformed(String text) {
        AddCheckpointRequest.Reading reading = AddCheckpointRequest.read(bytes(text));
        assertThat(reading).isInstanceOf(AddCheckpointRequest.Malformed.class);
        return ((AddCheckpointRequest.Malformed) reading).why();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void the_limits_of_a_request_that_is_made_are_checked() {
        SignedCheckpoint signed = TestLog.of("example.org/log", 1).signed(1);
        assertThat(org.assertj.core.api.Assertions.catchThrowable(
                        () -> new AddCheckpointRequest(-1, List.of(), signed)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
