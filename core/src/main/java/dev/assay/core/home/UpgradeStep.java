package dev.assay.core.home;

import java.io.IOException;
import java.nio.file.Path;

/**
 * One step from a format of the home to the next. It must bear being run again after a crash in its middle, and must
 * not touch what is signed.
 */
interface UpgradeStep {

    /** The format it starts from; it leads to the next number. */
    int from();

    /** The lowest version of Assay that reads the format it leads to. */
    String neededVersion();

    /** Does it. */
    void apply(Path home) throws IOException;
}
