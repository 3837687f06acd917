package io.realname.screening.name;

import io.realname.screening.Spaces;
import io.realname.submission.english.EnglishNames;

/** Spaces in names: none in those with Han characters, single inner ones in others. */
final class NameSpaces {
    private NameSpaces() {}

    static String mended(String name) {
        return EnglishNames.hasHan(name) ? Spaces.removed(name) : Spaces.collapsed(name);
    }

    /** Whatever it is written in, without any space. */
    static String dense(String name) {
        return Spaces.removed(name);
    }
}
