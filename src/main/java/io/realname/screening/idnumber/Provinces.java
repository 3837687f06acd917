package io.realname.screening.idnumber;

/** The two-digit province codes of GB/T 2260 that a number can begin with. */
final class Provinces {
    private Provinces() {}

    /** Whether a province of the mainland, Taiwan (71), Hong Kong (81), Macao (82), 83 or 91 has that code. */
    static boolean contains(int code) {
        int last = code % 10;
        return switch (code / 10) {
            case 1, 3, 6 -> last >= 1 && last <= (code / 10 == 3 ? 7 : 5);
            case 2 -> last >= 1 && last <= 3;
            case 4 -> last >= 1 && last <= 6;
            case 5 -> last <= 4;
            case 7, 9 -> last == 1;
            case 8 -> last >= 1 && last <= 3;
            default -> false;
        };
    }
}
