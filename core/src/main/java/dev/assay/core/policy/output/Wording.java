package dev.assay.core.policy.output;

import dev.assay.core.policy.Place;
import dev.assay.core.policy.RuleFacts;
import dev.assay.core.policy.RuleResult;

/** What a line says of a result: the message alone, or with the rule, the place and the reason. */
public enum Wording {
    /** As Conftest has it. */
    PLAIN {
        @Override
        String of(RuleResult result) {
            return result.message();
        }
    },
    /** With what is known besides: {@code message [main.deny_x at deploy.yaml:12:9; policy/x.rego:3]}. */
    FULL {
        @Override
        String of(RuleResult result) {
            StringBuilder text = new StringBuilder(result.message());
            if (!result.reason().isEmpty()) {
                text.append(" (reason: ").append(result.reason()).append(')');
            }
            RuleFacts rule = result.rule();
            Place place = result.place();
            if (rule != null || place != null) {
                text.append(" [")
                        .append(rule == null ? "" : rule.id())
                        .append(rule == null || place == null ? "" : " ")
                        .append(place == null ? "" : "at " + place)
                        .append(rule == null ? "" : "; " + rule.place())
                        .append(']');
            }
            return text.toString();
        }
    };

    abstract String of(RuleResult result);
}
