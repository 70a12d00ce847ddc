package dev.assay.rego.builtin.net;

import dev.assay.rego.builtin.Builtin;
import dev.assay.rego.builtin.BuiltinException;
import dev.assay.rego.builtin.Context;
import dev.assay.rego.builtin.Operands;
import dev.assay.rego.value.BooleanValue;
import dev.assay.rego.value.SetValue;
import dev.assay.rego.value.StringValue;
import dev.assay.rego.value.Value;
import java.math.BigInteger;
import java.util.List;

/** Networks in CIDR notation. */
public final class CidrFunctions {
    /** The most addresses that a network is written out as. */
    static final int CIDR_ADDRESSES_MAX = 1 << 20;

    private static final int BYTES_PER_ADDRESS = 120;
    private static final String TEST = "(string, string) -> boolean";
    private static final String COLLECTION =
            "any<string, array[any<string, array[any]>], object[string: any<string, array[any]>],"
                    + " set[any<string, array[any]>]>";

    private CidrFunctions() {}

    public static List<Builtin> builtins() {
        return List.of(
                Builtin.pure("net.cidr_contains", TEST, CidrFunctions::contains),
                Builtin.pure("net.cidr_overlap", TEST, CidrFunctions::contains),
                Builtin.pure("net.cidr_intersects", TEST, CidrFunctions::intersects),
                Builtin.pure(
                        "net.cidr_contains_matches",
                        "(" + COLLECTION + ", " + COLLECTION + ") -> set[array<any, any>]",
                        CidrMatches::containsMatches),
                Builtin.pure("net.cidr_expand", "(string) -> set[string]", CidrFunctions::expand),
                Builtin.pure("net.cidr_is_valid", "(string) -> boolean", CidrFunctions::isValid),
                Builtin.pure(
                        "net.cidr_merge", "(any<array[any<string>], set[string]>) -> set[string]", CidrMerge::merge));
    }

    private static Value contains(Context context, Value[] arguments) {
        return BooleanValue.of(contains(arguments[0], arguments[1]));
    }

    /** Whether a network has an address or all of another network. */
    static boolean contains(Value whole, Value part) {
        Network network = network(whole);
        String text = Operands.string(part, 1);
        Address address = Address.parse(text);
        if (address != null) {
            return network.has(address);
        }
        Network other = Network.parse(text);
        if (other == null) {
            throw BuiltinException.error("not a valid textual representation of an IP address or CIDR: " + text);
        }
        return network.has(other);
    }

    /** OPA speaks of the first operand wherever the argument stands. */
    private static Network network(Value argument) {
        return Network.required(Operands.string(argument, 1));
    }

    private static Value intersects(Context context, Value[] arguments) {
        Network one = network(arguments[0]);
        Network other = network(arguments[1]);
        return BooleanValue.of(one.has(other.first()) || other.has(one.first()));
    }

    private static Value expand(Context context, Value[] arguments) {
        Network network = network(arguments[0]);
        if (network.size().compareTo(BigInteger.valueOf(CIDR_ADDRESSES_MAX)) > 0) {
            throw new BuiltinException(
                    BuiltinException.Code.HALT,
                    network + " has more addresses than CIDR_ADDRESSES_MAX=" + CIDR_ADDRESSES_MAX);
        }
        int size = network.size().intValueExact();
        context.spend(size);
        context.allocate((long) size * BYTES_PER_ADDRESS);
        SetValue.Builder addresses = SetValue.builder(size);
        BigInteger next = network.first().value();
        for (int i = 0; i < size; i++) {
            addresses.add(StringValue.of(new Address(next, network.address().bits()).toString()));
            next = next.add(BigInteger.ONE);
        }
        return addresses.build();
    }

    private static Value isValid(Context context, Value[] arguments) {
        return BooleanValue.of(arguments[0] instanceof StringValue text && Network.parse(text.value()) != null);
    }
}
