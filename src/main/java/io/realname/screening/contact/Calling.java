package io.realname.screening.contact;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import io.realname.screening.Facts;
import io.realname.screening.Spaces;
import org.jspecify.annotations.Nullable;

/** Country calling codes as they are typed and as they should be. */
final class Calling {
    static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();
    /** No calling code is longer, nor is any text that can be one. */
    private static final int LONGEST = 3;

    private Calling() {}

    /** The code as typed without spaces, and without the plus sign or the two zeros before it. */
    static String bare(String typed) {
        String dense = Spaces.removed(typed);
        return dense.startsWith("+") ? dense.substring(1) : dense.startsWith("00") ? dense.substring(2) : dense;
    }

    /** The number of a bare code if it is an assigned one, else 0. */
    static int assigned(String bare) {
        if (bare.isEmpty() || bare.length() > LONGEST || bare.charAt(0) == '0') {
            return 0;
        }
        int code = 0;
        for (int i = 0; i < bare.length(); i++) {
            if (bare.charAt(i) < '0' || bare.charAt(i) > '9') {
                return 0;
            }
            code = code * 10 + bare.charAt(i) - '0';
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
