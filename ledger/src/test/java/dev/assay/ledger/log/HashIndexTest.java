package dev.assay.ledger.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.ledger.merkle.Hash;
import dev.assay.ledger.merkle.Merkle;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HashIndexTest {
    @TempDir
    Path temporary;

    private static Hash hash(long number) {
        return Merkle.leaf(ByteBuffer.allocate(8).putLong(number).array());
    }

    private Path filled(int entries) {
        Path folder = temporary.resolve("index");
        try (HashIndex index = HashIndex.open(folder, 0)) {
            for (int i = 0; i < entries; i++) {
                index.insert(hash(i), i);
            }
            index.flush(entries);
        }
        return folder;
    }

    @Test
    void everything_is_found_after_it_has_grown_many_times_and_was_opened_again() {
        int entries = 60_000;
        try (HashIndex index = HashIndex.open(filled(entries), entries)) {
            assertThat(index.covered()).isEqualTo(entries);
            for (int i = 0; i < entries; i++) {
                assertThat(index.find(hash(i))).isEqualTo(OptionalLong.of(i));
            }
            assertThat(index.find(hash(entries))).isEmpty();
        }
    }

    @Test
    void the_first_index_of_a_hash_stays() {
        try (HashIndex index = HashIndex.open(temporary.resolve("index"), 10)) {
            index.insert(hash(1), 4);
            index.insert(hash(1), 5);
            assertThat(index.find(hash(1))).isEqualTo(OptionalLong.of(4));
        }
    }

    @Test
    void an_index_that_knows_more_than_the_log_is_thrown_away() {
        Path folder = filled(1000);
        try (HashIndex index = HashIndex.open(folder, 999)) {
            assertThat(index.covered()).isZero();
            assertThat(index.find(hash(5))).isEmpty();
        }
    }

    @Test
    void a_damaged_index_is_thrown_away() throws IOException {
        Path folder = filled(1000);
        Path shard = folder.resolve("shard-7");
        Files.write(shard, Arrays.copyOf(Files.readAllBytes(shard), 4321));
        try (HashIndex index = HashIndex.open(folder, 1000)) {
            assertThat(index.covered()).isZero();
        }
        filled(0);
        Files.writeString(folder.resolve("covered"), "not a number");
        try (HashIndex index = HashIndex.open(folder, 1000)) {
            assertThat(index.covered()).isZero();
        }
    }

    @Test
    void what_growing_left_behind_when_it_was_killed_does_not_matter() throws IOException {
        Path folder = filled(1000);
        Files.write(folder.resolve("shard-3.new"), new byte[77]);
        try (HashIndex index = HashIndex.open(folder, 100_000)) {
            for (int i = 1000; i < 20_000; i++) {
                index.insert(hash(i), i);
            }
            assertThat(index.find(hash(19_999))).isEqualTo(OptionalLong.of(19_999));
        }
        assertThat(folder.resolve("shard-3.new")).doesNotExist();
    }
}
