package dev.assay.rego.builtin.network;

import dev.assay.rego.builtin.BuiltinException;
import dev.assay.rego.builtin.Context;
import dev.assay.rego.builtin.IpText;
import dev.assay.rego.builtin.Operands;
import dev.assay.rego.value.SetValue;
import dev.assay.rego.value.StringValue;
import dev.assay.rego.value.Value;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;

/** {@code net.lookup_ip_addr}. An address is its own answer; a name is looked up once in an evaluation. */
final class Lookup {
    /** The longest name that DNS has. */
    private static final int NAME_CHARS_MAX = 253;

    private Lookup() {}

    /** What keeps the answers apart from other things that an evaluation keeps. */
    private record Asked(String name) {}

    static Value call(Context context, Value[] arguments) {
        String name = Operands.string(arguments[0], 1);
        InetAddress literal = literal(name);
        if (literal != null) {
            return SetValue.of(StringValue.of(shown(literal)));
        }
        Switches.require(context, Switches.NET, name);
        if (name.length() > NAME_CHARS_MAX) {
            throw BuiltinException.error("a name of more than HOST_NAME_CHARS_MAX=" + NAME_CHARS_MAX + " characters");
        }
        return context.once(new Asked(name), () -> {
            SetValue.Builder addresses = SetValue.builder();
            try {
                for (InetAddress address : InetAddress.getAllByName(name)) {
                    addresses.add(StringValue.of(shown(address)));
                }
            } catch (UnknownHostException e) {
                throw BuiltinException.error("lookup " + name + ": no such host");
            }
            return addresses.build();
        });
    }

    private static @Nullable InetAddress literal(String name) {
        try {
            return name.isEmpty() ? null : InetAddress.ofLiteral(name);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static String shown(InetAddress address) {
        return IpText.of(address.getAddress());
    }
}
