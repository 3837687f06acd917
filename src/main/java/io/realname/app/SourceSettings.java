package io.realname.app;

import io.realname.intake.Source;
import io.realname.intake.Sources;
import io.realname.intake.Way;
import io.realname.notify.Webhook;
import io.realname.security.SecretException;
import io.realname.submission.Language;
import io.realname.submission.Site;
import io.realname.time.Span;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All that the settings {@code realname.sources.<name>.*} say about one source.
 *
 * @param senders addresses and domains that may submit for it by mail, as they are written
 * @param authenticated whether its mails count only if the mail server found them to be genuine
 * @param webhook where it is told results, null if nowhere
 * @param silentAfter from when on it is a concern that nothing comes from it, null for never
 */
public record SourceSettings(
        Source source,
        List<String> senders,
        boolean authenticated,
        @Nullable Webhook webhook,
        @Nullable Span silentAfter) {
    /** How the keys of all sources begin. */
    public static final String PREFIX = "realname.sources.";

    /** Takes a copy of the senders. */
    public SourceSettings {
        senders = List.copyOf(senders);
    }

    /**
     * Every source of the settings, by name.
     *
     * @throws StartRefused if one cannot be used
     */
    public static List<SourceSettings> all(Settings settings) {
        List<SourceSettings> all = new ArrayList<>();
        for (String name : settings.namesBelow(PREFIX)) {
            all.add(of(settings, name));
        }
        return all;
    }

    /** What the settings say about the source of that name. */
    private static SourceSettings of(Settings settings, String name) {
        String prefix = PREFIX + name;
        try {
            Source source = new Source(
                    name,
                    ways(settings, prefix + ".ways"),
                    Site.of(settings.text(prefix + ".site").orElse("cn")),
                    Language.of(settings.text(prefix + ".language").orElse("zh")),
                    settings.text(prefix + ".quota").map(Integer::valueOf).orElse(null),
                    Charset.forName(settings.text(prefix + ".summary-charset").orElse("UTF-8")));
            return new SourceSettings(
                    source,
                    list(settings, prefix + ".senders"),
                    settings.text(prefix + ".sender-check").orElse("none").equals("authenticated"),
                    webhook(settings, prefix + ".webhook"),
                    settings.text(prefix + ".silent-after").map(Span::of).orElse(null));
        } catch (IllegalArgumentException e) {
            throw new StartRefused(
                    "The settings " + prefix + ".* have a value that cannot be; ./realname config check says which.",
                    e);
        }
    }

    private static Set<Way> ways(Settings settings, String key) {
        Set<Way> ways = EnumSet.noneOf(Way.class);
        list(settings, key).forEach(code -> ways.add(Way.of(code)));
        return ways.isEmpty() ? EnumSet.allOf(Way.class) : ways;
    }

    /** The values of a key that holds several, separated by commas, semicolons or white space. */
    public static List<String> list(Settings settings, String key) {
        return settings.text(key).map(text -> List.of(text.split("[,;\\s]+"))).orElse(List.of());
    }

    private static @Nullable Webhook webhook(Settings settings, String prefix) {
        Optional<String> url = settings.text(prefix + ".url");
        if (url.isEmpty()) {
            return null;
        }
        String secret = settings.text(prefix + ".secret")
                .orElseThrow(() -> new StartRefused(
                        "The service does not start, because " + prefix + ".url has no secret: set " + prefix
                                + ".secret, which the receiver checks the signature with.",
                        null));
        boolean mayBePrivate =
                settings.text(prefix + ".private").orElse("false").equals("true");
        try {
            return Webhook.of(url.get(), secret, mayBePrivate);
        } catch (IllegalArgumentException | SecretException e) {
            throw new StartRefused(
                    "The settings " + prefix + ".* cannot be used. " + e.getMessage() + " Correct or delete them.", e);
        }
    }

    /** Those sources, for whoever takes submissions in. */
    static Sources sources(List<SourceSettings> all) {
        Map<String, Source> sources = new HashMap<>();
        all.forEach(one -> sources.put(one.source().name(), one.source()));
        return new Sources(sources);
    }

    /** For how long each of those sources may be silent that must not be so for ever. */
    static Map<String, Span> silences(List<SourceSettings> all) {
        Map<String, Span> silences = new HashMap<>();
        for (SourceSettings one : all) {
            if (one.silentAfter() != null) {
                silences.put(one.source().name(), one.silentAfter());
            }
        }
        return silences;
    }

    /** The webhook of each of those sources that has one. */
    static Map<String, Webhook> webhooks(List<SourceSettings> all) {
        Map<String, Webhook> webhooks = new HashMap<>();
        for (SourceSettings one : all) {
            if (one.webhook() != null) {
                webhooks.put(one.source().name(), one.webhook());
            }
        }
        return webhooks;
    }
}
