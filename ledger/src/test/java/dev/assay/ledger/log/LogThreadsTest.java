package dev.assay.ledger.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.ledger.LedgerError;
import dev.assay.ledger.LedgerException;
import dev.assay.ledger.witness.Cosigners;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Who calls the log from where: nobody waits for ever, and nothing is left half done. */
@Timeout(60)
class LogThreadsTest {
    @TempDir
    Path temporary;

    private TestLog newLog() {
        return new TestLog(temporary.resolve("log"), true);
    }

    @Test
    void a_close_by_an_interrupted_thread_is_a_whole_close() {
        TestLog log = newLog();
        DirectoryLog open = log.open();
        List<CompletableFuture<Appended>> appended = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            appended.add(open.append(TestLog.entry("entry", i)));
        }
        Thread.currentThread().interrupt();
        open.close();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(appended).allMatch(CompletableFuture::isDone);
        assertThat(log.view().size()).isEqualTo(600);
        assertThat(log.fsck().clean()).isTrue();
        assertThat(log.append("entry", 600).checkpoint().size())
                .as("duplicates are known")
                .isEqualTo(600);
    }

    @Test
    void what_is_chained_to_an_entry_can_append_although_the_queue_is_full() {
        TestLog log = newLog();
        LogOptions small = new LogOptions(16, 70_000, Duration.ZERO, 70_000, 1 << 20);
        AtomicLong chained = new AtomicLong();
        try (DirectoryLog open = DirectoryLog.open(log.folder, log.keys, small, Cosigners.none())) {
            List<CompletableFuture<Appended>> second = new ArrayList<>();
            for (int i = 0; i < 2000; i++) {
                byte[] next = TestLog.entry("chained", i);
                second.add(open.append(TestLog.entry("entry", i)).thenCompose(done -> {
                    chained.incrementAndGet();
                    return open.append(next);
                }));
            }
            second.forEach(CompletableFuture::join);
        }
        assertThat(chained).hasValue(2000);
        assertThat(log.view().size()).isEqualTo(4000);
    }

    @Test
    @Timeout(60)
    void the_logs_own_threads_cannot_close_it() {
        TestLog log = newLog();
        Thread caller = Thread.currentThread();
        try (DirectoryLog open = log.open()) {
            AtomicInteger refused = new AtomicInteger();
            while (refused.get() == 0) {
                // An entry that is durable before the action is attached has it run by the caller, who may close.
                open.append(new byte[] {1})
                        .thenAccept(done -> {
                            if (!Thread.currentThread().equals(caller)) {
                                assertThatThrownBy(() -> closeFromWithin(open))
                                        .isInstanceOf(IllegalStateException.class);
                                refused.incrementAndGet();
                            }
                        })
                        .join();
            }
            assertThat(open.append(new byte[] {2}).join().index()).isPositive();
        }
    }

    private static void closeFromWithin(AutoCloseable log) {
        try {
            log.close();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void after_the_end_everybody_gets_an_answer() {
        TestLog log = newLog();
        DirectoryLog open = log.open();
        open.append(new byte[] {1}).join();
        open.close();
        assertThat(open.published(0)).succeedsWithin(1, TimeUnit.SECONDS);
        assertThatThrownBy(() -> open.published(1).join()).hasCauseInstanceOf(LedgerException.class);
        assertThatThrownBy(() -> open.append(new byte[] {2}))
                .isInstanceOfSatisfying(
                        LedgerException.class, e -> assertThat(e.code()).isEqualTo(LedgerError.CLOSED));
        open.close();
    }

    @Test
    void many_threads_append_while_others_wait_for_publication_and_one_closes() throws InterruptedException {
        TestLog log = newLog();
        DirectoryLog open = log.open();
        AtomicLong acknowledged = new AtomicLong();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            int number = i;
            threads.add(Thread.ofPlatform().start(() -> appendUntilClosed(open, number, acknowledged)));
        }
        while (acknowledged.get() < 2000) {
            Thread.sleep(1);
        }
        open.close();
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(log.view().size()).isGreaterThanOrEqualTo(acknowledged.get());
        assertThat(log.fsck().clean()).isTrue();
    }

    private static void appendUntilClosed(DirectoryLog log, int thread, AtomicLong acknowledged) {
        for (int i = 0; ; i++) {
            try {
                long index =
                        log.append(TestLog.entry("thread " + thread, i)).join().index();
                acknowledged.incrementAndGet();
                if (i % 50 == 0) {
                    log.awaitPublished(index, Duration.ofSeconds(30));
                }
            } catch (LedgerException e) {
                assertThat(e.code()).isEqualTo(LedgerError.CLOSED);
                return;
            }
        }
    }
}
