package io.realname.registrar;

import io.realname.submission.Finding;
import io.realname.submission.PersonalText;
import io.realname.submission.Profile;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The entries of the registry's blocklist that a batch of cases was asked about: the rows of {@code sql/registrar/blocklist.sql}.
 *
 * @param names names on the list
 * @param numbers ID numbers on the list, in upper case
 */
record Blocklist(Set<String> names, Set<String> numbers) {
    /** The list of rows with the canonical columns. */
    static Blocklist of(List<Map<String, Object>> rows) {
        Set<String> names = new HashSet<>();
        Set<String> numbers = new HashSet<>();
        for (Map<String, Object> columns : rows) {
            CanonicalRow row = new CanonicalRow("blocklist.sql", columns);
            add(row.text("holder_name"), names);
            add(row.text("holder_id_number"), numbers);
        }
        return new Blocklist(names, numbers);
    }

    private static void add(@Nullable String value, Set<String> to) {
        if (value != null && !value.isBlank()) {
            to.add(key(value));
        }
    }

    /** The name under which a holder is looked up; empty if there is none. */
    static Optional<String> name(Profile profile) {
        return key(profile.name());
    }

    /** The number under which a holder is looked up; empty if there is none, for "0" says that there is none. */
    static Optional<String> number(Profile profile) {
        return key(profile.idNumber()).filter(number -> !number.equals("0"));
    }

    /** Reports name and number of a holder, as far as they are on the list. */
    void check(Profile profile, Consumer<Finding> report) {
        name(profile)
                .filter(names::contains)
                .ifPresent(name -> report.accept(Finding.of(RegistrarCodes.BLOCKLISTED, "/profile/name")));
        number(profile)
                .filter(numbers::contains)
                .ifPresent(number -> report.accept(Finding.of(RegistrarCodes.BLOCKLISTED, "/profile/idNumber")
                        .variant("number")));
    }

    /** Nothing of who is on it. */
    @Override
    public String toString() {
        return names.size() + " names and " + numbers.size() + " numbers of the blocklist";
    }

    private static Optional<String> key(@Nullable PersonalText text) {
        return Optional.ofNullable(text)
                .map(PersonalText::value)
                .map(Blocklist::key)
                .filter(key -> !key.isEmpty());
    }

    private static String key(String text) {
        return text.strip().toUpperCase(Locale.ROOT);
    }
}
