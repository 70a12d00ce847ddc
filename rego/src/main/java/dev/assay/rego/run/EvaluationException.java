package dev.assay.rego.run;

import dev.assay.rego.ast.Location;
import java.io.Serial;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An evaluation that gave no answer. Its message reads {@code file:row: code: what}, as OPA writes it. */
public final class EvaluationException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    /** Rules or functions that contradict each other. */
    public static final String CONFLICT = "eval_conflict_error";

    /** A builtin that failed, where errors are strict. */
    public static final String BUILTIN = "eval_builtin_error";

    /** An argument of a wrong type, where errors are strict. */
    public static final String TYPE = "eval_type_error";

    /** A limit exceeded. */
    public static final String LIMIT = "eval_limit_error";

    /** Ended from outside: the thread was interrupted. */
    public static final String CANCEL = "eval_cancel_error";

    /** A replacement by {@code with} that cannot be merged. */
    public static final String WITH_MERGE = "eval_with_merge_error";

    /** A capability that is switched off, or a defect. */
    public static final String INTERNAL = "eval_internal_error";

    private final String code;
    private final transient @Nullable Location location;

    public EvaluationException(String code, String what, @Nullable Location location) {
        super((location == null ? "" : location + ": ") + code + ": " + what);
        this.code = Objects.requireNonNull(code, "code is null");
        this.location = location;
    }

    public String code() {
        return code;
    }

    public @Nullable Location location() {
        return location;
    }
}
