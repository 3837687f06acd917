package io.realname.registrar;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the registrar's database answered about a batch of cases.
 *
 * @param domains by punycode name
 * @param emails by address in lower case
 * @param namesOfBodies names below the suffix of government bodies, by the body's ID number in upper case
 */
record RegistrarAnswer(
        Map<String, RegistrarDomain> domains,
        Map<String, EmailVerification> emails,
        Blocklist blocklist,
        Map<String, List<GovernmentName>> namesOfBodies) {
    /** The answer in rows with the canonical columns of each query. */
    static RegistrarAnswer of(
            List<Map<String, Object>> domainRows,
            List<Map<String, Object>> emailRows,
            List<Map<String, Object>> blocklistRows,
            List<Map<String, Object>> governmentRows) {
        Map<String, RegistrarDomain> domains = new HashMap<>();
        domainRows.stream().map(RegistrarDomain::of).forEach(row -> domains.put(row.ascii(), row));
        Map<String, EmailVerification> emails = new HashMap<>();
        emailRows.stream()
                .map(EmailVerification::of)
                .forEach(row -> emails.put(row.email().toLowerCase(Locale.ROOT), row));
        Map<String, List<GovernmentName>> names = new HashMap<>();
        governmentRows.stream()
                .map(GovernmentName::of)
                .forEach(row -> names.computeIfAbsent(row.body(), body -> new ArrayList<>())
                        .add(row));
        return new RegistrarAnswer(domains, emails, Blocklist.of(blocklistRows), names);
    }

    @Nullable
    RegistrarDomain domain(String ascii) {
        return domains.get(ascii);
    }

    @Nullable
    EmailVerification email(String address) {
        return emails.get(address);
    }

    List<GovernmentName> governmentNames(String body) {
        return namesOfBodies.getOrDefault(body, List.of());
    }
}
