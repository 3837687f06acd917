package io.realname.screening.name;

import io.realname.screening.Facts;
import io.realname.screening.Spaces;
import io.realname.submission.Finding;
import io.realname.submission.PersonalText;
import org.jspecify.annotations.Nullable;

/** The registrant's name with every fault mended that can be: the suggestion of each finding about it. */
final class Mended {
    private Mended() {}

    /** The mended name, or null if there is none or one of its faults cannot be mended for sure. */
    static @Nullable String name(Facts facts) {
        PersonalText name = facts.profile().name();
        if (name == null || Spaces.isBlank(name.value())) {
            return null;
        }
        String bilingual = NameBilingual.hanPart(facts, name.value());
        return notation(facts, bilingual == null ? name.value() : bilingual);
    }

    /** A name in the right notation: spaces, separators, parentheses. */
    static @Nullable String notation(Facts facts, String name) {
        String dots =
                MiddleDots.mended(NameSpaces.mended(name), facts.reference().names());
        return Parentheses.occurIn(dots) ? Parentheses.mended(facts, dots) : dots;
    }

    /** The finding with the mended name as suggestion, where there is one. */
    static Finding suggest(Facts facts, Finding finding) {
        String mended = name(facts);
        return mended == null ? finding : finding.suggest(mended);
    }
}
