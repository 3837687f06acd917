package io.realname.app.config;

import io.realname.app.Settings;
import io.realname.app.StartRefused;
import io.realname.app.mail.MailSetup;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Looks for settings that mean nothing without another that is missing. */
final class PairCheck {
    private final Settings settings;
    private final Places places;
    private final List<Fault> faults = new ArrayList<>();

    PairCheck(Settings settings, Places places) {
        this.settings = settings;
        this.places = places;
    }

    /** The faults; call it only if the value of each setting alone can be. */
    List<Fault> faults(Set<String> registries) {
        for (String registry : registries) {
            both(KnownSettings.REVIEWERS + registry + ".url", KnownSettings.REVIEWERS + registry + ".secret");
        }
        for (String source : settings.namesBelow(KnownSettings.SOURCES)) {
            String prefix = KnownSettings.SOURCES + source;
            both(prefix + ".webhook.url", prefix + ".webhook.secret");
            needs(prefix + ".webhook.private", prefix + ".webhook.url");
            needs(prefix + ".sender-check", prefix + ".senders");
        }
        both("realname.registrar.url", "realname.registrar.sync.url");
        for (String database : List.of("database", "registrar", "registrar.sync")) {
            needs("realname." + database + ".password", "realname." + database + ".user");
        }
        needs("realname.node", "realname.database.url"); // An embedded server belongs to one program.
        mail();
        return faults;
    }

    private void mail() {
        both("realname.mail.imap.url", "realname.mail.smtp.url");
        needs("realname.mail.imap.url", "realname.mail.from");
        boolean whole = isSet("realname.mail.imap.url") && isSet("realname.mail.smtp.url");
        for (String server : List.of("realname.mail.imap", "realname.mail.smtp")) {
            needs(server + ".user", server + ".url");
            needs(server + ".password", server + ".user");
            needs(server + ".token", server + ".user");
            boolean password = isSet(server + ".password");
            boolean token = isSet(server + ".token");
            if (password && token) {
                tell(server + ".token", "There is a password as well; delete " + server + ".password or the token.");
            } else if (isSet(server + ".user") && !password && !token) {
                whole = false;
                tell(
                        server + ".user",
                        "Who logs in needs a password or a token: name the file that holds it in "
                                + Settings.variable(server + ".password") + "_FILE or "
                                + Settings.variable(server + ".token")
                                + "_FILE.");
            }
        }
        if (whole && isSet("realname.mail.from")) {
            try {
                MailSetup.of(settings);
            } catch (StartRefused e) {
                // What is wrong with senders and webhooks is told of their sources.
                e.setting().ifPresent(key -> tell(key, e.sentence()));
            }
        }
    }

    private void both(String one, String other) {
        needs(one, other);
        needs(other, one);
    }

    private void needs(String key, String needed) {
        if (isSet(key) && !isSet(needed)) {
            tell(key, key + " means nothing without " + needed + ": set that too, or delete this.");
        }
    }

    private boolean isSet(String key) {
        return settings.text(key).isPresent();
    }

    private void tell(String key, String sentence) {
        faults.add(places.fault(key, sentence));
    }
}
