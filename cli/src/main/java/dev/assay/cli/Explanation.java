package dev.assay.cli;

import dev.assay.cli.command.LedgerFaults;
import dev.assay.core.fault.ErrorCode;
import dev.assay.core.fault.ExitCode;
import dev.assay.ledger.LedgerError;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

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
    static final List<Explanation> ALL = Stream.concat(
                    Arrays.stream(ErrorCode.values())
                            .map(code -> new Explanation(code.name(), code.exit(), code.meaning(), code.remedy())),
                    Arrays.stream(LedgerError.values())
                            .map(code -> new Explanation(
                                    LedgerFaults.name(code),
                                    LedgerFaults.exit(code),
                                    LedgerFaults.meaning(code),
                                    LedgerFaults.remedy(code))))
            .toList();
}
