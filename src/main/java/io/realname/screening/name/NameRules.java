package io.realname.screening.name;

import io.realname.screening.Rule;
import java.util.List;

/** The rules about names (rule catalogue, section 2). */
public final class NameRules {
    /** The rules, in the order of the catalogue; each is stateless. */
    public static final List<Rule> ALL = List.of(
            new NameBlank(),
            new NameWhitespace(),
            new NameParentheses(),
            new NameParenthesesMixed(),
            new NameMiddleDot(),
            new NameEnglishSpecial(),
            new NameEnglishLength(),
            new NameOverseasMismatch(),
            new NameBilingual(),
            new NameDocumentMismatch(),
            new NameRareCharacters(),
            new NameTooLong());

    private NameRules() {}
}
