package io.realname.screening.contact;

import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import io.realname.screening.Example;
import io.realname.screening.Facts;
import io.realname.screening.Rule;
import io.realname.submission.Code;
import io.realname.submission.Finding;
import io.realname.submission.PersonalText;
import io.realname.submission.Profile.Phone;
import io.realname.submission.Severity;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A telephone number that its country does not have, or an extension that is not a number. */
final class PhoneNumberRule implements Rule {
    private static final Code CODE = new Code("contact.phone", Severity.ERROR, "I P");
    private static final String NUMBER = "/profile/phone/number";
    private static final String EXTENSION = "/profile/phone/extension";

    @Override
    public List<Code> codes() {
        return List.of(CODE);
    }

    @Override
    public void check(Facts facts, Consumer<Finding> report) {
        Phone phone = facts.profile().phone();
        if (phone.number() != null && phone.countryCode() != null) {
            checkNumber(facts, phone.countryCode(), phone.number().value(), report);
        }
        PersonalText extension = phone.extension();
        if (extension != null && !extension.value().chars().allMatch(c -> c >= '0' && c <= '9')) {
            report.accept(Finding.of(CODE, EXTENSION).variant("extension"));
        }
    }

    private static void checkNumber(Facts facts, String typedCode, String typed, Consumer<Finding> report) {
        int right = Calling.right(facts);
        int assigned = Calling.assigned(typedCode);
        int code = assigned == 0 ? right : assigned;
        if (code == 0) {
            return; // the code is no code, and which one is meant cannot be known
        }
        String digits = PhoneDigits.of(typed);
        if (digits == null || digits.isEmpty()) {
            report.accept(Finding.of(CODE, NUMBER).variant(digits == null ? "characters" : "empty"));
            return;
        }
        String bare = repeated(code, right, digits);
        if (bare != null) {
            report.accept(Finding.of(CODE, NUMBER).variant("code-repeated").suggest(bare));
            return;
        }
        ValidationResult result = PhoneDigits.judge(code, digits);
        // Under a code that is wrong itself, a number is judged by the right one too.
        if (result != ValidationResult.IS_POSSIBLE && (right == 0 || !PhoneDigits.isPossible(right, digits))) {
            report.accept(Finding.of(CODE, NUMBER).variant(variant(result)).with("countryCode", code));
        }
    }

    /** A number of the code that was typed is one, though it may begin with the code that belongs there by chance. */
    private static @Nullable String repeated(int code, int right, String digits) {
        String bare = PhoneDigits.withoutCode(code, digits);
        return bare != null || right == 0 || right == code || PhoneDigits.isPossible(code, digits)
                ? bare
                : PhoneDigits.withoutCode(right, digits);
    }

    private static String variant(ValidationResult result) {
        return switch (result) {
            case TOO_SHORT -> "too-short";
            case TOO_LONG -> "too-long";
            case IS_POSSIBLE_LOCAL_ONLY -> "local-only";
            default -> "length";
        };
    }

    @Override
    public List<Example> examples() {
        return List.of(
                Example.raises(CODE, "company", NUMBER, "1380"),
                Example.raises(CODE, "company", NUMBER, "888800"),
                Example.raises(CODE, "company", NUMBER, "8613800138000"),
                Example.raises(CODE, "company", NUMBER, "+86 138 0013 8000"),
                Example.raises(CODE, "company", NUMBER, "13800138000x"),
                Example.raises(CODE, "company", NUMBER, ""),
                Example.raises(CODE, "company", EXTENSION, "无"),
                Example.raises(CODE, "hk-company", NUMBER, "212345678901"),
                Example.passes(CODE, "company", NUMBER, "0571-88880000", EXTENSION, "801"),
                Example.passes(CODE, "company", NUMBER, "138 0013 8000", EXTENSION, ""),
                Example.passes(CODE, "hk-company", NUMBER, "2123 4567"));
    }
}
