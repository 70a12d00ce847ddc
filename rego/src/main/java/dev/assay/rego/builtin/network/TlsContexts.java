package dev.assay.rego.builtin.network;

import dev.assay.rego.builtin.BuiltinException;
import dev.assay.rego.builtin.crypto.MalformedException;
import dev.assay.rego.builtin.crypto.PemBlock;
import dev.assay.rego.builtin.crypto.PemKeys;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** Makes the JDK's contexts of TLS. */
final class TlsContexts {
    private TlsContexts() {}

    static SSLContext of(TlsOptions options) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            TrustManager[] trust = options.unverified()
                    ? new TrustManager[] {new Anybody()}
                    : options.authorities().isEmpty() ? null : authorities(options);
            KeyManager[] keys = options.certificate().isEmpty() || options.key().isEmpty() ? null : identity(options);
            context.init(keys, trust, null);
            return context;
        } catch (GeneralSecurityException | IOException | MalformedException e) {
            throw BuiltinException.error("cannot use the TLS options: " + e.getMessage());
        }
    }

    private static TrustManager[] authorities(TlsOptions options)
            throws GeneralSecurityException, IOException, MalformedException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        int count = 0;
        for (Certificate certificate : certificates(options.authorities())) {
            store.setCertificateEntry("given" + count++, certificate);
        }
        if (count == 0) {
            throw new MalformedException("could not append certificates");
        }
        if (options.systemAuthorities()) {
            for (X509Certificate certificate : system()) {
                store.setCertificateEntry("system" + count++, certificate);
            }
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory.getTrustManagers();
    }

    private static List<X509Certificate> system() throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init((KeyStore) null);
        List<X509Certificate> certificates = new ArrayList<>();
        for (TrustManager manager : factory.getTrustManagers()) {
            if (manager instanceof X509TrustManager trust) {
                certificates.addAll(List.of(trust.getAcceptedIssuers()));
            }
        }
        return certificates;
    }

    private static KeyManager[] identity(TlsOptions options)
            throws GeneralSecurityException, IOException, MalformedException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        char[] none = new char[0];
        Certificate[] chain = certificates(options.certificate()).toArray(Certificate[]::new);
        store.setKeyEntry("identity", PemKeys.privateKey(options.key()), none, chain);
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, none);
        return factory.getKeyManagers();
    }

    private static List<Certificate> certificates(String pem) throws GeneralSecurityException {
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        List<Certificate> certificates = new ArrayList<>();
        for (PemBlock block = PemBlock.next(pem, 0); block != null; block = PemBlock.next(pem, block.end())) {
            if (block.type().equals("CERTIFICATE")) {
                certificates.add(factory.generateCertificate(new ByteArrayInputStream(block.bytes())));
            }
        }
        return certificates;
    }

    /** Trusts any certificate: what {@code tls_insecure_skip_verify} asks for. */
    private static final class Anybody extends X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, @Nullable Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, @Nullable Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, @Nullable SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, @Nullable SSLEngine engine) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
