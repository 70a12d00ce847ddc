package dev.assay.ledger.witness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.ledger.LedgerError;
import dev.assay.ledger.LedgerException;
import dev.assay.ledger.checkpoint.NoteSecret;
import dev.assay.ledger.note.VerifierKey;
import dev.assay.testkit.Fuzz;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** C2SP tlog-policy. In the texts, at-signs with a number or LOG stand for vkeys. */
class WitnessPolicyTest {
    @Test
    void the_example_of_the_specification_is_read() {
        WitnessPolicy policy = parse("""
                log @LOG

                witness X1 @1
                witness X2 @2
                witness X3 @3
                group X-witnesses 2 X1 X2 X3

                witness Y1 @4
                witness Y2 @5
                witness Y3 @6
                group Y-witnesses any Y1 Y2 Y3

                group X-and-Y all X-witnesses Y-witnesses
                quorum X-and-Y
                """);
        assertThat(policy.logs()).hasSize(1);
        assertThat(policy.witnesses())
                .extracting(RemoteWitness::name)
                .containsExactly("X1", "X2", "X3", "Y1", "Y2", "Y3");
        assertThat(policy.quorum().metBy(Set.of("X1", "X3", "Y2"))).isTrue();
        assertThat(policy.quorum().metBy(Set.of("X1", "X2", "X3"))).isFalse();
        assertThat(policy.quorum().metBy(Set.of("X1", "Y1", "Y2", "Y3"))).isFalse();
        assertThat(policy.quorum().have(Set.of("X1", "Y1", "Y2", "Y3"))).isOne();
        assertThat(policy.quorum().need()).isEqualTo(2);
    }

    @Test
    void whitespace_comments_addresses_and_the_last_newline_are_free() {
        WitnessPolicy policy = parse(" # who watches\n\twitness \t a  @1\thttps://a.example/w \n\nquorum a");
        assertThat(policy.addresses()).containsExactly("https://a.example/w");
        assertThat(policy.at("https://a.example/w")).hasSize(1);
        assertThat(policy.quorum()).isEqualTo(new QuorumRule.One("a"));
    }

    @Test
    void two_keys_at_one_address_are_one_place_to_ask() {
        WitnessPolicy policy = parse("witness a @1 https://w\nwitness b @2 https://w\ngroup g any a b\nquorum g\n");
        assertThat(policy.addresses()).containsExactly("https://w");
        assertThat(policy.at("https://w")).hasSize(2);
    }

    @Test
    void a_policy_may_ask_for_nobody() {
        assertThat(parse("quorum none\n").quorum().metBy(Set.of())).isTrue();
    }

