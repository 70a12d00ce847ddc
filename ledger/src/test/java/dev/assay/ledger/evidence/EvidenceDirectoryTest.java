package dev.assay.ledger.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.ledger.LedgerError;
import dev.assay.ledger.LedgerException;
import dev.assay.ledger.digest.Digest;
import dev.assay.ledger.dsse.Envelope;
import dev.assay.ledger.file.DurableFiles;
import dev.assay.ledger.key.SignatureScheme;
import dev.assay.ledger.key.SigningKey;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvidenceDirectoryTest {

    private static final SigningKey KEY = SigningKey.generate(SignatureScheme.ED25519, new SecureRandom());
    private static final Instant TIME = Instant.parse("2026-11-20T10:00:00Z");

    @TempDir
    Path root = Path.of("");

    private EvidenceDirectory store = new EvidenceDirectory(root, new SecureRandom());
    private final Envelope envelope = Evidences.signed(Evidences.statement("orders", TIME), KEY);
    private final EvidenceId id = EvidenceId.of(envelope);

    @BeforeEach
    void open() {
        store = new EvidenceDirectory(root, new SecureRandom());
    }

    @Test
    void the_layout_on_disk_is_pinned() throws IOException {
        store.put(envelope);
        Digest blob = store.putBlob(new ByteArrayInputStream(new byte[] {1, 2, 3}));
        String hex = id.digest().hex();

        assertThat(root.resolve("evidence/" + hex.substring(0, 2) + "/" + hex + ".dsse.json"))
                .hasBinaryContent(envelope.bytes());
        assertThat(root.resolve("evidence/" + hex.substring(0, 2) + "/" + hex + ".salt"))
                .hasSize(32);
        assertThat(root.resolve("blobs/sha256/" + blob.hex().substring(0, 2) + "/" + blob.hex()))
                .hasBinaryContent(new byte[] {1, 2, 3});
        try (Stream<Path> all = Files.walk(root)) {
            assertThat(all.filter(path -> path.getFileName().toString().startsWith(DurableFiles.TEMPORARY_PREFIX)))
                    .isEmpty();
        }
    }

    @Test
    void others_cannot_read_it() throws IOException {
        store.put(envelope);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(root.resolve("evidence"))))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(salt())))
                .isEqualTo("rw-------");
    }

    @Test
    void storing_twice_keeps_the_salt() {
        StoredEvidence.Intact first = store.put(envelope);

        assertThat(store.put(envelope)).isEqualTo(first).isEqualTo(store.read(id));
        assertThat(ids()).containsExactly(id);
    }

    @Test
    void several_writers_at_once_agree_on_one_salt() throws Exception {
        List<Future<StoredEvidence.Intact>> results = new ArrayList<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 8; i++) {
                results.add(pool.submit(() -> new EvidenceDirectory(root, new SecureRandom()).put(envelope)));
            }
        }
        List<Digest> commitments = new ArrayList<>();
        for (Future<StoredEvidence.Intact> result : results) {
            commitments.add(result.get().commitment());
        }

        assertThat(commitments).hasSize(8).containsOnly(commitments.getFirst());
    }

    @Test
    void a_changed_envelope_is_damaged() throws IOException {
        store.put(envelope);
        byte[] bytes = envelope.bytes();
        bytes[bytes.length / 2] ^= 1;
        Files.write(envelopeFile(), bytes);

        assertThat(store.read(id))
                .isInstanceOfSatisfying(
                        StoredEvidence.Damaged.class,
                        damaged -> assertThat(damaged.place())
                                .isEqualTo(envelopeFile().toString()));
        assertThatThrownBy(() -> store.put(envelope))
                .isInstanceOfSatisfying(
                        LedgerException.class, e -> assertThat(e.code()).isEqualTo(LedgerError.INCONSISTENT));
    }

    @Test
    void half_of_an_evidence_is_damaged() throws IOException {
        store.put(envelope);
        Files.write(salt(), new byte[31]);
        assertThat(store.read(id)).isInstanceOf(StoredEvidence.Damaged.class);
        Files.delete(salt());
        assertThat(store.read(id)).isInstanceOf(StoredEvidence.Damaged.class);
        Files.write(salt(), new byte[32]);
        Files.delete(envelopeFile());
        assertThat(store.read(id)).isInstanceOf(StoredEvidence.Damaged.class);
        assertThat(ids()).as("it is listed, so that it is seen").containsExactly(id);
    }

    @Test
    void erasing_leaves_nothing_and_can_be_repeated() {
        store.put(envelope);

        assertThat(store.erase(id)).isTrue();
        assertThat(store.erase(id)).isFalse();
        assertThat(store.read(id)).isEqualTo(new StoredEvidence.Absent(id));
        assertThat(ids()).isEmpty();
    }

    @Test
    void an_empty_store_reads_as_empty() {
        assertThat(ids()).isEmpty();
        assertThat(store.erase(id)).isFalse();
        assertThat(store.blob(id.digest(), 10)).isInstanceOf(StoredBlob.Absent.class);
    }

    @Test
    void a_blob_is_checked_when_it_is_read() throws IOException {
        Digest blob = store.putBlob(new ByteArrayInputStream(new byte[] {1, 2, 3}));

        assertThat(store.blob(blob, 3))
                .isInstanceOfSatisfying(
                        StoredBlob.Intact.class,
                        intact -> assertThat(intact.content()).containsExactly(1, 2, 3));
        assertThat(store.blob(blob, 2)).isInstanceOf(StoredBlob.Damaged.class);
        Files.write(
                root.resolve("blobs/sha256/" + blob.hex().substring(0, 2) + "/" + blob.hex()), new byte[] {1, 2, 4});
        assertThat(store.blob(blob, 3)).isInstanceOf(StoredBlob.Damaged.class);
    }

    private List<EvidenceId> ids() {
        List<EvidenceId> ids = new ArrayList<>();
        store.forEachId(ids::add);
        return ids;
    }

    private Path envelopeFile() {
        String hex = id.digest().hex();
        return root.resolve("evidence").resolve(hex.substring(0, 2)).resolve(hex + ".dsse.json");
    }

    private Path salt() {
        return Path.of(store.saltPlace(id));
    }
}
