package io.realname.screening.domain;

import com.ibm.icu.text.IDNA;
import io.realname.submission.DomainNames;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a text that is no domain name.
 *
 * @param variant the kind of fault: {@code blank url email dots no-suffix address length hyphen punycode space character other}
 * @param character the first character that does not belong there, for {@code character} alone
 * @param meant the name that is clearly meant, if there is one
 */
record SyntaxFault(
        String variant,
        @Nullable String character,
        @Nullable String meant) {
    private static final String FULL_STOPS = ".。．｡";
    private static final Set<IDNA.Error> LENGTH =
            EnumSet.of(IDNA.Error.LABEL_TOO_LONG, IDNA.Error.DOMAIN_NAME_TOO_LONG);
    private static final Set<IDNA.Error> HYPHEN =
            EnumSet.of(IDNA.Error.LEADING_HYPHEN, IDNA.Error.TRAILING_HYPHEN, IDNA.Error.HYPHEN_3_4);
    private static final Set<IDNA.Error> PUNYCODE = EnumSet.of(IDNA.Error.PUNYCODE, IDNA.Error.INVALID_ACE_LABEL);

    /** The fault of {@code name}, which {@link DomainNames#ascii} has refused; of several the one that explains the others. */
    static SyntaxFault of(String name) {
        String bare = name.strip();
        if (bare.isEmpty()) {
            return new SyntaxFault("blank", null, null);
        }
        if (bare.indexOf('@') >= 0) {
            return new SyntaxFault("email", null, null);
        }
        if (bare.indexOf('/') >= 0 || bare.indexOf('\\') >= 0 || bare.indexOf(':') >= 0 || bare.indexOf('?') >= 0) {
            return new SyntaxFault("url", null, valid(host(bare)));
        }
        if (bare.chars().anyMatch(Character::isWhitespace) || !bare.equals(name)) {
            return new SyntaxFault("space", null, valid(name.replaceAll("\\s", "")));
        }
        return ofText(bare, DomainNames.errors(bare));
    }

    private static SyntaxFault ofText(String name, Set<IDNA.Error> errors) {
        boolean dotted = isFullStop(name.charAt(0)) || isFullStop(name.charAt(name.length() - 1));
        if (dotted || errors.contains(IDNA.Error.EMPTY_LABEL)) {
            return new SyntaxFault("dots", null, dotted ? valid(withoutOuterDots(name)) : null);
        }
        if (name.chars().noneMatch(SyntaxFault::isFullStop)) {
            return new SyntaxFault("no-suffix", null, null);
        }
        if (isAny(errors, LENGTH)) {
            return new SyntaxFault("length", null, null);
        }
        Optional<String> foreign = firstForeign(name);
        if (foreign.isPresent()) {
            return new SyntaxFault("character", foreign.get(), null);
        }
        if (Character.isDigit(name.charAt(lastLabel(name)))) {
            return new SyntaxFault("address", null, null);
        }
        if (isAny(errors, PUNYCODE) || name.toLowerCase(Locale.ROOT).contains("xn--")) {
            return new SyntaxFault("punycode", null, null);
        }
        return new SyntaxFault(isAny(errors, HYPHEN) ? "hyphen" : "other", null, null);
    }

    /** The host in something like an address of a page. */
    private static String host(String address) {
        int scheme = address.indexOf("://");
        String rest = scheme < 0 ? address : address.substring(scheme + 3);
        int end = 0;
        while (end < rest.length() && "/\\:?#".indexOf(rest.charAt(end)) < 0) {
            end++;
        }
        String host = rest.substring(0, end);
        return host.toLowerCase(Locale.ROOT).startsWith("www.") ? host.substring(4) : host;
    }

    private static @Nullable String valid(String name) {
        return DomainNames.ascii(name) == null ? null : name;
    }

    private static String withoutOuterDots(String name) {
        int from = 0;
        int to = name.length();
        while (from < to && isFullStop(name.charAt(from))) {
            from++;
        }
        while (to > from && isFullStop(name.charAt(to - 1))) {
            to--;
        }
        return name.substring(from, to);
    }

    private static Optional<String> firstForeign(String name) {
        return name.toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(c -> c != '-' && !isFullStop(c) && !DomainNames.isPermitted(c))
                .mapToObj(SyntaxFault::shown)
                .findFirst();
    }

    /** A character, or its code point where nobody would see it. */
    private static String shown(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.NON_SPACING_MARK,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> String.format("U+%04X", c);
            default -> Character.toString(c);
        };
    }

    private static int lastLabel(String name) {
        int from = name.length();
        while (from > 0 && !isFullStop(name.charAt(from - 1))) {
            from--;
        }
        return from;
    }

    private static boolean isFullStop(int c) {
        return FULL_STOPS.indexOf(c) >= 0;
    }

    private static boolean isAny(Set<IDNA.Error> errors, Set<IDNA.Error> kind) {
        return errors.stream().anyMatch(kind::contains);
    }
}
