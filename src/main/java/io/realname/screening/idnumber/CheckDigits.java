package io.realname.screening.idnumber;

/**
 * The check characters of the standards. Every method expects characters of its standard's alphabet and reads only the
 * stretch that the standard names.
 */
public final class CheckDigits {
    private static final String GB_11643_TABLE = "10X98765432";
    private static final String GB_32100_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int[] GB_11714_WEIGHTS = {3, 7, 9, 10, 5, 8, 4, 2};
    private static final int[] ICAO_9303_WEIGHTS = {7, 3, 1};
    /** Values of the GB 32100 alphabet by character; −1 where a character is not in it. */
    private static final int[] GB_32100_VALUES = new int[128];

    static {
        for (int c = 0; c < GB_32100_VALUES.length; c++) {
            GB_32100_VALUES[c] = GB_32100_ALPHABET.indexOf(c);
        }
    }

    private CheckDigits() {}

    /** GB 11643, the 18th character of a resident number: weights 2^(18−i) mod 11 over the first 17 digits. */
    public static char gb11643(String number) {
        int sum = 0;
        for (int i = 0; i < 17; i++) {
            // Horner's scheme: after the last digit each has been doubled 18−i times.
            sum = (sum + number.charAt(i) - '0') * 2 % 11;
        }
        return GB_11643_TABLE.charAt(sum);
    }

    /** GB 32100, the 18th character of a unified social credit code: weights 3^i mod 31 over the first 17. */
    public static char gb32100(String code) {
        int sum = 0;
        int weight = 1;
        for (int i = 0; i < 17; i++) {
            sum += weight * GB_32100_VALUES[code.charAt(i)];
            weight = weight * 3 % 31;
        }
        return GB_32100_ALPHABET.charAt((31 - sum % 31) % 31);
    }

    /** Whether the character is in the alphabet of GB 32100, which has no I, O, S, V, Z. */
    public static boolean inGb32100(char c) {
        return c < GB_32100_VALUES.length && GB_32100_VALUES[c] >= 0;
    }

    /** GB 11714, the check character of the eight characters of an organisation code that begin at {@code from}. */
    public static char gb11714(String number, int from) {
        int sum = 0;
        for (int i = 0; i < 8; i++) {
            sum += GB_11714_WEIGHTS[i] * Characters.base36(number.charAt(from + i));
        }
        int check = 11 - sum % 11;
        return check == 10 ? 'X' : check == 11 ? '0' : (char) ('0' + check);
    }

    /** GS 15, the 15th digit of an old registration number: ISO 7064 MOD 11,10 over the first 14 digits. */
    public static char gs15(String number) {
        int product = 10;
        for (int i = 0; i < 14; i++) {
            int sum = (product + number.charAt(i) - '0') % 10;
            product = (sum == 0 ? 10 : sum) * 2 % 11;
        }
        return (char) ('0' + (11 - product) % 10);
    }

    /** ICAO 9303, the check digit over the first {@code length} characters: weights 7, 3, 1 in turn, mod 10. */
    public static char icao9303(String number, int length) {
        int sum = 0;
        for (int i = 0; i < length; i++) {
            sum += ICAO_9303_WEIGHTS[i % 3] * Characters.base36(number.charAt(i));
        }
        return (char) ('0' + sum % 10);
    }
}
