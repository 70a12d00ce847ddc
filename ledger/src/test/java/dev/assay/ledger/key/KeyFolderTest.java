package dev.assay.ledger.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.ledger.LedgerError;
import dev.assay.ledger.LedgerException;
import dev.assay.testkit.Fuzz;
import dev.assay.testkit.TestClock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyFolderTest {

    private final TestClock clock = TestClock.at("2026-11-20T10:00:00Z");

    @TempDir
    Path home = Path.of("");

    @Test
    void the_first_use_makes_a_key_that_stays() throws IOException {
        KeyFolder folder = folder();

        LocalKey first = folder.local();
        LocalKey second = folder().local();

        assertThat(first.created()).isTrue();
        assertThat(second.created()).isFalse();
        assertThat(second.key().id()).isEqualTo(first.key().id());
        assertThat(first.key().verificationKey().scheme()).isEqualTo(SignatureScheme.ED25519);
        assertThat(mode(folder.path())).isEqualTo("rwx------");
        try (Stream<Path> files = Files.list(folder.path())) {
            List<Path> all = files.toList();
            assertThat(all).hasSize(3).allSatisfy(file -> assertThat(mode(file)).isEqualTo("rw-------"));
        }
    }

    @Test
    void two_first_users_at_once_get_one_key() throws Exception {
        int users = 8;
        CountDownLatch start = new CountDownLatch(1);
        List<Future<LocalKey>> results = new ArrayList<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(users)) {
            for (int i = 0; i < users; i++) {
                results.add(pool.submit(() -> {
                    start.await();
                    return folder().local();
                }));
            }
            start.countDown();
        }
        List<KeyId> ids = new ArrayList<>();
        int created = 0;
        for (Future<LocalKey> result : results) {
            ids.add(result.get().key().id());
            created += result.get().created() ? 1 : 0;
        }

        assertThat(ids).containsOnly(ids.getFirst());
        assertThat(created).isEqualTo(1);
        assertThat(folder().list()).as("the losers' keys are gone").hasSize(1);
    }

    @Test
    void a_key_that_others_can_read_is_refused_with_the_command_that_helps() throws IOException {
        KeyFolder folder = folder();
        LocalKey key = folder.local();
        Path secret = folder.path().resolve(key.key().id().abbreviated() + ".pem");
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-r-----"));

        assertThatThrownBy(folder::local).isInstanceOfSatisfying(LedgerException.class, e -> {
            assertThat(e.code()).isEqualTo(LedgerError.KEY_PERMISSIONS);
            assertThat(e).message().contains(secret.toString()).contains("rw-r-----");
            assertThat(e.next()).isEqualTo("Run: chmod 600 " + secret);
        });
    }

    @Test
    void a_folder_that_others_can_enter_gets_no_key() throws IOException {
        Path open = Files.createDirectory(
                home.resolve("open"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));

        assertThatThrownBy(() -> new KeyFolder(open, clock, new SecureRandom()).local())
                .isInstanceOfSatisfying(
                        LedgerException.class, e -> assertThat(e.next()).isEqualTo("Run: chmod 700 " + open));
        assertThat(open).isEmptyDirectory();
    }

    @Test
    void rotation_overlaps() {
        KeyFolder folder = folder();
        KeyId old = folder.local().key().id();
        clock.advance(Duration.ofDays(1));

        SigningKey fresh = folder.rotate(SignatureScheme.ECDSA_P256_DER, Duration.ofDays(7));

        assertThat(folder.local().key().id()).isEqualTo(fresh.id());
        List<KeyRecord> records = folder.list();
        assertThat(records).extracting(KeyRecord::keyId).containsExactly(old, fresh.id());
        assertThat(records.get(0).window())
                .isEqualTo(new KeyWindow(Instant.parse("2026-11-20T10:00:00Z"), Instant.parse("2026-11-28T10:00:00Z")));
        assertThat(records.get(1).window()).isEqualTo(new KeyWindow(Instant.parse("2026-11-21T10:00:00Z"), null));
    }

    @Test
    void a_revoked_key_signs_no_more_until_it_is_rotated() {
        KeyFolder folder = folder();
        KeyId old = folder.local().key().id();

        KeyRecord revoked = folder.revoke(old, new Revocation(clock.instant(), null, "lost"));

        assertThat(revoked.canSign(clock.instant())).isFalse();
        assertThatThrownBy(folder::local).hasMessageContaining("it is revoked");
        assertThatThrownBy(() -> folder.revoke(old, new Revocation(clock.instant(), null, "again")))
                .hasMessageContaining("already revoked");
        folder.rotate(SignatureScheme.ED25519, Duration.ofDays(7));
        assertThat(folder.local().key().id()).isNotEqualTo(old);
        assertThat(folder.find(old.abbreviated()).revocation())
                .isEqualTo(new Revocation(clock.instant(), null, "lost"));
    }

    @Test
    void a_key_file_under_the_name_of_another_key_is_refused() throws IOException {
        KeyFolder folder = folder();
        KeyId old = folder.local().key().id();
        KeyId fresh = folder.rotate(SignatureScheme.ED25519, Duration.ofDays(7)).id();
        Files.copy(
                folder.path().resolve(old.abbreviated() + ".pem"),
                folder.path().resolve(fresh.abbreviated() + ".pem"),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        Files.setPosixFilePermissions(
                folder.path().resolve(fresh.abbreviated() + ".pem"), PosixFilePermissions.fromString("rw-------"));

        assertThatThrownBy(folder::local).hasMessageContaining("its record names " + fresh);
    }

    @Test
    void find_needs_one_key() {
        KeyFolder folder = folder();
        folder.local();

        assertThatThrownBy(() -> folder.find("")).hasMessageContaining("1 keys");
        assertThatThrownBy(() -> folder.find("zz"))
                .isInstanceOfSatisfying(
                        LedgerException.class, e -> assertThat(e.code()).isEqualTo(LedgerError.NOT_FOUND));
    }

    @Test
    void the_record_of_a_key_is_pinned() {
        String json = "{\"keyId\":\"sha256:" + "ab".repeat(32) + "\",\"notAfter\":\"2026-12-01T00:00:00.000Z\","
                + "\"notBefore\":\"2026-11-20T00:00:00.000Z\",\"revocation\":{\"compromisedSince\":"
                + "\"2026-11-21T00:00:00.000Z\",\"reason\":\"stolen\",\"revokedAt\":\"2026-11-22T00:00:00.000Z\"},"
                + "\"scheme\":\"ed25519\",\"v\":1}";

        KeyRecord record = KeyRecord.parse(json.getBytes(StandardCharsets.UTF_8));

        assertThat(new String(record.toCanonicalJson(), StandardCharsets.UTF_8)).isEqualTo(json);
        assertThatThrownBy(
                        () -> KeyRecord.parse(json.replace("\"v\":1", "\"v\":2").getBytes(StandardCharsets.UTF_8)))
                .hasMessageContaining("\"v\" is not 1");
        assertThatThrownBy(() -> KeyRecord.parse(
                        json.replace("\"v\":1", "\"v\":1,\"w\":1").getBytes(StandardCharsets.UTF_8)))
                .hasMessageContaining("unknown member \"w\"");
        Fuzz.ofText("key record", json).refusing(LedgerException.class).run(KeyRecord::parse);
    }

    private KeyFolder folder() {
        return new KeyFolder(home.resolve("config/assay/keys"), clock, new SecureRandom());
    }

    private static String mode(Path path) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
