package io.realname.app.config;

import io.realname.app.SourceSettings;
import io.realname.intake.NearestName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Every setting there is, with what its value must be. In a name {@code *} stands for a source or a registry. */
final class KnownSettings {
    static final String SOURCES = SourceSettings.PREFIX;
    static final String REVIEWERS = "realname.reviewers.";

    private static final String ROOT = "realname.";
    private static final Rule TEXT = Rule.text();
    private static final Rule HTTP = Rule.url(Set.of("http", "https"), "https://realname.example.cn");
    private static final Rule JDBC = Rule.beginning("jdbc:postgresql:", "jdbc:postgresql://127.0.0.1:5432/realname");
    private static final Map<String, Rule> RULES = new LinkedHashMap<>();

    static {
        RULES.put("realname.data.dir", TEXT);
        RULES.put("realname.node", Rule.name());
        for (String database : List.of("database", "registrar", "registrar.sync")) {
            RULES.put(ROOT + database + ".url", JDBC);
            RULES.put(ROOT + database + ".user", TEXT);
            RULES.put(ROOT + database + ".password", TEXT);
        }
        RULES.put("realname.http.host", TEXT);
        RULES.put("realname.http.port", Rule.wholeNumber(0, 65_535));
        RULES.put("realname.http.public-url", HTTP);
        RULES.put(REVIEWERS + "*.url", HTTP);
        RULES.put(REVIEWERS + "*.secret", TEXT);
        RULES.put("realname.icp.url", HTTP);
        RULES.put("realname.security.keys", TEXT);
        RULES.put("realname.intake.grace-seconds", Rule.number(0, 86_400));
        RULES.put("realname.mail.imap.url", Rule.url(Set.of("imap", "imaps"), "imaps://mail.example.cn"));
        RULES.put("realname.mail.smtp.url", Rule.url(Set.of("smtp", "smtps"), "smtps://mail.example.cn"));
        for (String server : List.of("imap", "smtp")) {
            for (String login : List.of("user", "password", "token")) {
                RULES.put(ROOT + "mail." + server + "." + login, TEXT);
            }
        }
        for (String name : List.of("from", "folder", "processed", "quarantine", "authserv-id", "authorities")) {
            RULES.put(ROOT + "mail." + name, TEXT);
        }
        RULES.put("realname.mail.poll-seconds", Rule.number(0.1, 86_400));
        RULES.put("realname.clock.day-seconds", Rule.number(0.01, 86_400));
        RULES.put(SOURCES + "*.ways", Rule.someOf("folder", "mail", "rest"));
        RULES.put(SOURCES + "*.site", Rule.oneOf("cn", "intl"));
        RULES.put(SOURCES + "*.language", Rule.oneOf("zh", "en"));
        RULES.put(SOURCES + "*.quota", Rule.wholeNumber(1, 1_000_000_000));
        RULES.put(SOURCES + "*.silent-after", Rule.span());
        RULES.put(SOURCES + "*.summary-charset", Rule.oneOf("UTF-8", "GB18030"));
        RULES.put(SOURCES + "*.senders", TEXT);
        RULES.put(SOURCES + "*.sender-check", Rule.oneOf("none", "authenticated"));
        RULES.put(SOURCES + "*.webhook.url", TEXT);
        RULES.put(SOURCES + "*.webhook.secret", TEXT);
        RULES.put(SOURCES + "*.webhook.private", Rule.oneOf("true", "false"));
    }

    private KnownSettings() {}

    /** What the value of a key must be; empty if nobody knows the key. */
    static Optional<Rule> rule(String key) {
        return Optional.ofNullable(RULES.get(general(key)));
    }

    /** All keys that there are for these sources and registries. */
    static List<String> keys(Collection<String> sources, Collection<String> registries) {
        List<String> keys = new ArrayList<>();
        for (String name : RULES.keySet()) {
            if (name.startsWith(SOURCES)) {
                sources.forEach(source -> keys.add(name.replace("*", source)));
            } else if (name.startsWith(REVIEWERS)) {
                registries.forEach(registry -> keys.add(name.replace("*", registry)));
            } else {
                keys.add(name);
            }
        }
        return keys;
    }

    /** The known key that an unknown one was probably meant to be. */
    static Optional<String> nearest(String key) {
        String general = general(key);
        List<String> names = RULES.keySet().stream()
                .map(name -> name.substring(ROOT.length()))
                .toList();
        String plain = general.startsWith(ROOT) ? general.substring(ROOT.length()) : general;
        return NearestName.of(plain, names)
                .or(() -> NearestName.of(general, RULES.keySet()).map(name -> name.substring(ROOT.length())))
                .map(name -> ROOT + name.replace("*", name(key)));
    }

    /** The key with {@code *} in place of the name of a source or registry. */
    private static String general(String key) {
        for (String prefix : List.of(SOURCES, REVIEWERS)) {
            if (key.startsWith(prefix) && key.indexOf('.', prefix.length()) > 0) {
                return prefix + "*" + key.substring(key.indexOf('.', prefix.length()));
            }
        }
        return key;
    }

    private static String name(String key) {
        String[] parts = key.split("\\.");
        return parts.length > 2 ? parts[2] : "NAME";
    }
}
