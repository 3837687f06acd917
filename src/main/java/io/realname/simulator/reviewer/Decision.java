package io.realname.simulator.reviewer;

import io.realname.simulator.DomainScript;
import io.realname.simulator.Holder;
import io.realname.simulator.Person;
import io.realname.simulator.Population;
import java.util.List;
import java.util.Optional;

/** Decides reviews from the population: scripted answers first, then the authorities' data. Thread-safe. */
final class Decision {
    private final Population population;

    Decision(Population population) {
        this.population = population;
    }

    /** Decides on a holder of whom {@code earlier} reviews have been accepted before. */
    Verdict onProfile(ReviewRequest.SubmittedProfile submitted, int earlier) {
        Optional<Person> known = population.byNumber(submitted.idNumber());
        if (known.isEmpty()) {
            return population.knowsName(submitted.name())
                    ? new Verdict("number-mismatch", "The name is known under another number.", null)
                    : new Verdict("not-in-authority-database", "Nobody is known under this number.", null);
        }
        Person person = known.get();
        String outcome = scripted(person.answers(), earlier)
                .or(() -> Optional.ofNullable(person.always()))
                .orElseGet(() -> compare(submitted, person));
        String detail =
                outcome.equals(Verdict.APPROVED) ? "All data agree." : "The reviewer's word is " + outcome + ".";
        return new Verdict(outcome, detail, person.days());
    }

    /**
     * Decides on a domain of which {@code earlier} reviews have been accepted before.
     *
     * @param profileApproved whether the profile that it is to be tied to was approved here
     */
    Verdict onDomain(String domain, boolean profileApproved, int earlier) {
        DomainScript script = population.script(domain);
        Optional<String> outcome = scripted(script.answers(), earlier);
        if (outcome.isPresent()) {
            return new Verdict(outcome.get(), "The reviewer's word is " + outcome.get() + ".", script.days());
        }
        return profileApproved
                ? new Verdict(Verdict.APPROVED, "The domain is tied to its holder.", script.days())
                : new Verdict("domain-not-verifiable", "Its holder has not been approved here.", script.days());
    }

    /** Whether the authorities know exactly this holder. */
    boolean knows(Holder holder) {
        return population
                .byNumber(holder.idNumber())
                .filter(person -> person.holder().equals(holder))
                .isPresent();
    }

    private static Optional<String> scripted(List<String> answers, int earlier) {
        return earlier < answers.size() ? Optional.of(answers.get(earlier)) : Optional.empty();
    }

    private static String compare(ReviewRequest.SubmittedProfile submitted, Person person) {
        if (!person.holder().name().equals(submitted.name())) {
            return "name-mismatch";
        }
        if (!person.type().equals(submitted.type()) || !person.holder().idType().equals(submitted.idType())) {
            return "type-mismatch";
        }
        return person.region().equals(submitted.region()) ? Verdict.APPROVED : "region-mismatch";
    }
}
