package dev.assay.rego.builtin.encoding;

import dev.assay.rego.builtin.Builtin;
import dev.assay.rego.builtin.BuiltinException;
import dev.assay.rego.builtin.Context;
import dev.assay.rego.builtin.Octets;
import dev.assay.rego.builtin.Operands;
import dev.assay.rego.builtin.Weights;
import dev.assay.rego.value.BooleanValue;
import dev.assay.rego.value.StringValue;
import dev.assay.rego.value.Value;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Bytes as text: base64 and hexadecimal. */
public final class ByteFunctions {
    private static final String TEXT = "(string) -> string";

    private ByteFunctions() {}

    public static List<Builtin> builtins() {
        return List.of(
                Builtin.pure("base64.encode", TEXT, encoder(Base64.getEncoder()::encodeToString)),
                Builtin.pure("base64.decode", TEXT, decoder(Base64Text::decode)),
                Builtin.pure("base64.is_valid", "(string) -> boolean", ByteFunctions::isBase64),
                Builtin.pure("base64url.encode", TEXT, encoder(Base64.getUrlEncoder()::encodeToString)),
                Builtin.pure(
                        "base64url.encode_no_pad",
                        TEXT,
                        encoder(Base64.getUrlEncoder().withoutPadding()::encodeToString)),
                Builtin.pure("base64url.decode", TEXT, ByteFunctions::decodeUrl),
                Builtin.pure("hex.encode", TEXT, encoder(HexFormat.of()::formatHex)),
                Builtin.pure("hex.decode", TEXT, decoder(ByteFunctions::fromHex)));
    }

    private static dev.assay.rego.builtin.Function encoder(Function<byte[], String> encode) {
        return (context, arguments) -> {
            String text = Operands.string(arguments[0], 1);
            Weights.announceChars(context, 2L * text.length());
            return StringValue.of(encode.apply(Octets.of(text)));
        };
    }

    private static dev.assay.rego.builtin.Function decoder(Function<byte[], byte[]> decode) {
        return (context, arguments) -> {
            String text = Operands.string(arguments[0], 1);
            Weights.announceChars(context, text.length());
            return StringValue.of(Octets.text(decode.apply(Octets.of(text))));
        };
    }

    private static Value isBase64(Context context, Value[] arguments) {
        if (!(arguments[0] instanceof StringValue text)) {
            return BooleanValue.FALSE;
        }
        Weights.announceChars(context, text.value().length());
        try {
            Base64Text.decode(Octets.of(text.value()));
            return BooleanValue.TRUE;
        } catch (BuiltinException e) {
            return BooleanValue.FALSE;
        }
    }

    /** Padding that was left away is added first. */
    private static Value decodeUrl(Context context, Value[] arguments) {
        String text = Operands.string(arguments[0], 1);
        Weights.announceChars(context, text.length());
        byte[] bytes = Octets.of(text);
        if (!text.endsWith("=")) {
            if (bytes.length % 4 == 1) {
                throw BuiltinException.error("illegal base64url string: " + text);
            }
            bytes = Octets.of(text + "=".repeat((4 - bytes.length % 4) % 4));
        }
        return StringValue.of(Octets.text(Base64Text.decodeUrl(bytes)));
    }

    private static byte[] fromHex(byte[] text) {
        byte[] bytes = new byte[text.length / 2];
        for (int i = 0; i < text.length; i++) {
            int digit = Character.digit(text[i], 16);
            if (digit < 0) {
                throw BuiltinException.error("encoding/hex: invalid byte: " + named(text[i] & 0xFF));
            }
            if (i / 2 < bytes.length) {
                bytes[i / 2] = (byte) (bytes[i / 2] << 4 | digit);
            }
        }
        if (text.length % 2 != 0) {
            throw BuiltinException.error("encoding/hex: odd length hex string");
        }
        return bytes;
    }

    private static String named(int octet) {
        String number = String.format(Locale.ROOT, "U+%04X", octet);
        boolean printable = (octet >= ' ' && octet < 0x7F) || octet > 0xA0;
        return printable ? number + " '" + (char) octet + "'" : number;
    }
}
