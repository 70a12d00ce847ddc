package dev.assay.rego.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.rego.Policy;
import dev.assay.rego.ast.Source;
import dev.assay.rego.builtin.Builtin;
import dev.assay.rego.builtin.catalogue.Builtins;
import dev.assay.rego.value.ArrayValue;
import dev.assay.rego.value.ObjectValue;
import dev.assay.rego.value.StringValue;
import dev.assay.rego.value.Value;
import dev.assay.testkit.Checkout;
import dev.assay.testkit.Feature;
import dev.assay.testkit.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every builtin that the installed OPA says it has is there, with as many arguments. */
@Tag("peers")
@Feature(value = "GAT-01", partial = "a decision is not yet signed evidence")
class CapabilitiesPeerTest {

    /**
     * What the compiler takes itself, so that it stands in no catalogue; the internal ones are no names for policies.
     */
    private static final Set<String> COMPILED =
            Set.of("print", "rego.metadata.chain", "rego.metadata.rule", "internal.print", "internal.test_case");

    @Test
    void what_the_compiler_takes_itself_is_there_too() {
        String text = """
                package p

                q if {
                    print("here", input)
                    rego.metadata.rule() == {}
                    count(rego.metadata.chain()) > 0
                }
                """;
        assertThat(Policy.compile(new Source("p.rego", text)).modules()).hasSize(1);
    }

    @Test
    void every_builtin_of_the_installed_opa_is_there() {
        ObjectValue capabilities =
                (ObjectValue) ExactJson.read(Program.at(Checkout.peer("opa"), "capabilities", "--current")
                        .run()
                        .expect(0)
                        .text());
        ArrayValue builtins = (ArrayValue) at(capabilities, "builtins");
        List<String> wrong = new ArrayList<>();
        for (Value element : builtins) {
            ObjectValue theirs = (ObjectValue) element;
            String name = ((StringValue) at(theirs, "name")).value();
            int arity = arity((ObjectValue) at(theirs, "decl"));
            Builtin ours = Builtins.find(name);
            if (COMPILED.contains(name)) {
                continue;
            }
            if (ours == null) {
                wrong.add(name + ": is missing");
            } else if (ours.arity() != arity) {
                wrong.add(name + ": takes " + ours.arity() + " arguments, not " + arity);
            }
        }
        assertThat(builtins.size()).isGreaterThan(200);
        assertThat(wrong).isEmpty();
    }

    private static int arity(ObjectValue declaration) {
        if (declaration.get("variadic") != null) {
            return -1;
        }
        return declaration.get("args") instanceof ArrayValue arguments ? arguments.size() : 0;
    }

    private static Value at(ObjectValue object, String member) {
        Value value = object.get(member);
        if (value == null) {
            throw new AssertionError(member + " is missing in " + object);
        }
        return value;
    }
}
