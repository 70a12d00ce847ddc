package dev.assay.ledger.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.ledger.LedgerError;
import dev.assay.ledger.LedgerException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class WriteAheadLogTest {
    private static final long ONE_SEGMENT = 64 << 20;
    private static final List<byte[]> FIRST = List.of(bytes("a"), bytes("bb"));
    private static final List<byte[]> SECOND = List.of(bytes(""), bytes("dddd"));
    private static final List<byte[]> LAST = List.of(bytes("eeeee"), new byte[300]);

    @TempDir
    Path folder;

    private final SplittableRandom random = new SplittableRandom(1);
    private final List<byte[]> written = new ArrayList<>();
    private Path segment = Path.of("");
    private byte[] whole = {};
    private int lastRecord;
    private int end;

    @BeforeEach
    void writeThreeRecords() throws IOException {
        try (WriteAheadLog wal = open(ONE_SEGMENT)) {
            wal.append(0, 0, FIRST);
            wal.append(2, 0, SECOND);
            wal.append(4, 0, LAST);
        }
        written.addAll(FIRST);
        written.addAll(SECOND);
        written.addAll(LAST);
        segment = segments().getFirst();
        whole = Files.readAllBytes(segment);
        lastRecord = WalHeader.BYTES + recordBytes(FIRST) + recordBytes(SECOND);
        end = lastRecord + recordBytes(LAST);
    }

    private WriteAheadLog open(long segmentBytes) {
        return WriteAheadLog.open(folder, random, segmentBytes);
    }

    private static int recordBytes(List<byte[]> entries) {
        int payload = entries.stream().mapToInt(entry -> 2 + entry.length).sum();
        return WalRecord.HEADER_BYTES + payload + WalRecord.TRAILER_BYTES;
    }

    private List<Path> segments() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private List<byte[]> replay(long settled) {
        List<byte[]> entries = new ArrayList<>();
        try (WriteAheadLog wal = open(ONE_SEGMENT)) {
            long next = wal.replay(settled, (first, published, bundle) -> {
                for (int i = 0; i < bundle.size(); i++) {
                    entries.add(bundle.entry(i));
                }
            });
            assertThat(next).isGreaterThanOrEqualTo(settled);
        }
        return entries;
    }

    @Test
    void every_record_is_read_back() {
        assertThat(replay(0)).containsExactlyElementsOf(written);
    }

    @Test
    void a_last_record_cut_off_at_any_byte_is_left_out_and_the_others_stay() throws IOException {
        for (int length = lastRecord; length < end; length++) {
            Files.write(segment, Arrays.copyOf(whole, length));
            assertThat(replay(0)).as("cut at %d", length).containsExactlyElementsOf(written.subList(0, 4));
        }
    }

    @Test
    void a_last_record_of_which_any_block_never_reached_the_disk_is_left_out() throws IOException {
        for (int from = lastRecord; from < end; from++) {
            byte[] torn = whole.clone();
            int to = Math.min(end, from + 1 + random.nextInt(64));
            Arrays.fill(torn, from, to, (byte) 0);
            if (!Arrays.equals(torn, whole)) {
                Files.write(segment, torn);
                assertThat(replay(0)).as("no bytes from %d to %d", from, to).hasSize(4);
            }
        }
    }

    @Test
    void any_byte_changed_before_the_last_record_is_refused_and_nothing_is_changed() throws IOException {
        for (int at = 0; at < lastRecord; at++) {
            byte[] damaged = whole.clone();
            damaged[at] ^= 0x20;
            Files.write(segment, damaged);
            refused(() -> replay(0), "damaged");
            assertThat(segment).hasBinaryContent(damaged);
        }
    }

    @Test
    void an_entry_that_holds_records_of_this_very_file_does_not_stop_recovery() throws IOException {
        Files.delete(segment);
        byte[] other = Arrays.copyOf(whole, end);
        List<byte[]> last = List.of(other, new byte[100]);
        try (WriteAheadLog wal = open(ONE_SEGMENT)) {
            wal.append(0, 0, FIRST);
            wal.append(2, 0, last);
        }
        byte[] now = Files.readAllBytes(segment);
        int from = WalHeader.BYTES + recordBytes(FIRST);
        for (int length = from; length < from + recordBytes(last); length++) {
            Files.write(segment, Arrays.copyOf(now, length));
            assertThat(replay(0)).as("cut at %d", length).containsExactlyElementsOf(FIRST);
        }
    }

    @Test
    @Timeout(30)
    void what_stands_behind_the_last_record_is_searched_in_linear_time() throws IOException {
        byte[] head = Arrays.copyOfRange(whole, WalHeader.BYTES, WalHeader.BYTES + WalRecord.HEADER_BYTES - 4);
        head[head.length - 2] = 0x40;
        byte[] longer = Arrays.copyOf(whole, 32 << 20);
        for (int at = end + 100; at + head.length < longer.length; at += head.length) {
            System.arraycopy(head, 0, longer, at, head.length);
        }
        Files.write(segment, longer);
        assertThat(replay(0)).containsExactlyElementsOf(written);
    }

    @Test
    void an_old_segment_that_is_there_again_does_not_matter_when_its_tiles_are_durable() {
        try (WriteAheadLog wal = open(ONE_SEGMENT)) {
            wal.append(500, 0, List.of(bytes("later")));
        }
        assertThat(replay(500)).hasSize(7);
        refused(() -> replay(499), "it begins at entry 500, not 6");
    }

    @Test
    void a_missing_segment_is_refused() throws IOException {
        appendOneEach(1, 6, 7, 8);
        Files.delete(folder.resolve("wal-0000000000000000007"));
        refused(() -> replay(0), "it begins at entry 8, not 7");
    }

    @Test
    void a_segment_that_is_not_the_last_must_be_whole() throws IOException {
        appendOneEach(1, 6);
        byte[] damaged = whole.clone();
        damaged[end - 1] ^= 1;
        Files.write(segment, damaged);
        refused(() -> replay(0), "it begins at entry 6, not 4");
    }

    @Test
    void used_segments_are_taken_again_and_what_they_held_is_never_read() throws IOException {
        try (WriteAheadLog wal = open(1)) {
            for (int i = 6; i < 40; i++) {
                wal.append(i, 0, List.of(new byte[random.nextInt(200)]));
                wal.trim(i);
            }
        }
        assertThat(segments()).hasSizeLessThan(6);
        assertThat(replay(38)).hasSizeBetween(1, 2);
    }

    @Test
    void a_used_segment_that_was_renamed_but_not_written_yet_is_empty() throws IOException {
        Files.move(segment, folder.resolve("wal-0000000000000000006"));
        assertThat(replay(6)).isEmpty();
        Files.move(folder.resolve("wal-0000000000000000006"), segment);
        Files.write(segment, new byte[1000]);
        assertThat(replay(0)).isEmpty();
    }

    private void appendOneEach(long segmentBytes, int... indexes) {
        try (WriteAheadLog wal = open(segmentBytes)) {
            for (int index : indexes) {
                wal.append(index, 0, List.of(bytes("entry " + index)));
            }
        }
    }

    private static void refused(ThrowingCallable call, String message) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        LedgerException.class, e -> assertThat(e.code()).isEqualTo(LedgerError.INCONSISTENT))
                .hasMessageContaining(message);
    }
}
