package dev.assay.rego.builtin.net;

import dev.assay.rego.builtin.BuiltinException;
import dev.assay.rego.builtin.Context;
import dev.assay.rego.value.ArrayValue;
import dev.assay.rego.value.SetValue;
import dev.assay.rego.value.StringValue;
import dev.assay.rego.value.Value;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Networks that overlap or touch, put together. */
final class CidrMerge {
    private CidrMerge() {}

    /**
     * Addresses from the first to the last.
     *
     * @param network where they come from, null once merged
     */
    private record Range(
            Address first, Address last, @Nullable Network network) {

        boolean reaches(Range next) {
            return next.first().bits() == last.bits()
                    && next.first().value().subtract(BigInteger.ONE).compareTo(last.value()) <= 0;
        }

        Range with(Range next) {
            return new Range(first.compareTo(next.first) < 0 ? first : next.first, next.last, null);
        }
    }

    static Value merge(Context context, Value[] arguments) {
        Iterable<Value> elements = switch (arguments[0]) {
            case ArrayValue array -> array;
            case SetValue set -> set;
            default -> throw BuiltinException.error("operand must be an array");
        };
        context.spend(arguments[0].size() + 1L);
        List<Range> ranges = new ArrayList<>();
        for (Value element : elements) {
            Network network = network(element);
            ranges.add(new Range(network.first(), network.last(), network));
        }
        SetValue.Builder merged = SetValue.builder();
        for (Range range : merged(ranges)) {
            Network alone = range.network();
            List<Network> networks = alone == null ? Network.between(range.first(), range.last()) : List.of(alone);
            for (Network network : networks) {
                merged.add(StringValue.of(network.toString()));
            }
        }
        return merged.build();
    }

    /** Each range takes in the one before it as long as that one reaches it. */
    private static List<Range> merged(List<Range> ranges) {
        ranges.sort(Comparator.comparing(Range::last).thenComparing(Range::first));
        List<Range> merged = new ArrayList<>();
        Range current = null;
        for (Range before : ranges.reversed()) {
            if (current != null && before.reaches(current)) {
                current = before.with(current);
            } else {
                if (current != null) {
                    merged.add(current);
                }
                current = before;
            }
        }
        if (current != null) {
            merged.add(current);
        }
        return merged;
    }

    /** A network, or an IPv4 address, for which the network of its old class stands. */
    private static Network network(Value element) {
        if (!(element instanceof StringValue text)) {
            throw BuiltinException.error("element must be string");
        }
        Address address = Address.parse(text.value());
        if (address == null) {
            return Network.required(text.value());
        }
        if (!address.isV4()) {
            throw BuiltinException.error("IPv6 invalid: needs prefix length");
        }
        int leading = address.value().shiftRight(24).intValue();
        return new Network(address, leading < 0x80 ? 8 : leading < 0xC0 ? 16 : 24);
    }
}
