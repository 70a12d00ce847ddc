package dev.assay.rego.compile;

import dev.assay.rego.value.Value;

/** What {@code rego.metadata.rule()} and {@code rego.metadata.chain()} answer in a rule. */
record Metadata(Value rule, Value chain) {}
