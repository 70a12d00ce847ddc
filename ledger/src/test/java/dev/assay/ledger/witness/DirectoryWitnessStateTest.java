package dev.assay.ledger.witness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.ledger.LedgerError;
import dev.assay.ledger.LedgerException;
import dev.assay.ledger.checkpoint.SignedCheckpoint;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryWitnessStateTest extends WitnessStateContract {
    @TempDir
    Path folder;

    @Override
    WitnessState open() {
        return DirectoryWitnessState.open(folder, TestWitness.keys());
    }

    @Test
    void what_was_stored_is_there_after_opening_again() {
        store(7);
        try (WitnessState state = open()) {
            assertThat(state.latest(LOG.origin)).contains(cosigned(LOG, 7));
        }
        assertThat(DirectoryWitnessState.read(folder, TestWitness.keys())).containsOnlyKeys(LOG.origin);
    }

    @Test
    void the_layout_is_that_of_the_monitoring_address() throws IOException {
        store(7);
        assertThat(Files.readAllBytes(file())).isEqualTo(cosigned(LOG, 7).toBytes());
        // printf example.org/log | sha256sum
        assertThat(DirectoryWitnessState.folderName("example.org/log"))
                .isEqualTo("d2ddd66899fd15bead08af77cf16e1fda92ebeaacf1c56f97d32388910e8f991");
    }

    @Test
    void a_second_opening_is_refused_until_the_first_is_closed() {
        WitnessState first = open();
        assertFault(LedgerError.LOCKED, this::open);
        first.close();
        open().close();
    }

    @Test
    void a_closed_memory_stores_nothing() {
        WitnessState state = open();
        state.close();
        assertFault(LedgerError.CLOSED, () -> state.replace(Optional.empty(), cosigned(LOG, 1)));
    }

    @Test
    void a_draft_left_by_a_crash_is_ignored_and_overwritten() throws IOException {
        store(7);
        Files.writeString(file().resolveSibling("checkpoint.new"), "half of a check");
        try (WitnessState state = open()) {
            assertThat(state.latest(LOG.origin)).contains(cosigned(LOG, 7));
            assertThat(state.replace(Optional.of(cosigned(LOG, 7)), cosigned(LOG, 8)))
                    .isTrue();
        }
        try (WitnessState state = open()) {
            assertThat(state.latest(LOG.origin)).contains(cosigned(LOG, 8));
        }
    }

    @Test
    void a_folder_left_empty_by_a_crash_is_ignored() throws IOException {
        Files.createDirectories(folderOf(LOG.origin));
        try (WitnessState state = open()) {
            assertThat(state.latest(LOG.origin)).isEmpty();
            assertThat(state.replace(Optional.empty(), cosigned(LOG, 1))).isTrue();
        }
    }

    @Test
    void a_memory_that_the_witness_did_not_sign_is_refused() throws IOException {
        store(7);
        Files.write(file(), LOG.signed(3).toBytes());
        assertFault(LedgerError.INCONSISTENT, this::open);
    }

    @Test
    void a_damaged_memory_is_refused_with_the_file() throws IOException {
        store(7);
        byte[] whole = Files.readAllBytes(file());
        String text = new String(whole, StandardCharsets.UTF_8);
        for (String damaged :
                new String[] {"", "x", text.substring(0, 40), text.replace("\n7\n", "\n6\n"), text.replace("+", "-")}) {
            Files.writeString(file(), damaged);
            assertThatThrownBy(this::open).isInstanceOfSatisfying(LedgerException.class, fault -> {
                assertThat(fault.code()).isEqualTo(LedgerError.INCONSISTENT);
                assertThat(fault).hasMessageContaining(file().toString());
            });
        }
        Files.write(file(), whole);
        open().close();
    }

    @Test
    void a_checkpoint_in_the_folder_of_another_log_is_refused() throws IOException {
        store(7);
        Files.move(folderOf(LOG.origin), folderOf("example.org/other"));
        assertFault(LedgerError.INCONSISTENT, this::open);
    }

    @Test
    void a_draft_that_cannot_be_written_changes_nothing_and_the_next_one_may() throws IOException {
        store(7);
        try (WitnessState state = open()) {
            // A folder in the place of the draft stands for a disk that refuses to write, for any user.
            Path draft = Files.createDirectory(file().resolveSibling("checkpoint.new"));
            Files.createFile(draft.resolve("occupied"));
            assertThatThrownBy(() -> state.replace(Optional.of(cosigned(LOG, 7)), cosigned(LOG, 8)))
                    .isInstanceOf(LedgerException.class);
            assertThat(state.latest(LOG.origin)).contains(cosigned(LOG, 7));
            Files.delete(draft.resolve("occupied"));
            Files.delete(draft);
            assertThat(state.replace(Optional.of(cosigned(LOG, 7)), cosigned(LOG, 8)))
                    .isTrue();
        }
    }

    @Test
    void after_a_rename_that_fails_nothing_more_is_signed() throws IOException {
        store(7);
        try (WitnessState state = open()) {
            SignedCheckpoint before = state.latest(LOG.origin).orElseThrow();
            Files.delete(file());
            Files.createDirectories(file().resolve("occupied"));
            assertThatThrownBy(() -> state.replace(Optional.of(before), cosigned(LOG, 8)))
                    .isInstanceOf(LedgerException.class);
            assertFault(LedgerError.CLOSED, () -> state.replace(Optional.of(before), cosigned(LOG, 8)));
            assertThat(state.latest(LOG.origin)).contains(before);
        }
    }

    private void store(int size) {
        try (WitnessState state = open()) {
            assertThat(state.replace(Optional.empty(), cosigned(LOG, size))).isTrue();
        }
    }

    private Path file() {
        return folderOf(LOG.origin).resolve("checkpoint");
    }

    private Path folderOf(String origin) {
        return folder.resolve("checkpoints").resolve(DirectoryWitnessState.folderName(origin));
    }

    private static void assertFault(LedgerError code, Runnable action) {
        assertThatThrownBy(action::run)
                .isInstanceOfSatisfying(
                        LedgerException.class, fault -> assertThat(fault.code()).isEqualTo(code));
    }
}
