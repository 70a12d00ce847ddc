package dev.assay.rego.builtin.crypto;

import java.net.InetAddress;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Matches a host against a certificate's alternative names (RFC 6125): whole labels, a star only as the first one. */
final class HostName {
    private static final int DNS = 2;
    private static final int ADDRESS = 7;

    private HostName() {}

    static boolean matches(X509Certificate certificate, String host) throws CertificateParsingException {
        Collection<List<?>> names = certificate.getSubjectAlternativeNames();
        if (names == null) {
            return false;
        }
        InetAddress address = address(host);
        for (List<?> name : names) {
            int type = (Integer) name.get(0);
            if (address == null && type == DNS && matches((String) name.get(1), host)) {
                return true;
            }
            if (address != null && type == ADDRESS && address.equals(address((String) name.get(1)))) {
                return true;
            }
        }
        return false;
    }

    /** The address that a text is, without asking anybody; null for a name. */
    private static @Nullable InetAddress address(String host) {
        String bare = host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
        boolean literal = bare.indexOf(':') >= 0 || bare.matches("\\d{1,3}(\\.\\d{1,3}){3}");
        try {
            return literal ? InetAddress.ofLiteral(bare) : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static boolean matches(String pattern, String host) {
        String[] patterns = labels(pattern);
        String[] hosts = labels(host);
        if (patterns.length != hosts.length) {
            return false;
        }
        for (int i = 0; i < hosts.length; i++) {
            boolean star = i == 0 && patterns[0].equals("*") && hosts.length > 1;
            if (hosts[i].isEmpty() || !(star || patterns[i].equals(hosts[i]))) {
                return false;
            }
        }
        return true;
    }

    private static String[] labels(String name) {
        String bare = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
        return bare.toLowerCase(Locale.ROOT).split("\\.", -1);
    }
}
