package dev.assay.rego.builtin.crypto;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.PKIXCertPathBuilderResult;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Verifies a chain: the first certificate is trusted, the last is the one in question, those between may help. The path
 * itself (signatures, validity, authorities, name constraints) is the JDK's work by RFC 5280; usage and host name are
 * checked here as Go does.
 */
final class Chain {
    private Chain() {}

    /** The chain from the leaf to the root, or nothing when there is none that holds. */
    static List<Certificate> verify(List<Certificate> certificates, VerifyOptions options) {
        if (certificates.size() < 2) {
            return List.of();
        }
        try {
            List<X509Certificate> parsed = parse(certificates);
            List<X509Certificate> path = path(parsed, options);
            for (X509Certificate certificate : path) {
                certificate.checkValidity(Date.from(options.time()));
            }
            boolean good = allows(path, options.usages())
                    && (options.host().isEmpty() || HostName.matches(path.getFirst(), options.host()));
            return good ? originals(path, parsed, certificates) : List.of();
        } catch (GeneralSecurityException e) {
            return List.of();
        }
    }

    private static List<X509Certificate> parse(List<Certificate> certificates) throws CertificateException {
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        List<X509Certificate> parsed = new ArrayList<>();
        for (Certificate certificate : certificates) {
            parsed.add((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(certificate.raw())));
        }
        return parsed;
    }

    private static List<X509Certificate> path(List<X509Certificate> parsed, VerifyOptions options)
            throws GeneralSecurityException {
        X509Certificate root = parsed.getFirst();
        X509Certificate leaf = parsed.getLast();
        if (leaf.equals(root)) {
            return List.of(leaf);
        }
        X509CertSelector target = new X509CertSelector();
        target.setCertificate(leaf);
        PKIXBuilderParameters parameters = new PKIXBuilderParameters(Set.of(new TrustAnchor(root, null)), target);
        parameters.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(parsed)));
        parameters.setRevocationEnabled(false);
        parameters.setDate(Date.from(options.time()));
        PKIXCertPathBuilderResult result =
                (PKIXCertPathBuilderResult) CertPathBuilder.getInstance("PKIX").build(parameters);
        List<X509Certificate> path = new ArrayList<>();
        result.getCertPath().getCertificates().forEach(certificate -> path.add((X509Certificate) certificate));
        path.add(root);
        return path;
    }

    /** Whether each certificate of the path that is limited to some usages allows one of the wanted ones. */
    private static boolean allows(List<X509Certificate> path, List<Integer> wanted) throws GeneralSecurityException {
        if (wanted.contains(ExtendedKeyUsage.ANY)) {
            return true;
        }
        Set<Integer> left = new HashSet<>(wanted);
        for (X509Certificate certificate : path) {
            List<String> usages = certificate.getExtendedKeyUsage();
            if (usages != null && !usages.contains(ExtendedKeyUsage.IDENTIFIERS.getFirst())) {
                left.removeIf(usage -> !usages.contains(ExtendedKeyUsage.IDENTIFIERS.get(usage)));
            }
        }
        return !left.isEmpty();
    }

    private static List<Certificate> originals(
            List<X509Certificate> path, List<X509Certificate> parsed, List<Certificate> certificates)
            throws GeneralSecurityException {
        List<Certificate> originals = new ArrayList<>();
        for (X509Certificate certificate : path) {
            byte[] raw = certificate.getEncoded();
            for (int i = 0; i < parsed.size(); i++) {
                if (Arrays.equals(raw, certificates.get(i).raw())) {
                    originals.add(certificates.get(i));
                    break;
                }
            }
        }
        return originals;
    }
}
