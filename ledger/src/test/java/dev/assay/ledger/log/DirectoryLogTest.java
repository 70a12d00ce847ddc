package dev.assay.ledger.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.ledger.LedgerError;
import dev.assay.ledger.LedgerException;
import dev.assay.ledger.checkpoint.SignedCheckpoint;
import dev.assay.ledger.merkle.Hash;
import dev.assay.ledger.merkle.Merkle;
import dev.assay.ledger.tile.EntryBundle;
import dev.assay.ledger.witness.Cosigned;
import dev.assay.ledger.witness.Cosigners;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DirectoryLogTest {
    @TempDir
    Path temporary;

    private Path folder() {
        return temporary.resolve("log");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 255, 256, 257, 1000, 65_536, 66_000})
    void what_was_appended_is_read_back_and_leads_to_the_root_of_the_definition(int count) {
        TestLog log = new TestLog(folder(), false);
        SignedCheckpoint checkpoint = log.append("entry", count);
        List<Hash> leaves = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            leaves.add(Merkle.leaf(TestLog.entry("entry", i)));
        }
        assertThat(checkpoint.checkpoint().size()).isEqualTo(count);
        assertThat(checkpoint.checkpoint().root()).isEqualTo(Merkle.root(leaves));
        assertThat(log.fsck().clean()).isTrue();
        if (count > 0) {
            assertThat(log.view().entry(count - 1)).isEqualTo(TestLog.entry("entry", count - 1));
            assertThat(log.view()
                            .receipt(count / 2)
                            .verify(leaves.get(count / 2))
                            .valid())
                    .isTrue();
        }
    }

    @Test
    void a_log_grows_over_many_openings_and_keeps_only_the_partial_tiles_that_are_needed() throws IOException {
        TestLog log = new TestLog(folder(), false);
        SignedCheckpoint before = null;
        for (int round = 0; round < 40; round++) {
            SignedCheckpoint now = log.append("round " + round, 7 + round);
            if (before != null) {
                long old = before.checkpoint().size();
                assertThat(log.view()
                                .consistency(old, now.checkpoint().size())
                                .verify(
                                        before.checkpoint().root(),
                                        now.checkpoint().root())
                                .valid())
                        .isTrue();
            }
            before = now;
        }
        assertThat(log.fsck().clean()).isTrue();
        try (Stream<Path> files = Files.walk(folder().resolve("tile"))) {
            assertThat(files.filter(Files::isDirectory).map(Path::toString).filter(path -> path.endsWith(".p")))
                    .hasSize(3);
        }
    }

    @Test
    void a_log_that_deduplicates_gives_an_entry_the_index_it_has_also_after_a_restart() {
        TestLog log = new TestLog(folder(), true);
        log.append("entry", 3000);
        try (DirectoryLog open = log.open()) {
            assertThat(open.append(TestLog.entry("entry", 1234)).join()).isEqualTo(new Appended(1234, true));
            assertThat(open.append(TestLog.entry("new", 0)).join()).isEqualTo(new Appended(3000, false));
            assertThat(open.append(TestLog.entry("new", 0)).join()).isEqualTo(new Appended(3000, true));
        }
    }

    @Test
    void the_index_of_duplicates_is_rebuilt_from_the_tiles_when_it_is_gone() throws IOException {
        TestLog log = new TestLog(folder(), true);
        log.append("entry", 2000);
        try (Stream<Path> files = Files.walk(folder().resolve("private/duplicates"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.delete(file);
            }
        }
        try (DirectoryLog open = log.open()) {
            assertThat(open.append(TestLog.entry("entry", 1999)).join()).isEqualTo(new Appended(1999, true));
        }
    }

    @Test
    void an_entry_is_published_soon_after_it_is_durable() {
        TestLog log = new TestLog(folder(), false);
        try (DirectoryLog open = log.open()) {
            long index = open.append(TestLog.entry("entry", 0)).join().index();
            SignedCheckpoint published = open.awaitPublished(index, Duration.ofSeconds(30));
            assertThat(published.checkpoint().size()).isEqualTo(1);
            assertThat(log.view().checkpoint()).isEqualTo(published);
        }
    }

    @Test
    void a_second_writer_is_refused_and_told_who_has_it() {
        TestLog log = new TestLog(folder(), false);
        try (DirectoryLog open = log.open()) {
            assertFault(
                    log::open,
                    LedgerError.LOCKED,
                    "process " + ProcessHandle.current().pid());
            assertThat(open.append(new byte[0]).join().index()).isZero();
        }
    }

    @Test
    void another_key_is_refused_before_anything_is_written() {
        TestLog log = new TestLog(folder(), false);
        LogKeys other = LogKeys.generate(TestLog.ORIGIN, new SecureRandom(), InstantSource.system());
        assertFault(
                () -> DirectoryLog.open(folder(), other, LogOptions.DEFAULT, Cosigners.none()),
                LedgerError.WRONG_KEY,
                "is not a key of the log");
        assertThat(log.append("entry", 1).checkpoint().size()).isEqualTo(1);
    }

    @Test
    void an_entry_over_the_limit_is_refused_by_the_name_of_the_limit() {
        TestLog log = new TestLog(folder(), false);
        try (DirectoryLog open = log.open()) {
            assertFault(
                    () -> open.append(new byte[EntryBundle.MAX_ENTRY_BYTES + 1]),
                    LedgerError.LIMIT_EXCEEDED,
                    "EntryBundle.MAX_ENTRY_BYTES = 65535");
            assertThat(open.append(new byte[EntryBundle.MAX_ENTRY_BYTES]).join().index())
                    .isZero();
        }
        assertThat(log.view().entry(0)).hasSize(EntryBundle.MAX_ENTRY_BYTES);
    }

    @Test
    void a_folder_with_a_log_is_not_made_anew() {
        TestLog log = new TestLog(folder(), false);
        assertFault(
                () -> DirectoryLog.create(
                        folder(), LogSettings.of(TestLog.ORIGIN, log.keys.publicKeys(), false), log.keys),
                LedgerError.ALREADY_EXISTS,
                "there is a log already");
    }

    @Test
    void a_folder_without_a_log_is_named() {
        LogKeys keys = LogKeys.generate(TestLog.ORIGIN, new SecureRandom(), InstantSource.system());
        assertFault(
                () -> DirectoryLog.open(temporary, keys, LogOptions.DEFAULT, Cosigners.none()),
                LedgerError.NOT_FOUND,
                "is not a log");
    }

    @Test
    void a_clock_that_went_back_stops_the_log_until_it_is_right() {
        Instant[] now = {Instant.parse("2026-11-20T10:00:00Z")};
        TestLog log = new TestLog(folder(), false, () -> now[0]);
        log.append("entry", 3);
        now[0] = now[0].minusSeconds(3600);
        assertFault(log::open, LedgerError.CLOCK_WENT_BACK, "the clock says 2026-11-20T09:00:00Z");
        now[0] = now[0].plusSeconds(3595);
        assertThat(log.append("entry", 2).checkpoint().size()).isEqualTo(5);
    }

    @Test
    void tiles_that_do_not_lead_to_the_signed_root_are_refused() throws IOException {
        TestLog log = new TestLog(folder(), false);
        log.append("entry", 300);
        Path tile = folder().resolve("tile/0/001.p/44");
        byte[] bytes = Files.readAllBytes(tile);
        bytes[5] ^= 1;
        Files.write(tile, bytes);
        assertFault(log::open, LedgerError.INCONSISTENT, "do not lead to the root");
    }

    @Test
    void a_checkpoint_that_was_edited_is_refused() throws IOException {
        TestLog log = new TestLog(folder(), false);
        log.append("entry", 3);
        Path checkpoint = folder().resolve("checkpoint");
        Files.writeString(checkpoint, Files.readString(checkpoint).replace("\n3\n", "\n2\n"));
        assertFault(log::open, LedgerError.INCONSISTENT, "does not verify");
    }

    @Test
    void durable_entries_that_were_never_published_are_taken_up() throws IOException {
        TestLog log = new TestLog(folder(), false);
        log.append("entry", 300);
        WriteAheadLog wal =
                WriteAheadLog.open(folder().resolve("private"), new SecureRandom(), LogOptions.DEFAULT.segmentBytes());
        wal.append(300, 300, List.of(TestLog.entry("late", 0), TestLog.entry("late", 1)));
        wal.close();
        Path segment = segments().getFirst();
        Files.write(segment, new byte[] {'A', 'W', 'A', 'L', 0, 0}, StandardOpenOption.APPEND);
        assertThat(log.append("after", 1).checkpoint().size()).isEqualTo(303);
        assertThat(log.view().entry(301)).isEqualTo(TestLog.entry("late", 1));
        assertThat(log.view().entry(302)).isEqualTo(TestLog.entry("after", 0));
        assertThat(log.fsck().clean()).isTrue();
    }

    private List<Path> segments() throws IOException {
        try (Stream<Path> files = Files.list(folder().resolve("private"))) {
            return files.filter(file -> String.valueOf(file.getFileName()).startsWith("wal-"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void a_journal_that_contradicts_the_tree_is_refused() {
        TestLog log = new TestLog(folder(), false);
        log.append("entry", 10);
        WriteAheadLog wal =
                WriteAheadLog.open(folder().resolve("private"), new SecureRandom(), LogOptions.DEFAULT.segmentBytes());
        wal.append(9, 10, List.of(TestLog.entry("another", 9)));
        wal.close();
        assertFault(log::open, LedgerError.INCONSISTENT, "entry 9 in the write-ahead log is not the one in the tree");
    }

    @Test
    @Timeout(60)
    void a_checkpoint_without_its_quorum_is_not_published_and_what_was_signed_binds_the_log() throws IOException {
        TestLog log = new TestLog(folder(), false);
        log.append("entry", 2);
        LogKeys witness = LogKeys.generate("w.example", new SecureRandom(), InstantSource.system());
        DirectoryLog.reconfigure(
                folder(),
                settings -> settings.withWitnesses(
                        List.of(new LogSettings.WitnessAddress(
                                witness.publicKeys().get(1), java.net.URI.create("http://localhost:1/"))),
                        1));
        Cosigners nobody = (signed, proofs) -> new Cosigned.Missing(0, 1, List.of("w.example is gone"));
        try (DirectoryLog open = DirectoryLog.open(folder(), log.keys, LogOptions.DEFAULT, nobody)) {
            open.append(TestLog.entry("entry", 2)).join();
            while (open.quorumMissing().isEmpty()) {
                assertThat(open.checkpoint().orElseThrow().checkpoint().size()).isEqualTo(2);
                Thread.onSpinWait();
            }
            assertFault(
                    () -> open.awaitPublished(2, Duration.ofMillis(1)),
                    LedgerError.QUORUM_MISSING,
                    "w.example is gone");
        }
        assertThat(log.view().size()).isEqualTo(2);
        // A cosigner that claims success without a signature is not believed either.
        try (DirectoryLog open = DirectoryLog.open(
                folder(), log.keys, LogOptions.DEFAULT, (signed, proofs) -> new Cosigned.Met(signed))) {
            open.append(TestLog.entry("entry", 3)).join();
        }
        assertThat(log.view().size()).isEqualTo(2);
        for (Path segment : segments()) {
            Files.delete(segment);
        }
        assertFault(
                () -> DirectoryLog.open(folder(), log.keys, LogOptions.DEFAULT, nobody),
                LedgerError.INCONSISTENT,
                "the write-ahead log has been cut");
    }

    @Test
    void keys_rotate_by_overlap_without_a_new_origin() {
        TestLog log = new TestLog(folder(), false);
        log.append("entry", 2);
        LogKeys next = LogKeys.generate(TestLog.ORIGIN, new SecureRandom(), InstantSource.system());
        LogKeys both = log.keys.and(next);
        DirectoryLog.reconfigure(folder(), settings -> settings.withKeys(both.publicKeys()));
        try (DirectoryLog open = DirectoryLog.open(folder(), both, LogOptions.DEFAULT, Cosigners.none())) {
            open.append(TestLog.entry("entry", 2)).join();
        }
        assertThat(log.view().size()).isEqualTo(3);
        LogKeys only = both.only(next.publicKeys());
        try (DirectoryLog open = DirectoryLog.open(folder(), only, LogOptions.DEFAULT, Cosigners.none())) {
            open.append(TestLog.entry("entry", 3)).join();
        }
        assertThat(LogView.open(
                                log.objects(),
                                dev.assay.ledger.checkpoint.CheckpointPolicy.ofLog(TestLog.ORIGIN, next.publicKeys()))
                        .size())
                .isEqualTo(4);
    }

    private static void assertFault(
            org.assertj.core.api.ThrowableAssert.ThrowingCallable call, LedgerError code, String message) {
        assertThatThrownBy(call).isInstanceOfSatisfying(LedgerException.class, fault -> {
            assertThat(fault.code()).isEqualTo(code);
            assertThat(fault).hasMessageContaining(message);
            assertThat(fault.next()).isNotBlank();
        });
    }
}
