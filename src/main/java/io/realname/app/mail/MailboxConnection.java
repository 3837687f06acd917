package io.realname.app.mail;

import java.io.IOException;
import java.util.Map;
import java.util.Properties;
import org.eclipse.angus.mail.iap.CommandFailedException;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.eclipse.angus.mail.imap.ResyncData;
import org.eclipse.angus.mail.imap.protocol.IMAPProtocol;
import org.eclipse.angus.mail.imap.protocol.MailboxInfo;
import org.eclipse.angus.mail.util.MailLogger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A connection that says which program it is before it opens a folder (RFC 2971): the large providers of mailboxes in China let nobody
 * open one who has not. For one thread at a time.
 */
final class MailboxConnection extends IMAPProtocol {
    private static final Logger LOG = LoggerFactory.getLogger(MailboxConnection.class);
    private static final Map<String, String> PROGRAM =
            Map.of(IMAPStore.ID_NAME, "Realname", IMAPStore.ID_VERSION, "1", IMAPStore.ID_VENDOR, "Realname");

    private final Runnable opened;
    private boolean introduced;

    MailboxConnection(
            String name, String host, int port, Properties properties, boolean tls, MailLogger logger, Runnable opened)
            throws IOException, ProtocolException {
        super(name, host, port, properties, tls, logger);
        this.opened = opened;
    }

    @Override
    public MailboxInfo select(String folder, @Nullable ResyncData known) throws ProtocolException {
        introduce();
        MailboxInfo info = super.select(folder, known);
        opened.run();
        return info;
    }

    private void introduce() throws ProtocolException {
        if (introduced || !hasCapability("ID")) {
            return;
        }
        introduced = true;
        try {
            id(PROGRAM);
        } catch (CommandFailedException e) {
            LOG.debug(
                    "The mail server does not want to know which program this is; it is asked for the folder all the same.");
        }
    }
}
