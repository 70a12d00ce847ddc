package dev.assay.inputs.hcl1;

import dev.assay.inputs.document.Characters;
import dev.assay.inputs.document.Located;
import dev.assay.inputs.document.Numbers;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads items and values. */
final class Hcl1Reader {
    private static final int DIGITS_MAX = 20;

    private final Characters in;
    private final Hcl1Texts texts;

    Hcl1Reader(Characters in) {
        this.in = in;
        texts = new Hcl1Texts(in);
    }

    private void skip() {
        in.skipBlanks();
        while (in.peek() == '#' || (in.peek() == '/' && (in.peek(1) == '/' || in.peek(1) == '*'))) {
            int start = in.offset();
            if (!in.take("/*")) {
                in.skipLine();
            } else {
                while (!in.take("*/")) {
                    if (in.next() == Characters.END) {
                        throw in.source().fault(start, "the comment has no end", "close it by */");
                    }
                }
            }
            in.skipBlanks();
        }
    }

    /** Items up to a brace or the end. */
    List<Hcl1Item> items() {
        List<Hcl1Item> items = new ArrayList<>();
        skip();
        while (!in.atEnd() && in.peek() != '}') {
            items.add(item());
            skip();
            in.take(',');
            skip();
        }
        return items;
    }

    private Hcl1Item item() {
        long mark = in.mark();
        in.budget().node(mark);
        List<String> keys = new ArrayList<>();
        while (in.peek() != '=' && in.peek() != '{') {
            if (in.peek() == '"') {
                keys.add(texts.quoted());
            } else if (isWordStart(in.peek())) {
                keys.add(word());
            } else {
                throw in.expected(keys.isEmpty() ? "a key" : "'=' or '{' after the key");
            }
            in.budget().enter(mark); // each key is an object around the value
            skip();
        }
        if (keys.isEmpty()) {
            throw in.expected("a key");
        }
        if (in.peek() == '=' && keys.size() > 1) {
            throw in.expected("'{', as there are several keys");
        }
        in.take('=');
        skip();
        Hcl1Item.Value value = value();
        keys.forEach(_ -> in.budget().leave());
        return new Hcl1Item(keys, value, mark);
    }

    private Hcl1Item.Value value() {
        long mark = in.mark();
        in.budget().node(mark);
        int c = in.peek();
        if (c == '{') {
            in.budget().enter(mark);
            in.next();
            List<Hcl1Item> items = items();
            if (!in.take('}')) {
                throw in.source().faultAt(mark, "the object has no end", "close it by }");
            }
            in.budget().leave();
            return new Hcl1Item.Value.Members(items, mark);
        }
        if (c == '[') {
            return list(mark);
        }
        if (c == '"') {
            return new Hcl1Item.Value.Scalar(Located.scalar(texts.quoted(), mark));
        }
        if (c == '<') {
            return new Hcl1Item.Value.Scalar(Located.scalar(texts.heredoc(), mark));
        }
        return new Hcl1Item.Value.Scalar(Located.scalar(atom(), mark));
    }

    private Hcl1Item.Value list(long mark) {
        in.budget().enter(mark);
        in.next();
        List<Hcl1Item.Value> values = new ArrayList<>();
        skip();
        while (!in.take(']')) {
            values.add(value());
            skip();
            if (!in.take(',') && in.peek() != ']') {
                throw in.expected("',' or ']'");
            }
            skip();
        }
        in.budget().leave();
        return new Hcl1Item.Value.Elements(values, mark);
    }

    private static boolean isWordStart(int c) {
        return c == '_' || (c >= 0 && Character.isLetter(c));
    }

    private String word() {
        int start = in.offset();
        while (isWordStart(in.peek()) || isDigit(in.peek()) || in.peek() == '-' || in.peek() == '.') {
            in.next();
        }
        return in.since(start);
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    private Object atom() {
        int start = in.offset();
        in.take('-');
        while (isDigit(in.peek()) || isWordStart(in.peek()) || in.peek() == '.' || isExponentSign(start)) {
            in.next();
        }
        String text = in.since(start);
        if (text.equals("true") || text.equals("false")) {
            return text.equals("true");
        }
        Number number = number(text);
        if (number == null) {
            in.moveTo(start);
            throw in.expected("a value");
        }
        return number;
    }

    private boolean isExponentSign(int start) {
        boolean sign = in.peek() == '-' || in.peek() == '+';
        return sign
                && in.offset() > start
                && "eE".indexOf(in.since(in.offset() - 1).charAt(0)) >= 0;
    }

    /** A decimal number, or a whole one in base 16 or 8 by its prefix. */
    private static @Nullable Number number(String text) {
        int sign = text.startsWith("-") ? 1 : 0;
        boolean hexadecimal = text.startsWith("0x", sign) || text.startsWith("0X", sign);
        boolean octal = !hexadecimal && text.length() > sign + 1 && text.charAt(sign) == '0' && text.indexOf('.') < 0;
        if (!hexadecimal && !octal) {
            return text.isEmpty() || !isDigit(text.charAt(text.length() > sign ? sign : 0))
                    ? null
                    : Numbers.parse(text);
        }
        String digits = text.substring(sign + (hexadecimal ? 2 : 1));
        int radix = hexadecimal ? 16 : 8;
        boolean good = !digits.isEmpty()
                && digits.length() <= DIGITS_MAX
                && digits.chars().allMatch(c -> c < 128 && Character.digit(c, radix) >= 0);
        if (!good) {
            return octal ? Numbers.parse(text) : null;
        }
        BigInteger value = new BigInteger(digits, radix);
        return Numbers.whole(sign == 1 ? value.negate() : value);
    }
}
