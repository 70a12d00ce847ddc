package dev.assay.rego.builtin.jsonschema;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.LocalDate;

/** The formats that texts may be asked to have. A format that is not known asks for nothing. */
final class Formats {
    private static final int HOST_CHARS_MAX = 255;
    private static final String LABEL = "([a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9\\-]{0,61}[a-zA-Z0-9])";
    private static final Pattern HOST = Pattern.compile("^" + LABEL + "(\\." + LABEL + ")*$");
    private static final Pattern TEMPLATE = Pattern.compile("^([^{]*(\\{[^}]*\\})?)*$");
    private static final Pattern UUID =
            Pattern.compile("^[a-fA-F0-9]{8}-[a-fA-F0-9]{4}-[a-fA-F0-9]{4}-[a-fA-F0-9]{4}-[a-fA-F0-9]{12}$");
    private static final Pattern POINTER = Pattern.compile("^(?:/(?:[^~/]|~0|~1)*)*$");
    private static final Pattern RELATIVE_POINTER = Pattern.compile("^(?:0|[1-9][0-9]*)(?:#|(?:/(?:[^~/]|~0|~1)*)*)$");

    /** A name before an address in angle brackets, or an address: words with dots, or a text in quotation marks. */
    private static final String WORD = "[^\\s<>@,;:()\\\\\"\\[\\].]+";

    private static final String ADDRESS = "(?:\"(?:[^\"\\\\]|\\\\.)*\"|" + WORD + "(?:\\." + WORD
            + ")*)@(?:\\[[^\\]\\s]*\\]|" + WORD + "(?:\\." + WORD + ")*)";
    private static final Pattern EMAIL = Pattern.compile("^\\s*(?:(?:(?:\"(?:[^\"\\\\]|\\\\.)*\"|" + WORD + ")(?:\\s+"
            + WORD + ")*)?\\s*<" + ADDRESS + ">|" + ADDRESS + ")\\s*$");
    private static final String OCTET = "(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])";
    private static final Pattern IPV4 = Pattern.compile("^(" + OCTET + "\\.){3}" + OCTET + "$");

    private static final Pattern UNESCAPED = Pattern.compile("[ \"<>^`{|}]");

    /** The host and what stands around it. */
    private static final Pattern AUTHORITY = Pattern.compile("^(?:[a-zA-Z][-+.a-zA-Z0-9]*:)?//([^/?#]*)");

    private static final Pattern DATE = Pattern.compile("^(\\d{4})-(\\d{2})-(\\d{2})$");
    private static final Pattern TIME =
            Pattern.compile("^(\\d{1,2}):(\\d{2}):(\\d{2})(?:[.,]\\d+)?(Z|[+-](\\d{2}):(\\d{2}))?$");

    private Formats() {}

    static boolean matches(String format, String text) {
        return switch (format) {
            case "date" -> isDate(text);
            case "time" -> isTime(text);
            case "date-time" -> isDate(text) || isTime(text) || isDateTime(text);
            case "hostname" ->
                text.length() <= HOST_CHARS_MAX && HOST.matcher(text).find();
            case "email", "idn-email" -> EMAIL.matcher(text).find();
            case "ipv4" -> IPV4.matcher(text).find() || (text.indexOf('.') >= 0 && isAddress(text));
            case "ipv6" -> text.indexOf(':') >= 0 && isAddress(text);
            case "uri", "iri" -> isReference(text, true);
            case "uri-reference", "iri-reference" -> isReference(text, false);
            case "uri-template" ->
                isReference(text.replaceAll("[{}]", "_"), false)
                        && TEMPLATE.matcher(text).find();
            case "uuid" -> UUID.matcher(text).find();
            case "regex" -> isPattern(text);
            case "json-pointer" -> POINTER.matcher(text).find();
            case "relative-json-pointer" -> RELATIVE_POINTER.matcher(text).find();
            default -> true;
        };
    }

    private static boolean isDate(String text) {
        Matcher parts = DATE.matcher(text);
        if (!parts.find()) {
            return false;
        }
        try {
            LocalDate.of(number(parts.group(1)), number(parts.group(2)), number(parts.group(3)));
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }

    private static boolean isTime(String text) {
        Matcher parts = TIME.matcher(text);
        if (!parts.find()) {
            return false;
        }
        boolean zone = parts.group(5) == null || (number(parts.group(5)) <= 24 && number(parts.group(6)) < 60);
        return number(parts.group(1)) < 24 && number(parts.group(2)) < 60 && number(parts.group(3)) < 60 && zone;
    }

    private static boolean isDateTime(String text) {
        int divider = text.indexOf('T');
        if (divider < 0) {
            return false;
        }
        String time = text.substring(divider + 1);
        boolean zoned = time.endsWith("Z") || time.indexOf('+') > 0 || time.indexOf('-') > 0;
        return zoned && isDate(text.substring(0, divider)) && isTime(time);
    }

    /** Whether a text is an address of version 6. */
    private static boolean isAddress(String text) {
        if (text.indexOf(':') < 0) {
            return false;
        }
        try {
            InetAddress.ofLiteral(text);
            return text.indexOf('[') < 0 && text.indexOf('%') < 0;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean isReference(String text, boolean absolute) {
        Matcher authority = AUTHORITY.matcher(text);
        if (text.indexOf('\\') >= 0
                || (authority.find() && UNESCAPED.matcher(authority.group(1)).find())) {
            return false;
        }
        try {
            // Behind the host Go takes many characters that RFC 3986 wants escaped.
            URI uri = new URI(UNESCAPED.matcher(text).replaceAll("_"));
            return !absolute || uri.getScheme() != null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static boolean isPattern(String text) {
        if (text.length() > SchemaCompiler.PATTERN_CHARS_MAX) {
            return false;
        }
        try {
            Pattern.compile(text);
            return true;
        } catch (PatternSyntaxException e) {
            return false;
        }
    }
}
