package io.realname.app.mail;

import io.realname.app.StartRefused;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/** Trusts mail servers whose certificates come from an authority of the company's own. */
final class OwnAuthorities {
    private OwnAuthorities() {}

    /**
     * Makes connections to servers that one of the certificates in {@code file} vouches for, and to no others.
     *
     * @param file certificates in PEM form
     * @throws StartRefused if there are none in it
     */
    static SSLSocketFactory in(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(null, null);
            for (Certificate certificate :
                    CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                trusted.setCertificateEntry("authority-" + trusted.size(), certificate);
            }
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context.getSocketFactory();
        } catch (IOException | GeneralSecurityException e) {
            throw StartRefused.ofSetting(
                    "realname.mail.authorities",
                    "The file that realname.mail.authorities names, " + file
                            + ", cannot be read as certificates in PEM form; correct it.",
                    e);
        }
    }
}
