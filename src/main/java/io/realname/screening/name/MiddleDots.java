package io.realname.screening.name;

import io.realname.submission.english.EnglishNames;

/** Signs that stand for the separator of a name between Han characters. */
final class MiddleDots {
    private static final char SEPARATOR = '\u00B7';

    private MiddleDots() {}

    /** The first such sign's index in the name, or -1. */
    static int first(String name, NameLists lists) {
        for (int i = 1; i + 1 < name.length(); i++) {
            if (lists.middleDots().indexOf(name.charAt(i)) >= 0
                    && isHan(name.codePointBefore(i))
                    && isHan(name.codePointAt(i + 1))) {
                return i;
            }
        }
        return -1;
    }

    static String mended(String name, NameLists lists) {
        StringBuilder mended = null;
        for (int at = first(name, lists); at >= 0; at = first(mended.toString(), lists)) {
            mended = mended == null ? new StringBuilder(name) : mended;
            mended.setCharAt(at, SEPARATOR);
        }
        return mended == null ? name : mended.toString();
    }

    private static boolean isHan(int c) {
        return EnglishNames.hasHan(Character.toString(c));
    }
}
