package io.realname.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.IDN;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Everybody and everything that the simulated authorities know of. Built from samples; what a later sample says of a
 * number or a domain replaces what an earlier one said. Immutable.
 */
public final class Population {
    private static final LocalDate LONG_AFTER = LocalDate.of(2031, 12, 31);

    private final Map<String, Person> people = new LinkedHashMap<>();
    private final Map<String, DomainScript> scripts = new LinkedHashMap<>();
    private final Map<String, RegisteredDomain> registered = new LinkedHashMap<>();
    private final Map<String, FiledDomain> filed = new LinkedHashMap<>();

    private Population() {}

    /** What the authorities know of these samples' holders and domains. */
    public static Population of(List<Sample> samples) {
        Population population = new Population();
        samples.stream().filter(Sample::known).forEach(population::add);
        return population;
    }

    private void add(Sample sample) {
        JsonNode manifest = Optional.<JsonNode>ofNullable(sample.manifest()).orElseThrow();
        JsonNode profile = manifest.path("profile");
        Holder holder = new Holder(
                profile.path("name").asText(),
                profile.path("idType").asText(),
                profile.path("idNumber").asText());
        addPerson(profile, holder, sample.reviewer());
        for (JsonNode entry : manifest.path("domains")) {
            String name =
                    entry.isTextual() ? entry.asText() : entry.path("name").asText();
            ascii(name).ifPresent(domain -> {
                scripts.put(
                        domain,
                        new DomainScript(
                                sample.reviewer().domains().getOrDefault(name, List.of()),
                                sample.reviewer().domainDays()));
                filed.put(domain, new FiledDomain(domain, holder, sample.icp()));
                if (!sample.registrar().unknown().contains(name)) {
                    String purpose = entry.path("purpose").asText(null);
                    RegisteredDomain has = registered(domain, purpose, manifest, holder, sample.registrar());
                    registered.put(domain, has);
                    sample.registrar()
                            .governmentNames()
                            .forEach((other, use) -> registered.put(other, has.named(other, use)));
                }
            });
        }
    }

    private void addPerson(JsonNode profile, Holder submitted, ReviewerKnowledge knowledge) {
        if (knowledge.unknown()) {
            return;
        }
        Holder holder = submitted.with(knowledge.knows());
        people.put(
                holder.idNumber(),
                new Person(
                        knowledge
                                .knows()
                                .getOrDefault("type", profile.path("type").asText()),
                        knowledge
                                .knows()
                                .getOrDefault("region", profile.path("region").asText()),
                        holder,
                        knowledge.answers(),
                        knowledge.always(),
                        knowledge.days()));
    }

    private static RegisteredDomain registered(
            String domain, @Nullable String purpose, JsonNode manifest, Holder holder, RegistrarKnowledge knowledge) {
        JsonNode profile = manifest.path("profile");
        return new RegisteredDomain(
                domain,
                holder.with(knowledge.holder()),
                profile.path("region").asText(),
                manifest.path("site").asText(),
                knowledge.expiresOn() == null ? LONG_AFTER : knowledge.expiresOn(),
                profile.path("email").asText(),
                knowledge.emailUnverified() ? knowledge.emailVerifiedAfterDays() : Integer.valueOf(0),
                purpose,
                knowledge);
    }

    private static Optional<String> ascii(String name) {
        try {
            return Optional.of(IDN.toASCII(name, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException notADomain) {
            return Optional.empty(); // a sample about bad syntax: no authority can know such a name
        }
    }

    /** Whoever has that ID number. */
    public Optional<Person> byNumber(String idNumber) {
        return Optional.ofNullable(people.get(idNumber));
    }

    /** Whether anybody at all has that name. */
    public boolean knowsName(String name) {
        return people.values().stream()
                .anyMatch(person -> person.holder().name().equals(name));
    }

    /** How reviewers behave towards that domain, given in punycode. */
    public DomainScript script(String domain) {
        return scripts.getOrDefault(domain, new DomainScript(List.of(), null));
    }

    /** The registrar's domains. */
    public List<RegisteredDomain> registered() {
        return new ArrayList<>(registered.values());
    }

    /** The ICP authority's domains. */
    public List<FiledDomain> filed() {
        return new ArrayList<>(filed.values());
    }
}
