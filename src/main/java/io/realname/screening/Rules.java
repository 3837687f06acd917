package io.realname.screening;

import io.realname.screening.contact.ContactRules;
import io.realname.screening.document.DocumentRules;
import io.realname.screening.domain.DomainRules;
import io.realname.screening.idnumber.NumberRules;
import io.realname.screening.name.NameRules;
import io.realname.screening.registrant.RegistrantRules;
import java.util.List;
import java.util.stream.Stream;

/** All rules, in the order of the catalogue. A new rule is one file and one entry in the list of its package. */
public final class Rules {
    /** The rules; each is stateless. */
    public static final List<Rule> ALL = Stream.of(
                    RegistrantRules.ALL,
                    NameRules.ALL,
                    ContactRules.ALL,
                    NumberRules.ALL,
                    DocumentRules.ALL,
                    DomainRules.ALL)
            .flatMap(List::stream)
            .toList();

    private Rules() {}
}