    @Test
    void k_of_n_is_met_by_any_k() {
        WitnessPolicy policy = WitnessPolicy.of(2, List.of(remote(1), remote(2), remote(3)));
        assertThat(policy.quorum().metBy(Set.of("w1", "w3"))).isTrue();
        assertThat(policy.quorum().metBy(Set.of("w2"))).isFalse();
        assertThatThrownBy(() -> WitnessPolicy.of(4, List.of(remote(1), remote(2), remote(3))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> WitnessPolicy.of(1, List.of(remote(1), remote(1))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_flat_quorum_is_a_number_of_witnesses() {
        assertThat(parse("quorum none\n").need()).hasValue(0);
        assertThat(parse("witness a @1\nquorum a\n").need()).hasValue(1);
        assertThat(parse("witness a @1\nwitness b @2\nwitness c @3\ngroup g 2 a b c\nquorum g\n")
                        .need())
                .hasValue(2);
        assertThat(parse("witness a @1\nwitness b @2\ngroup g any a b\nquorum g\n")
                        .need())
                .hasValue(1);
        String sameName = "witness a @1\nwitness a2 %s\nwitness b @2\n"
                .formatted(cosigner("witness.example/1", 99).toVkey());
        assertThat(parse(sameName + "group A any a a2\ngroup g all A b\nquorum g\n")
                        .need())
                .hasValue(2);
        String oneOnly = sameName.replace("witness b @2\n", "");
        assertThat(parse(oneOnly + "group A any a a2\nquorum A\n").need()).hasValue(1);
        assertThat(parse(oneOnly + "group A all a a2\nquorum A\n").need()).isEmpty();
        assertThat(parse(sameName + "group A any a a2\nquorum A\n").need()).isEmpty();
    }

    @Test
    void a_quorum_in_levels_is_no_number() {
        assertThat(parse("witness a @1\nwitness b @2\nwitness c @3\ngroup g any a b\ngroup h all g c\nquorum h\n")
                        .need())
                .isEmpty();
    }

    @Test
    void keys_of_one_name_count_once() {
        RemoteWitness first = new RemoteWitness("1", cosigner("w", 1), "https://w");
        RemoteWitness second = new RemoteWitness("2", cosigner("w", 2), "https://w");
        RemoteWitness other = new RemoteWitness("3", cosigner("v", 3), "https://v");
        QuorumRule quorum =
                WitnessPolicy.ofNames(2, List.of(first, second, other)).quorum();
        assertThat(quorum.metBy(Set.of("1", "2"))).isFalse();
        assertThat(quorum.metBy(Set.of("2", "3"))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "witness a @1\n",
                "witness a @1\nquorum b\n",
                "quorum a\nwitness a @1\n",
                "witness a @1\nquorum a\nquorum a\n",
                "witness a @1\nwitness a @2\nquorum a\n",
                "witness a @1\nwitness b @1\nquorum a\n",
                "witness none @1\nquorum none\n",
                "witness a @LOG\nquorum a\n",
                "witness a not+a+key\nquorum a\n",
                "witness a\nquorum a\n",
                "witness a @1 https://w more\nquorum a\n",
                "log\nquorum none\n",
                "log @LOG\nlog @LOG\nquorum none\n",
                "log @LOG http://l more\nquorum none\n",
                "group g any\nquorum g\n",
                "witness a @1\ngroup g 0 a\nquorum g\n",
                "witness a @1\ngroup g 2 a\nquorum g\n",
                "witness a @1\ngroup g 01 a\nquorum g\n",
                "witness a @1\ngroup g some a\nquorum g\n",
                "witness a @1\ngroup g any a a\nquorum g\n",
                "witness a @1\ngroup g any a\ngroup h any a\nquorum h\n",
                "witness a @1\ngroup a any a\nquorum a\n",
                "group g any g\nquorum g\n",
                "witness a @1\ngroup g any none\nquorum g\n",
                "witness a @1\r\nquorum a\n",
                "Witness a @1\nquorum a\n",
                "quorum none more\n",
                "quorum none \u0000\n",
            })
    void everything_else_is_refused(String text) {
        assertThatThrownBy(() -> parse(text))
                .isInstanceOfSatisfying(
                        LedgerException.class, fault -> assertThat(fault.code()).isEqualTo(LedgerError.MALFORMED));
    }

    @Test
    void a_fault_names_the_line() {
        assertThatThrownBy(() -> parse("quorum none\n\nwhat\n")).hasMessageContaining("line 3");
    }

    @Test
    void the_limits_are_named() {
        assertThatThrownBy(() -> WitnessPolicy.parse(new byte[WitnessPolicy.MAX_BYTES + 1]))
                .hasMessageContaining("MAX_BYTES");
        StringBuilder many = new StringBuilder();
        for (int i = 0; i <= WitnessPolicy.MAX_NAMES; i++) {
            many.append("witness w")
                    .append(i)
                    .append(' ')
                    .append(cosigner("w", i).toVkey())
                    .append('\n');
        }
        many.append("quorum none\n");
        assertThatThrownBy(() -> WitnessPolicy.parse(many.toString().getBytes(StandardCharsets.UTF_8)))
                .hasMessageContaining("MAX_NAMES = 64");
        assertThatThrownBy(() -> WitnessPolicy.parse(new byte[] {(byte) 0xff})).hasMessageContaining("UTF-8");
    }

    @Test
    void no_damage_is_thrown_for_but_as_a_fault() {
        String key = cosigner("w", 1).toVkey();
        Fuzz.ofText(
                        "tlog-policy",
                        "# who\nwitness a " + key + " https://w\ngroup g any a\ngroup h all g\nquorum h\n",
                        "log "
                                + TestLog.of("example.org/log", 0)
                                        .keys()
                                        .getFirst()
                                        .toVkey() + " http://l\nquorum none\n")
                .withWords("witness ", "group ", "quorum ", "log ", "none", " any ", " all ", " 1 ", "\n")
                .refusing(LedgerException.class)
                .run(text -> assertThat(WitnessPolicy.parse(text).need()).isNotNull());
    }

    private static WitnessPolicy parse(String text) {
        String whole = text.replace(
                "@LOG", TestLog.of("example.org/log", 0).keys().getFirst().toVkey());
        for (int i = 1; i <= 9; i++) {
            whole = whole.replace("@" + i, cosigner("witness.example/" + i, i).toVkey());
        }
        return WitnessPolicy.parse(whole.getBytes(StandardCharsets.UTF_8));
    }

    private static RemoteWitness remote(int number) {
        return new RemoteWitness("w" + number, cosigner("witness.example/" + number, number), "https://w" + number);
    }

    private static VerifierKey cosigner(String name, int seed) {
        return NoteSecret.ofSeed(name, VerifierKey.ED25519_COSIGNATURE, TestLog.seed(seed))
                .key();
    }
}
