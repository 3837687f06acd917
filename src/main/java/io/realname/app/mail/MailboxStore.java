package io.realname.app.mail;

import jakarta.mail.NoSuchProviderException;
import jakarta.mail.Provider;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import java.io.IOException;
import java.util.Objects;
import java.util.Properties;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.eclipse.angus.mail.imap.protocol.IMAPProtocol;

/** A mailbox on a server to which each connection introduces itself, and which tells when its folder was opened. Thread-safe. */
public final class MailboxStore extends IMAPStore {
    private static final String OPENED = "realname.mailbox.opened";

    /** Made by the mail library for a session of {@link #session}. */
    public MailboxStore(Session session, URLName url) {
        super(session, url, url.getProtocol(), url.getProtocol().endsWith("s"));
    }

    /**
     * A session whose mailboxes are of this kind.
     *
     * @param opened is run whenever a folder was opened
     */
    static Session session(MailServer server, Runnable opened) {
        Properties properties = server.properties();
        properties.put(OPENED, opened);
        Session session = Session.getInstance(properties);
        try {
            session.setProvider(new Provider(
                    Provider.Type.STORE, server.protocol(), MailboxStore.class.getName(), "Realname", null));
        } catch (NoSuchProviderException e) {
            throw new IllegalStateException("A provider that is given cannot be missing.", e);
        }
        return session;
    }

    @Override
    protected IMAPProtocol newIMAPProtocol(String host, int port) throws IOException, ProtocolException {
        Properties properties = session.getProperties();
        return new MailboxConnection(
                name, host, port, properties, isSSL, logger, Objects.requireNonNull((Runnable) properties.get(OPENED)));
    }
}
