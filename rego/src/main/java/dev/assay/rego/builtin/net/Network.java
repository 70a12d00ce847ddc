package dev.assay.rego.builtin.net;

import dev.assay.rego.builtin.BuiltinException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A network: an address and how many of its bits are fixed.
 *
 * @param address the one that the text begins with; its other bits need not be zero
 * @param prefix fixed bits
 */
record Network(Address address, int prefix) {

    /** The network of a text in CIDR notation, its address cut to the fixed bits; null when it is none. */
    static @Nullable Network parse(String text) {
        int slash = text.indexOf('/');
        Address address = slash < 0 ? null : Address.parse(text.substring(0, slash));
        if (address == null) {
            return null;
        }
        String digits = text.substring(slash + 1);
        boolean number =
                !digits.isEmpty() && digits.length() <= 6 && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!number) {
            return null;
        }
        int prefix = Integer.parseInt(digits);
        boolean mapped = address.isV4() && text.indexOf(':') >= 0;
        if (prefix > (mapped ? Address.V6_BITS : address.bits())) {
            return null;
        }
        int more = Address.V6_BITS - Address.V4_BITS;
        if (mapped && prefix < more) {
            return new Network(address.asV6(), prefix).cut(); // so short that it no longer is one of IPv4's
        }
        return new Network(address, mapped ? prefix - more : prefix).cut();
    }

    /** As {@link #parse}, with Go's error. */
    static Network required(String text) {
        Network network = parse(text);
        if (network == null) {
            throw BuiltinException.error("invalid CIDR address: " + text);
        }
        return network;
    }

    private Network cut() {
        return new Network(first(), prefix);
    }

    private int free() {
        return address.bits() - prefix;
    }

    Address first() {
        return new Address(address.value().shiftRight(free()).shiftLeft(free()), address.bits());
    }

    Address last() {
        return new Address(
                first().value().add(BigInteger.ONE.shiftLeft(free())).subtract(BigInteger.ONE), address.bits());
    }

    /** The number of its addresses. */
    BigInteger size() {
        return BigInteger.ONE.shiftLeft(free());
    }

    boolean has(Address other) {
        return other.bits() == address.bits()
                && other.value().shiftRight(free()).equals(address.value().shiftRight(free()));
    }

    boolean has(Network other) {
        return has(other.first()) && has(other.last());
    }

    /** The fewest networks that have all addresses from the first to the last. */
    static List<Network> between(Address first, Address last) {
        List<Network> networks = new ArrayList<>();
        BigInteger next = first.value();
        while (next.compareTo(last.value()) <= 0) {
            int aligned = next.signum() == 0 ? first.bits() : next.getLowestSetBit();
            int fitting = last.value().subtract(next).add(BigInteger.ONE).bitLength() - 1;
            int free = Math.min(aligned, fitting);
            networks.add(new Network(new Address(next, first.bits()), first.bits() - free));
            next = next.add(BigInteger.ONE.shiftLeft(free));
        }
        return networks;
    }

    @Override
    public String toString() {
        return address + "/" + prefix;
    }
}
