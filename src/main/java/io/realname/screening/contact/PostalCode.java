package io.realname.screening.contact;

import io.realname.screening.Example;
import io.realname.screening.Facts;
import io.realname.screening.Rule;
import io.realname.submission.Code;
import io.realname.submission.Finding;
import io.realname.submission.PersonalText;
import io.realname.submission.Profile;
import io.realname.submission.Severity;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** A postal code of another form than those of the address's region. */
final class PostalCode implements Rule {
    private static final Code CODE = new Code("contact.postal-code", Severity.ERROR, "I; formats: own");
    private static final String FIELD = "/profile/address/postalCode";
    private static final String OTHERS = "default";

    @Override
    public List<Code> codes() {
        return List.of(CODE);
    }

    @Override
    public void check(Facts facts, Consumer<Finding> report) {
        Profile profile = facts.profile();
        PersonalText given = profile.address().postalCode();
        String region = profile.address().country() == null
                ? profile.region()
                : profile.address().country();
        if (given == null || region == null) {
            return; // where one has to be there, its absence is the schema's matter
        }
        ContactLists lists = facts.reference().contact();
        Pattern own = lists.postalCodes().get(region);
        Pattern form = own == null ? Objects.requireNonNull(lists.postalCodes().get(OTHERS)) : own;
        String code = given.value().strip();
        boolean none = code.isEmpty() && lists.withoutPostalCode().contains(region);
        if (!none && !form.matcher(code).matches()) {
            report.accept(Finding.of(CODE, FIELD).variant(own == null ? OTHERS : region));
        }
    }

    @Override
    public List<Example> examples() {
        return List.of(
                Example.raises(CODE, "company", FIELD, "31000"),
                Example.raises(CODE, "company", FIELD, ""),
                Example.passes(CODE, "company", FIELD, "310000"),
                Example.raises(CODE, "hk-company", FIELD, "310000"),
                Example.passes(CODE, "hk-company", FIELD, "999077"),
                Example.passes(CODE, "hk-company", FIELD, ""),
                Example.raises(CODE, "hk-company", "/profile/address/country", "TW", FIELD, "1234"),
                Example.passes(CODE, "hk-company", "/profile/address/country", "TW", FIELD, "106"),
                Example.passes(CODE, "hk-company", "/profile/address/country", "GB", FIELD, "EC1A 1BB"));
    }
}
