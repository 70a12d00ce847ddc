package dev.assay.ledger.witness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.ledger.LedgerError;
import dev.assay.ledger.LedgerException;
import dev.assay.ledger.checkpoint.NoteKeyFile;
import dev.assay.ledger.checkpoint.NoteSecret;
import dev.assay.testkit.TestClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WitnessFolderTest {
    private static final List<NoteSecret> SECRETS = TestWitness.secrets(TestWitness.NAME, 10);

    private final TestLog log = TestLog.of("example.org/log", 9);

    @TempDir
    Path temporary;

    @Test
    void a_witness_is_opened_as_it_was_made() throws IOException {
        WitnessFolder made = make();
        assertThat(WitnessFolder.open(made.folder())).isEqualTo(made);
        assertThat(made.secrets(made.keyFile())).extracting(NoteSecret::key).isEqualTo(made.keys());
        assertThat(Files.readString(made.folder().resolve("witness")))
                .startsWith("assay witness v1\nname witness.example/w1\nkey-file ")
                .doesNotContain("PRIVATE");
        assertThat(made.logs().all()).isEmpty();
        assertThat(made.cosigned()).isEmpty();
    }

    @Test
    void a_log_that_is_added_while_the_witness_serves_is_known_at_the_next_request() {
        WitnessFolder folder = make();
        try (DirectoryWitnessState state = folder.openState()) {
            Witness witness = new Witness(SECRETS, folder.logs(), state, TestClock.at("2026-11-20T10:00:00Z"));
            assertThat(witness.addCheckpoint(log.request(0, 3)).status()).isEqualTo(404);
            folder.logs().add(log.known());
            assertThat(witness.addCheckpoint(log.request(0, 3)).status()).isEqualTo(200);
        }
        assertThat(folder.cosigned()).containsOnlyKeys(log.origin);
    }

    @Test
    void keys_are_added_to_a_log_and_never_twice() {
        KnownLogs logs = make().logs();
        WitnessedLog first = new WitnessedLog(log.origin, List.of(log.keys().get(0)));
        assertThat(logs.add(first).keys()).hasSize(1);
        assertThat(logs.add(log.known()).keys()).isEqualTo(log.keys());
        assertThat(logs.all()).containsExactly(log.known());
        assertFault(LedgerError.ALREADY_EXISTS, () -> logs.add(first));
    }

    @Test
    void a_folder_with_anything_in_it_is_left_alone() throws IOException {
        make();
        assertFault(LedgerError.ALREADY_EXISTS, this::make);
        Path other = Files.createDirectory(temporary.resolve("other"));
        Files.writeString(other.resolve("letter"), "dear");
        assertFault(LedgerError.ALREADY_EXISTS, () -> WitnessFolder.requireFree(other));
    }

    @Test
    void a_folder_without_a_witness_and_files_that_are_none_are_named_with_their_line() throws IOException {
        assertFault(LedgerError.NOT_FOUND, () -> WitnessFolder.open(temporary));
        WitnessFolder made = make();
        Path identity = made.folder().resolve("witness");
        String good = Files.readString(identity);
        for (String bad : List.of(
                "",
                "assay witness v2\n",
                good + "colour blue\n",
                good + "vkey x\n",
                good.replace("name witness.example/w1\n", "name w2\n"),
                good.replaceAll("key-file .*\n", ""),
                good.replaceAll("vkey .*\n", ""))) {
            Files.writeString(identity, bad);
            assertThatThrownBy(() -> WitnessFolder.open(made.folder()))
                    .isInstanceOfSatisfying(LedgerException.class, fault -> {
                        assertThat(fault.code()).isEqualTo(LedgerError.MALFORMED);
                        assertThat(fault).hasMessageContaining(identity + " line ");
                    });
        }
    }

    @Test
    void a_list_of_logs_that_is_wrong_is_named_with_its_line_and_nothing_is_guessed() throws IOException {
        WitnessFolder made = make();
        made.logs().add(log.known());
        Path file = made.folder().resolve("logs");
        String good = Files.readString(file);
        KnownLogs logs = made.logs();
        assertThat(logs.apply(log.origin)).isPresent();
        for (String bad : List.of(
                good + "origin example.org/none\n",
                good + good.substring(good.indexOf("origin")),
                good + "colour blue\n",
                good + "vkey\n",
                good.replaceFirst("vkey [^\n]*\n", "vkey a+b+c\n"),
                "assay witness logs v1\nvkey " + log.keys().getFirst().toVkey() + "\n")) {
            Files.writeString(file, bad);
            assertThatThrownBy(() -> logs.apply(log.origin)).hasMessageContaining(file + " line ");
        }
        Files.writeString(file, "# a comment is fine\n" + good);
        assertThatThrownBy(() -> logs.apply(log.origin)).hasMessageContaining("line 1");
        Files.writeString(file, good + "\n# a comment is fine\n");
        assertThat(logs.apply(log.origin)).isPresent();
    }

    @Test
    void another_witnesss_key_file_is_refused() {
        WitnessFolder made = make();
        Path other = temporary.resolve("other.skey");
        NoteKeyFile.create(other, TestWitness.secrets(TestWitness.NAME, 20));
        assertFault(LedgerError.WRONG_KEY, () -> made.secrets(other));
    }

    @Test
    void the_two_sides_of_a_fork_are_kept_once_and_not_without_end() {
        WitnessFolder made = make();
        assertThat(made.forks().of(log.origin)).isEmpty();
        for (int side = 0; side < 2 * DirectoryForks.MAX_KEPT; side++) {
            TestLog fork = TestLog.of("example.org/log", 0);
            fork.grow(9, "side " + side % (side < 2 ? 1 : 100));
            made.forks().keep(new AddCheckpointAnswer.Forked(log.signed(9), fork.signed(9)));
            assertThat(made.forks().of(log.origin)).hasSize(Math.clamp(side + 1, 2, DirectoryForks.MAX_KEPT));
        }
    }

    private WitnessFolder make() {
        Path folder = temporary.resolve("w1");
        WitnessFolder.requireFree(folder);
        Path keyFile = temporary.resolve("keys/w1.skey");
        NoteKeyFile.create(keyFile, SECRETS);
        return WitnessFolder.create(
                folder, keyFile, SECRETS.stream().map(NoteSecret::key).toList());
    }

    private static void assertFault(LedgerError code, Runnable action) {
        assertThatThrownBy(action::run)
                .isInstanceOfSatisfying(
                        LedgerException.class, fault -> assertThat(fault.code()).isEqualTo(code));
    }
}
