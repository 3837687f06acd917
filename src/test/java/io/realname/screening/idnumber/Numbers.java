package io.realname.screening.idnumber;

/** Synthetic numbers, valid by form only. */
final class Numbers {
    private Numbers() {}

    /** A resident number from its first 17 digits. */
    static String resident(String body) {
        return body + CheckDigits.gb11643(body);
    }

    /** A credit code from its first 8 and the 8 characters of its organisation code. */
    static String creditCode(String start, String organisation) {
        String body = start + organisation + CheckDigits.gb11714(organisation, 0);
        return body + CheckDigits.gb32100(body);
    }

    /** A registration number from its first 14 digits. */
    static String registration(String body) {
        return body + CheckDigits.gs15(body);
    }

    /** An old permanent residence number from its first 14 characters. */
    static String foreigner(String body) {
        return body + CheckDigits.icao9303(body, 14);
    }

    /** The number with another last character. */
    static String spoilt(String number) {
        char last = number.charAt(number.length() - 1);
        return number.substring(0, number.length() - 1) + (last == '7' ? '9' : '7');
    }
}
