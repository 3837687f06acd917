package io.realname.screening.name;

import io.realname.screening.Facts;
import io.realname.screening.Policy;
import io.realname.submission.HolderType;
import io.realname.submission.english.EnglishNames;
import org.jspecify.annotations.Nullable;

/** Parentheses in names: their width, whether they close, and which width is right. */
final class Parentheses {
    private Parentheses() {}

    enum Width {
        HALF("()"),
        FULL("\uFF08\uFF09");

        private final String pair;

        Width(String pair) {
            this.pair = pair;
        }

        boolean occursIn(String name) {
            return name.indexOf(pair.charAt(0)) >= 0 || name.indexOf(pair.charAt(1)) >= 0;
        }

        String applyTo(String name) {
            Width other = this == HALF ? FULL : HALF;
            return name.replace(other.pair.charAt(0), pair.charAt(0)).replace(other.pair.charAt(1), pair.charAt(1));
        }
    }

    static boolean occurIn(String name) {
        return Width.HALF.occursIn(name) || Width.FULL.occursIn(name);
    }

    /** Whether both widths occur, or one does not open or close. */
    static boolean areMixed(String name) {
        return (Width.HALF.occursIn(name) && Width.FULL.occursIn(name)) || !balance(name);
    }

    private static boolean balance(String name) {
        int open = 0;
        String half = Width.HALF.applyTo(name);
        for (int i = 0; i < half.length() && open >= 0; i++) {
            open += half.charAt(i) == '(' ? 1 : half.charAt(i) == ')' ? -1 : 0;
        }
        return open == 0;
    }

    /** The width that the policy wants in this name, or null if it does not matter. */
    static @Nullable Width right(Facts facts, String name) {
        if (facts.profile().type() != HolderType.ORGANIZATION) {
            return null;
        }
        if (facts.policy().parentheses() == Policy.Parentheses.HALF_WIDTH) {
            return Width.HALF;
        }
        Width printed = printed(facts);
        // Full width is how Chinese is typed; a name in Latin letters has its parentheses as they are typed there.
        boolean fullForIcp = facts.policy().parentheses() == Policy.Parentheses.AS_PRINTED_ELSE_FULL_WIDTH_FOR_ICP
                && facts.submission().icpFiling()
                && EnglishNames.hasHan(name);
        return printed == null && fullForIcp ? Width.FULL : printed;
    }

    /** The width on the document, or null if the printed name is not known or does not settle it. */
    private static @Nullable Width printed(Facts facts) {
        for (String printed : PrintedName.all(facts.submission())) {
            boolean half = Width.HALF.occursIn(printed);
            boolean full = Width.FULL.occursIn(printed);
            if (half != full) {
                return half ? Width.HALF : Width.FULL;
            }
        }
        return null;
    }

    /** The name with parentheses of one width that open and close, or null if it is not sure where one is missing. */
    static @Nullable String mended(Facts facts, String name) {
        Width right = right(facts, name);
        boolean mixed = Width.HALF.occursIn(name) && Width.FULL.occursIn(name);
        if (right == null && mixed) {
            right = EnglishNames.hasHan(name) ? Width.FULL : Width.HALF;
        }
        String even = right == null ? name : right.applyTo(name);
        if (balance(even)) {
            return even;
        }
        for (String printed : PrintedName.all(facts.submission())) {
            if (balance(printed) && without(printed).equals(without(name))) {
                return right == null ? printed : right.applyTo(printed);
            }
        }
        return null;
    }

    /** The name without parentheses and spaces. */
    static String without(String name) {
        return NameSpaces.dense(Width.HALF.applyTo(name)).replace("(", "").replace(")", "");
    }
}
