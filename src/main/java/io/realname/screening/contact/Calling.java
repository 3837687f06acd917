package io.realname.screening.contact;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import io.realname.screening.Facts;
import org.jspecify.annotations.Nullable;

/** Country calling codes: which are assigned, and which should be there. */
final class Calling {
    static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();
    /** No calling code is longer, nor is any text that can be one. */
    private static final int LONGEST = 3;

    private Calling() {}

    /** The number of a code as a profile has it if it is an assigned one, else 0. */
    static int assigned(String text) {
        if (text.isEmpty() || text.length() > LONGEST || text.charAt(0) == '0') {
            return 0;
        }
        int code = 0;
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return 0;
            }
            code = code * 10 + text.charAt(i) - '0';
        }
        return NUMBERS.getSupportedCallingCodes().contains(code) ? code : 0;
    }

    /** The calling code of a region, or 0 if it has none or is null. */
    static int ofRegion(@Nullable String region) {
        return region == null ? 0 : NUMBERS.getCountryCodeForRegion(region);
    }

    /** The code that belongs there if the one typed is wrong: the mainland's for its holders, else that of the address or region. */
    static int right(Facts facts) {
        if ("CN".equals(facts.profile().region())) {
            return assigned(facts.reference().contact().mainlandCode());
        }
        int ofRegion = ofRegion(facts.profile().region());
        return ofRegion == 0 ? ofRegion(facts.profile().address().country()) : ofRegion;
    }
}
