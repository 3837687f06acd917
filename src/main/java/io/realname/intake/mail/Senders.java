package io.realname.intake.mail;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Which source a mail's sender belongs to. Immutable. */
public final class Senders {
    private final Map<String, Sender> byPattern = new HashMap<>();

    /**
     * Whom an address belongs to.
     *
     * @param source name of the source
     * @param authenticated whether its mails count only if the mail server found them to be genuine
     */
    public record Sender(String source, boolean authenticated) {}

    /**
     * Senders by source.
     *
     * @param patterns addresses, and domains written as {@code @example.cn} for every address of exactly that domain
     * @throws IllegalArgumentException if a pattern is neither, or belongs to two sources
     */
    public Senders(Map<Sender, List<String>> patterns) {
        patterns.forEach((sender, list) ->
                list.forEach(pattern -> put(pattern.strip().toLowerCase(Locale.ROOT), sender)));
    }

    private void put(String pattern, Sender sender) {
        int at = pattern.lastIndexOf('@');
        if (at < 0 || at == pattern.length() - 1 || pattern.indexOf(' ') >= 0) {
            throw new IllegalArgumentException("The sender \"" + pattern + "\" of the source " + sender.source()
                    + " is neither an address nor a domain such as @example.cn; correct it.");
        }
        Sender other = byPattern.putIfAbsent(pattern, sender);
        if (other != null && !other.equals(sender)) {
            throw new IllegalArgumentException("The sender \"" + pattern + "\" is listed for both " + other.source()
                    + " and " + sender.source() + "; list it for one.");
        }
    }

    /** The source of an address: that which lists it, else that which lists its domain. */
    public Optional<Sender> of(String address) {
        String plain = address.toLowerCase(Locale.ROOT);
        Sender listed = byPattern.get(plain);
        return Optional.ofNullable(
                listed != null ? listed : byPattern.get(plain.substring(Math.max(0, plain.lastIndexOf('@')))));
    }
}
