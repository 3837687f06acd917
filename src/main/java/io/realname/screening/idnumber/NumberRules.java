package io.realname.screening.idnumber;

import io.realname.screening.Rule;
import java.util.List;

/** The rules about numbers of identity documents (rule catalogue, section 3). */
public final class NumberRules {
    /** The rules, in the order of the catalogue; each is stateless. */
    public static final List<Rule> ALL =
            List.of(new NumberNotation(), new NumberFormatRule(), new OverseasNone(), new NumberDocumentMismatch());

    private NumberRules() {}
}
