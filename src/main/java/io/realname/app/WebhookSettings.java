package io.realname.app;

import io.realname.notify.Webhook;
import io.realname.security.SecretException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The webhooks that the settings give to sources. */
final class WebhookSettings {
    private static final String SOURCES = "realname.sources.";

    private final Settings settings;

    WebhookSettings(Settings settings) {
        this.settings = settings;
    }

    /**
     * The webhook of each source that has one.
     *
     * @throws StartRefused if one cannot be used
     */
    Map<String, Webhook> read() {
        Map<String, Webhook> webhooks = new HashMap<>();
        for (String name : settings.namesBelow(SOURCES)) {
            String prefix = SOURCES + name + ".webhook";
            settings.text(prefix + ".url").ifPresent(url -> webhooks.put(name, webhook(prefix, url)));
        }
        return webhooks;
    }

    private Webhook webhook(String prefix, String url) {
        Optional<String> secret = settings.text(prefix + ".secret");
        if (secret.isEmpty()) {
            throw new StartRefused(
                    "The service does not start, because " + prefix + ".url has no secret: set " + prefix
                            + ".secret, which the receiver checks the signature with.",
                    null);
        }
        boolean mayBePrivate =
                settings.text(prefix + ".private").orElse("false").equals("true");
        try {
            return Webhook.of(url, secret.get(), mayBePrivate);
        } catch (IllegalArgumentException | SecretException e) {
            throw new StartRefused("The setting " + prefix + " cannot be used. " + e.getMessage(), e);
        }
    }
}
