package io.realname.screening.name;

import io.realname.screening.Facts;
import io.realname.screening.Spaces;
import io.realname.submission.Finding;
import io.realname.submission.PersonalText;
import io.realname.submission.english.EnglishNames;
import org.jspecify.annotations.Nullable;

/** The registrant's English name with every fault mended: the suggestion of each finding about it. */
final class EnglishName {
    static final String FIELD = "/profile/nameEn";

    private EnglishName() {}

    /** Whether the holder's name is a Latin one of outside the mainland, not to be replaced by a Chinese one, which the English name repeats. */
    static boolean repeatsName(Facts facts) {
        String region = facts.profile().region();
        PersonalText name = facts.profile().name();
        return region != null
                && !region.equals("CN")
                && name != null
                && !Spaces.isBlank(name.value())
                && !EnglishNames.hasForeignLetter(name.value())
                && NameBilingual.hanPart(facts, name.value()) == null;
    }

    /** The finding with the English name as it should be: the name where it repeats that, the given one, else a derived one. */
    static Finding suggest(Facts facts, Finding finding) {
        String mended = mended(facts);
        return mended == null ? finding : finding.suggest(mended);
    }

    private static @Nullable String mended(Facts facts) {
        EnglishNames english = facts.reference().english();
        PersonalText given = facts.profile().nameEn();
        PersonalText name = facts.profile().name();
        String right = Mended.name(facts);
        boolean usable = given != null
                && !EnglishNames.hasHan(given.value())
                && english.clean(given.value()).length() >= english.shortest();
        String mended = "";
        if (given != null && usable && !repeatsName(facts)) {
            mended = english.clean(given.value());
        } else if (right != null) {
            mended = english.derived(right, facts.profile().type());
        } else if (name != null) {
            mended = english.derived(name.value(), facts.profile().type());
        }
        mended = english.shortened(mended);
        return mended.length() < english.shortest() ? null : mended;
    }
}
