package dev.assay.cli.git;

import dev.assay.core.fault.AssayException;
import dev.assay.core.fault.ErrorCode;
import java.io.IOException;
import java.nio.file.Path;

/** Opens the log in the ref {@link #REF} of a repository for reading. */
public final class GitLogs {

    /** The ref that holds a log. */
    public static final String REF = "refs/assay/log";

    private GitLogs() {}

    /**
     * Fetches the log of a remote and opens it.
     *
     * @param workingFolder where the command runs
     * @param target {@code git:} and a remote's name, an address or a path
     * @throws AssayException when there is no such ref
     */
    public static GitObjects open(Path workingFolder, String target) throws IOException, InterruptedException {
        GitRemote remote = GitRemote.open(workingFolder, target);
        try {
            String tip = remote.tip(REF)
                    .orElseThrow(() -> new AssayException(
                            ErrorCode.FILE_MISSING,
                            "there is no log in " + REF + " of " + remote,
                            "push one there with: assay push " + target + " --origin NAME"));
            remote.fetch(REF);
            return GitObjects.open(remote.git(), tip, remote);
        } catch (AssayException | IOException | InterruptedException e) {
            remote.close();
            throw e;
        }
    }
}
