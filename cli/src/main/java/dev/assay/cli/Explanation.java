package dev.assay.cli;

import dev.assay.core.fault.ErrorCode;
import dev.assay.core.fault.ExitCode;
import java.util.Arrays;
import java.util.List;

/**
 * What {@code assay explain} says about one code.
 *
 * @param code the code as messages show it
 * @param exit how a run ends that meets it
 * @param meaning what it means in general
 * @param remedy what to do in general
 */
record Explanation(String code, ExitCode exit, String meaning, String remedy) {

    /** Every code that a message can show. */
    static final List<Explanation> ALL = Arrays.stream(ErrorCode.values())
            .map(code -> new Explanation(code.name(), code.exit(), code.meaning(), code.remedy()))
            .toList();
}
