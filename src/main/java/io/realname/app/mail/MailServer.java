package io.realname.app.mail;

import io.realname.app.Settings;
import io.realname.app.StartRefused;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.function.Supplier;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * A mail server as the settings say. To another machine it is spoken to by TLS alone: from the first byte ({@code imaps}, {@code
 * smtps}) or after STARTTLS, without which nothing is sent.
 *
 * @param protocol {@code imap}, {@code imaps}, {@code smtp} or {@code smtps}
 * @param user who logs in, null for nobody
 * @param secret gives the password or token anew for each login, so that one that is renewed in its file is used at once
 * @param token whether the secret is an OAuth 2 token
 * @param trust makes connections, null to trust whom Java trusts
 */
record MailServer(
        String protocol,
        String host,
        int port,
        @Nullable String user,
        Supplier<String> secret,
        boolean token,
        @Nullable SSLSocketFactory trust) {
    private static final Map<String, Integer> PORTS = Map.of("imap", 143, "imaps", 993, "smtp", 587, "smtps", 465);
    private static final String CONNECT_MILLIS = "5000";
    private static final String ANSWER_MILLIS = "10000";
    /**
     * Who takes a mail over may look at it for so long first (RFC 5321, 4.5.3.2.6); who does not wait for the answer sends the mail again
     * although it was taken.
     */
    private static final String TAKEN_MILLIS = "600000";

    private static final String FETCHED_AT_ONCE = String.valueOf(1 << 20);

    /**
     * The server of the settings {@code prefix.url}, {@code .user}, {@code .password} and {@code .token}.
     *
     * @throws StartRefused if they do not name one
     */
    static MailServer of(Settings settings, String prefix, Set<String> protocols, @Nullable SSLSocketFactory trust) {
        URI url = url(prefix, settings.text(prefix + ".url").orElse(""), protocols);
        Optional<String> user = settings.text(prefix + ".user");
        boolean token = settings.text(prefix + ".token").isPresent();
        String key = prefix + (token ? ".token" : ".password");
        if (user.isPresent() && settings.text(key).isEmpty()) {
            throw new StartRefused(
                    "The setting " + key + " is missing: who logs in as " + prefix
                            + ".user says needs a password or a token, best in a file that " + Settings.variable(key)
                            + "_FILE names.",
                    null);
        }
        return new MailServer(
                url.getScheme(),
                url.getHost(),
                url.getPort() > 0 ? url.getPort() : PORTS.getOrDefault(url.getScheme(), 0),
                user.orElse(null),
                () -> settings.text(key).orElse(""),
                token,
                trust);
    }

    private static URI url(String prefix, String text, Set<String> protocols) {
        try {
            URI url = new URI(text);
            if (url.getScheme() != null
                    && protocols.contains(url.getScheme())
                    && url.getHost() != null
                    && url.getUserInfo() == null
                    && url.getPath().replace("/", "").isEmpty()
                    && url.getQuery() == null) {
                return url;
            }
        } catch (URISyntaxException e) {
            throw refused(prefix, protocols, e);
        }
        throw refused(prefix, protocols, null);
    }

    private static StartRefused refused(String prefix, Set<String> protocols, @Nullable Exception cause) {
        String example =
                protocols.stream().sorted().reduce((first, last) -> last).orElse("") + "://mail.example.cn";
        return StartRefused.ofSetting(
                prefix + ".url",
                "The setting " + prefix + ".url must be the address of a mail server such as " + example
                        + ", with nothing but a port behind it; the user has a setting of their own.",
                cause);
    }

    /** As Camel wants it in a route. */
    String uri() {
        return protocol + "://" + host + ":" + port;
    }

    /** How the mail library connects. */
    Properties properties() {
        Properties all = new Properties();
        String prefix = "mail." + protocol + ".";
        all.setProperty(prefix + "connectiontimeout", CONNECT_MILLIS);
        boolean sends = protocol.startsWith("smtp");
        all.setProperty(prefix + "timeout", sends ? TAKEN_MILLIS : ANSWER_MILLIS);
        if (sends) {
            all.setProperty(prefix + "quitwait", "false"); // The mail is taken, whatever is said to the farewell.
        }
        all.setProperty(prefix + "writetimeout", ANSWER_MILLIS);
        all.setProperty(prefix + "fetchsize", FETCHED_AT_ONCE);
        all.setProperty(prefix + "ssl.checkserveridentity", "true");
        all.setProperty(prefix + "auth", String.valueOf(user != null));
        if (!protocol.endsWith("s")) {
            all.setProperty(prefix + "starttls.enable", "true");
            all.setProperty(prefix + "starttls.required", String.valueOf(!isHere()));
        }
        if (token) {
            all.setProperty(prefix + "auth.mechanisms", "XOAUTH2");
        }
        if (trust != null) {
            all.put(prefix + "ssl.socketFactory", trust);
        }
        return all;
    }

    /** Whether it is on this machine, so that nobody can listen on the way. */
    private boolean isHere() {
        return host.equals("localhost") || host.matches("127(\\.[0-9]{1,3}){3}") || host.equals("[::1]");
    }

    /** Its address: never the secret. */
    @Override
    public String toString() {
        return uri();
    }
}
