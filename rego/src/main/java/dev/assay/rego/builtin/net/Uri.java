package dev.assay.rego.builtin.net;

import dev.assay.rego.builtin.BuiltinException;
import dev.assay.rego.builtin.encoding.UrlText;
import dev.assay.rego.builtin.format.Quoting;
import java.util.Locale;

/**
 * A URI divided as Go's {@code net/url} does it. Parts that are missing are empty.
 *
 * @param path decoded
 * @param rawPath as it was written, or decoded where that says the same
 */
record Uri(String scheme, String hostname, String port, String path, String rawPath, String rawQuery, String fragment) {
    private static final String HOST_CHARS = "!$&'()*+,;=:[]<>\"-_.~";

    /**
     * Divides a text.
     *
     * @throws BuiltinException with Go's message
     */
    static Uri parse(String text) {
        try {
            return new Parts(text).uri();
        } catch (BuiltinException e) {
            throw BuiltinException.error("parse " + Quoting.quoted(text, false) + ": " + e.getMessage());
        }
    }

    /** A URI while it is being divided. */
    private static final class Parts {
        private String rest;
        private String fragment = "";
        private String query = "";
        private String scheme = "";
        private String host = "";
        private String port = "";

        Parts(String text) {
            int hash = text.indexOf('#');
            rest = hash < 0 ? text : text.substring(0, hash);
            String after = hash < 0 ? "" : text.substring(hash + 1);
            requirePrintable(rest);
            fragment = UrlText.unescaped(after, false);
        }

        Uri uri() {
            if (rest.equals("*")) {
                return new Uri("", "", "", "*", "*", "", fragment);
            }
            scheme();
            int question = rest.indexOf('?');
            if (question >= 0) {
                query = rest.substring(question + 1);
                rest = rest.substring(0, question);
            }
            if (!rest.startsWith("/")) {
                if (!scheme.isEmpty()) {
                    return new Uri(scheme, "", "", "", "", query, fragment); // opaque, such as mailto:
                }
                requireNoColonInFirstSegment();
            }
            boolean authority = rest.startsWith("//") && (!scheme.isEmpty() || !rest.startsWith("///"));
            if (authority) {
                int slash = rest.indexOf('/', 2);
                String names = slash < 0 ? rest.substring(2) : rest.substring(2, slash);
                rest = slash < 0 ? "" : rest.substring(slash);
                authority(names);
            }
            String path = UrlText.unescaped(rest, false);
            String raw = UrlText.escapedPath(path).equals(rest) ? path : rest;
            return new Uri(scheme, host, port, path, raw, query, fragment);
        }

        private static void requirePrintable(String text) {
            if (text.chars().anyMatch(c -> c < ' ' || c == 0x7F)) {
                throw BuiltinException.error("net/url: invalid control character in URL");
            }
        }

        private void scheme() {
            for (int i = 0; i < rest.length(); i++) {
                char c = rest.charAt(i);
                boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
                boolean inner = (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
                if (c == ':') {
                    if (i == 0) {
                        throw BuiltinException.error("missing protocol scheme");
                    }
                    scheme = rest.substring(0, i).toLowerCase(Locale.ROOT);
                    rest = rest.substring(i + 1);
                    return;
                }
                if (!letter && (i == 0 || !inner)) {
                    return;
                }
            }
        }

        private void requireNoColonInFirstSegment() {
            int slash = rest.indexOf('/');
            String segment = slash < 0 ? rest : rest.substring(0, slash);
            if (segment.indexOf(':') >= 0) {
                throw BuiltinException.error("first path segment in URL cannot contain colon");
            }
        }

        private void authority(String names) {
            int at = names.lastIndexOf('@');
            if (at >= 0) {
                requireUserInfo(names.substring(0, at));
            }
            String hostAndPort = names.substring(at + 1);
            if (hostAndPort.startsWith("[")) {
                bracketed(hostAndPort);
                return;
            }
            int colon = hostAndPort.indexOf(':');
            int end = colon < 0 ? hostAndPort.length() : colon;
            requirePort(hostAndPort.substring(end));
            host = host(hostAndPort.substring(0, end));
            port = hostAndPort.substring(Math.min(end + 1, hostAndPort.length()));
        }

        private void bracketed(String hostAndPort) {
            int end = hostAndPort.lastIndexOf(']');
            if (end < 0) {
                throw BuiltinException.error("missing ']' in host");
            }
            String behind = hostAndPort.substring(end + 1);
            requirePort(behind);
            host = host(hostAndPort.substring(1, end));
            port = behind.isEmpty() ? "" : behind.substring(1);
        }

        private static void requireUserInfo(String info) {
            boolean valid = info.chars()
                    .allMatch(c -> (c < 0x80 && Character.isLetterOrDigit(c)) || "-._:~!$&'()*+,;=%@".indexOf(c) >= 0);
            if (!valid) {
                throw BuiltinException.error("net/url: invalid userinfo");
            }
            UrlText.unescaped(info, false);
        }

        private static boolean isPort(String port) {
            return port.isEmpty()
                    || (port.startsWith(":") && port.chars().skip(1).allMatch(c -> c >= '0' && c <= '9'));
        }

        private static void requirePort(String port) {
            if (!isPort(port)) {
                throw BuiltinException.error("invalid port " + Quoting.quoted(port, false) + " after host");
            }
        }

        /** A host name: of the ASCII characters, only those that may stand there; others only as UTF-8. */
        private static String host(String host) {
            for (int i = 0; i < host.length(); i++) {
                char c = host.charAt(i);
                boolean allowed = c >= 0x80 || Character.isLetterOrDigit(c) || c == '%' || HOST_CHARS.indexOf(c) >= 0;
                if (!allowed) {
                    throw BuiltinException.error(
                            "invalid character " + Quoting.quoted(String.valueOf(c), false) + " in host name");
                }
                boolean asciiEscaped = c == '%' && i + 2 < host.length() && host.charAt(i + 1) < '8';
                if (asciiEscaped && !host.startsWith("%25", i)) {
                    throw BuiltinException.error(
                            "invalid URL escape " + Quoting.quoted(host.substring(i, i + 3), false));
                }
            }
            return UrlText.unescaped(host, false);
        }
    }
}
