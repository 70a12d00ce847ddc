package dev.assay.rego.parse;

/** What a URL of metadata must at least keep to. */
final class Urls {
    private Urls() {}

    /** The URL, if it may be one. */
    static String checked(String url) {
        for (int i = 0; i < url.length(); i++) {
            char c = url.charAt(i);
            if (c < ' ' || c == 0x7f) {
                throw invalid(url, "invalid control character in URL");
            }
            if (c == '%' && !isEscape(url, i)) {
                throw invalid(url, "invalid URL escape");
            }
        }
        int colon = url.indexOf(':');
        if (colon == 0) {
            throw invalid(url, "missing protocol scheme");
        }
        return url;
    }

    private static boolean isEscape(String url, int at) {
        return at + 2 < url.length()
                && Character.digit(url.charAt(at + 1), 16) >= 0
                && Character.digit(url.charAt(at + 2), 16) >= 0;
    }

    private static MetadataException invalid(String url, String why) {
        return new MetadataException("invalid related-resource definition " + url + ": parse \"" + url + "\": " + why);
    }
}
