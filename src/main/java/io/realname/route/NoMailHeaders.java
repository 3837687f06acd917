package io.realname.route;

import jakarta.mail.Message;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.component.mail.MailBinding;

/**
 * Lets no header of a mail into an exchange. Camel 4.18.0 would copy them all, and then take {@code moveTo}, {@code copyTo} and {@code
 * delete} among them for its own (CVE-2026-33454); it does so lazily, so also behind a guard, and whatever the header's size. Our own
 * reader finds the headers in the stored message. Thread-safe.
 */
public final class NoMailHeaders extends MailBinding {
    /** A binding that gives the raw message as the body and nothing else. */
    public NoMailHeaders() {
        super(null, null, false, false);
    }

    @Override
    protected Map<String, Object> extractHeadersFromMail(Message mailMessage, Exchange exchange) {
        return new HashMap<>();
    }
}
