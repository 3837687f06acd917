package io.realname.app.config;

import static io.realname.app.config.KnownSettings.SOURCES;

import io.realname.app.Settings;
import io.realname.app.SourceSettings;
import io.realname.intake.mail.Senders;
import io.realname.notify.Webhook;
import io.realname.security.SecretException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Looks at what the settings of each source say together, and at what those of two sources say against each other. */
final class SourceCheck {
    private final Settings settings;
    private final Places places;
    private final List<Fault> faults = new ArrayList<>();
    private final Map<String, String> sourceBySender = new HashMap<>();

    SourceCheck(Settings settings, Places places) {
        this.settings = settings;
        this.places = places;
    }

    /** The faults; call it only if the value of each setting alone can be. */
    List<Fault> faults() {
        for (String name : settings.namesBelow(SOURCES)) {
            senders(name, SOURCES + name);
            webhook(SOURCES + name + ".webhook");
        }
        return faults;
    }

    private void senders(String name, String prefix) {
        List<String> senders = SourceSettings.list(settings, prefix + ".senders");
        List<String> ways = SourceSettings.list(settings, prefix + ".ways");
        if (!senders.isEmpty() && !ways.isEmpty() && !ways.contains("mail")) {
            tell(
                    prefix + ".senders",
                    "The source " + name
                            + " has senders, but no mail among its ways, so none of them may write: add mail to "
                            + prefix + ".ways, or delete the senders.");
        }
        if (senders.isEmpty() && ways.contains("mail")) {
            tell(
                    prefix + ".ways",
                    "The source " + name + " may submit by mail, but nobody may write for it: list its addresses in "
                            + prefix + ".senders, or take mail out of its ways.");
        }
        boolean authenticated =
                settings.text(prefix + ".sender-check").orElse("none").equals("authenticated");
        if (authenticated && settings.text("realname.mail.authserv-id").isEmpty()) {
            tell(
                    prefix + ".sender-check",
                    "The source " + name
                            + " takes authenticated senders only: set realname.mail.authserv-id to the name under "
                            + "which your mail server writes Authentication-Results.");
        }
        for (String sender : senders) {
            sender(name, prefix + ".senders", sender.toLowerCase(Locale.ROOT));
        }
    }

    private void sender(String name, String key, String sender) {
        try {
            new Senders(Map.of(new Senders.Sender(name, false), List.of(sender)));
        } catch (IllegalArgumentException e) {
            tell(key, String.valueOf(e.getMessage()));
        }
        String other = sourceBySender.putIfAbsent(sender, name);
        if (other != null && !other.equals(name)) {
            tell(
                    key,
                    "The sender \"" + sender + "\" is listed for both " + other + " and " + name
                            + "; list it for one.");
        }
    }

    private void webhook(String prefix) {
        String url = settings.text(prefix + ".url").orElse("");
        String secret = settings.text(prefix + ".secret").orElse("");
        if (url.isEmpty() || secret.isEmpty()) {
            return; // One without the other is told by the check of pairs.
        }
        try {
            Webhook.of(
                    url, secret, settings.text(prefix + ".private").orElse("").equals("true"));
        } catch (SecretException e) {
            tell(prefix + ".secret", String.valueOf(e.getMessage()));
        } catch (IllegalArgumentException e) {
            tell(prefix + ".url", String.valueOf(e.getMessage()));
        }
    }

    private void tell(String key, String sentence) {
        faults.add(places.fault(key, sentence));
    }
}
