package io.realname.registrar;

import io.realname.submission.Finding;
import io.realname.submission.HolderType;
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
 * The entries of the registry's blocklist that a batch of cases was asked about: the rows of {@code sql/registrar/blocklist.sql}. A number
 * is enough, and an organisation's name. People share their names: a person's is enough only where the entry has no number, for otherwise
 * everybody of that name would be turned away.
 *
 * @param names names on the list, in upper case; likewise the other two
 * @param namesAlone those of entries without a number
 * @param numbers ID numbers on the list
 */
record Blocklist(Set<String> names, Set<String> namesAlone, Set<String> numbers) {
    /** The list of rows with the canonical columns. */
    static Blocklist of(List<Map<String, Object>> rows) {
        Set<String> names = new HashSet<>();
        Set<String> namesAlone = new HashSet<>();
        Set<String> numbers = new HashSet<>();
        for (Map<String, Object> columns : rows) {
            CanonicalRow row = new CanonicalRow("blocklist.sql", columns);
            String name = key(row.text("holder_name"));
            String number = key(row.text("holder_id_number"));
            names.add(name);
            numbers.add(number);
            if (number.isEmpty()) {
                namesAlone.add(name);
            }
        }
        return new Blocklist(names, namesAlone, numbers);
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
                .filter((profile.type() == HolderType.INDIVIDUAL ? namesAlone : names)::contains)
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
        return Optional.ofNullable(text).map(value -> key(value.value())).filter(key -> !key.isEmpty());
    }

    private static String key(@Nullable String text) {
        return text == null ? "" : text.strip().toUpperCase(Locale.ROOT);
    }
}
