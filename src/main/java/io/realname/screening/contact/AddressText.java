package io.realname.screening.contact;

import io.realname.screening.Spaces;
import io.realname.submission.PersonalText;
import java.text.Normalizer;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Parts of addresses as text. */
final class AddressText {
    private AddressText() {}

    static boolean isMissing(@Nullable PersonalText part) {
        return part == null || Spaces.isBlank(part.value());
    }

    static String of(@Nullable PersonalText part) {
        return part == null ? "" : part.value();
    }

    /** Letters and digits alone, narrow and in lower case: what addresses are compared by. */
    static String squeezed(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .forEach(kept::appendCodePoint);
        return kept.toString();
    }
}
