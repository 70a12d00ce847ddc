package dev.assay.checks.peers;

import dev.assay.testkit.Checkout;
import dev.assay.testkit.FinishedProgram;
import dev.assay.testkit.Program;
import java.nio.file.Path;

/** Tessera's {@code fsck}. Its exit code is 0 whatever it finds; what it logs tells. */
final class TesseraFsck {

    private TesseraFsck() {}

    /** What it says about a log at a {@code file://} or {@code http://} address; not yet judged. */
    static String verdict(String address, Path verifierKey) {
        FinishedProgram finished = Program.at(Checkout.peer("fsck"), "-storage_url", address)
                .with("-public_key", verifierKey.toString(), "-ui=false", "-N", "2")
                .run()
                .expect(0);
        return finished.errors();
    }

    /** What it says when it has read a whole log of this size and found nothing wrong. */
    static String success(long size) {
        return "Successfully fsck'd log with size " + size + " ";
    }

    /** What it says when it found something wrong. */
    static String failure() {
        return "fsck failed:";
    }
}
