package dev.assay.core.trust;

import dev.assay.core.fault.AssayException;
import dev.assay.core.fault.ErrorCode;
import dev.assay.core.yaml.YamlProblem;
import dev.assay.ledger.trust.Trust;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What came of reading a trust file.
 *
 * @param trust null when there are problems
 * @param problems everything that is wrong, by line
 */
public record TrustReading(Trust.@Nullable Declared trust, List<YamlProblem> problems) {

    /** Either a trust or problems. */
    public TrustReading {
        problems = List.copyOf(problems);
        if ((trust == null) == problems.isEmpty()) {
            throw new IllegalArgumentException("a reading has a trust or problems");
        }
    }

    /**
     * The trust.
     *
     * @throws AssayException ({@link ErrorCode#TRUST_INVALID}) with every problem when there is one
     */
    public Trust.Declared orThrow() {
        if (trust != null) {
            return trust;
        }
        String all = problems.stream().map(YamlProblem::toString).collect(Collectors.joining("\n  "));
        throw new AssayException(
                ErrorCode.TRUST_INVALID,
                "the trust file has " + problems.size() + (problems.size() == 1 ? " problem" : " problems") + ":\n  "
                        + all,
                "correct the lines named; docs/formats.md, \"Trust file\", describes them");
    }
}
