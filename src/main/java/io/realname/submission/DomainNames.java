package io.realname.submission;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacterEnums.ECharacterCategory;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.text.IDNA;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Domain names under IDNA 2008, written in Unicode or punycode. UTS 46 does the mapping (case, width, ideographic full
 * stops) and the checks of hyphens, joiners, context and direction; what it allows beyond RFC 5892 (symbols such as
 * emoji) is refused here. Thread-safe.
 */
public final class DomainNames {
    private static final IDNA UTS46 = IDNA.getUTS46Instance(IDNA.NONTRANSITIONAL_TO_ASCII
            | IDNA.NONTRANSITIONAL_TO_UNICODE
            | IDNA.USE_STD3_RULES
            | IDNA.CHECK_BIDI
            | IDNA.CHECK_CONTEXTJ
            | IDNA.CHECK_CONTEXTO);
    private static final int LONGEST = 253;

    /** RFC 5892, section 2.6: allowed although their category is not (valid ones and those whose context is checked). */
    private static final Set<Integer> ALLOWED =
            Set.of(0x06FD, 0x06FE, 0x0F0B, 0x3007, 0x00B7, 0x0375, 0x05F3, 0x05F4, 0x30FB, 0x200C, 0x200D);

    /** RFC 5892, section 2.6: disallowed although their category would allow them. */
    private static final Set<Integer> DISALLOWED =
            Set.of(0x0640, 0x07FA, 0x302E, 0x302F, 0x3031, 0x3032, 0x3033, 0x3034, 0x3035, 0x303B);

    private DomainNames() {}

    /**
     * The punycode form in lower case, or null if the name is not valid: at least two labels, the last one beginning
     * with a letter (RFC 1123, section 2.1: else it is an address), no root dot.
     */
    public static @Nullable String ascii(String name) {
        if (isFarTooLong(name)) {
            return null;
        }
        IDNA.Info info = new IDNA.Info();
        String ascii = UTS46.nameToASCII(name, new StringBuilder(), info).toString();
        int top = ascii.lastIndexOf('.') + 1;
        if (info.hasErrors() || ascii.length() > LONGEST || top < 2 || top == ascii.length()) {
            return null;
        }
        return Character.isLetter(ascii.charAt(top)) && allPermitted(ascii) ? ascii.toLowerCase(Locale.ROOT) : null;
    }

    /** The Unicode form of a valid punycode name. */
    public static String unicode(String ascii) {
        return ascii.contains("xn--")
                ? UTS46.nameToUnicode(ascii, new StringBuilder(), new IDNA.Info())
                        .toString()
                : ascii;
    }

    /** What UTS 46 finds wrong with a name; possibly nothing, though {@link #ascii} refuses it. */
    public static Set<IDNA.Error> errors(String name) {
        if (isFarTooLong(name)) {
            return Set.of(IDNA.Error.DOMAIN_NAME_TOO_LONG);
        }
        IDNA.Info info = new IDNA.Info();
        UTS46.nameToASCII(name, new StringBuilder(), info);
        return info.getErrors();
    }

    /** Longer than any way of writing a valid name. */
    private static boolean isFarTooLong(String name) {
        return name.length() > 4 * LONGEST;
    }

    private static boolean allPermitted(String ascii) {
        return !ascii.contains("xn--")
                || unicode(ascii).codePoints().allMatch(c -> c == '.' || c == '-' || isPermitted(c));
    }

    /** Whether a character may stand in a label as it is written in lower case, hyphen and full stop aside (RFC 5892). */
    public static boolean isPermitted(int c) {
        if (ALLOWED.contains(c) || DISALLOWED.contains(c)) {
            return ALLOWED.contains(c);
        }
        int jamo = UCharacter.getIntPropertyValue(c, UProperty.HANGUL_SYLLABLE_TYPE);
        boolean oldJamo = jamo == UCharacter.HangulSyllableType.LEADING_JAMO
                || jamo == UCharacter.HangulSyllableType.VOWEL_JAMO
                || jamo == UCharacter.HangulSyllableType.TRAILING_JAMO;
        return !oldJamo
                && !UCharacter.hasBinaryProperty(c, UProperty.DEFAULT_IGNORABLE_CODE_POINT)
                && isLetterOrDigit(c);
    }

    private static boolean isLetterOrDigit(int c) {
        return switch (UCharacter.getType(c)) {
            case ECharacterCategory.LOWERCASE_LETTER,
                    ECharacterCategory.OTHER_LETTER,
                    ECharacterCategory.MODIFIER_LETTER,
                    ECharacterCategory.DECIMAL_DIGIT_NUMBER,
                    ECharacterCategory.NON_SPACING_MARK,
                    ECharacterCategory.COMBINING_SPACING_MARK -> true;
            default -> false;
        };
    }
}
