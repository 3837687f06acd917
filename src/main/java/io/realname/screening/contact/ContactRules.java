package io.realname.screening.contact;

import io.realname.screening.Rule;
import java.util.List;

/** The rules about address, telephone and e-mail (rule catalogue, section 2). */
public final class ContactRules {
    /** The rules, in the order of the catalogue; each is stateless. */
    public static final List<Rule> ALL = List.of(
            new AddressIncomplete(),
            new AddressRegion(),
            new AddressMismatch(),
            new PostalCode(),
            new CountryCode(),
            new PhoneNumberRule(),
            new Email());

    private ContactRules() {}
}
