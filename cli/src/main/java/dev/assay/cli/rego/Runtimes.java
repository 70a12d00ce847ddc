package dev.assay.cli.rego;

import dev.assay.cli.command.Session;
import dev.assay.rego.value.ObjectValue;
import dev.assay.rego.value.StringValue;

/** What {@code opa.runtime()} shows to policies: the environment, and nothing secret of the machine besides. */
final class Runtimes {
    private Runtimes() {}

    static ObjectValue of(Session session) {
        ObjectValue.Builder environment = ObjectValue.builder();
        session.surroundings().environment().forEach((name, value) -> environment.put(name, StringValue.of(value)));
        return ObjectValue.builder().put("env", environment.build()).build();
    }
}
