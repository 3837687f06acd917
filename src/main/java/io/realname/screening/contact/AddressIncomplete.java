package io.realname.screening.contact;

import io.realname.screening.Example;
import io.realname.screening.Facts;
import io.realname.screening.Rule;
import io.realname.submission.Code;
import io.realname.submission.Finding;
import io.realname.submission.PersonalText;
import io.realname.submission.Profile.Address;
import io.realname.submission.Severity;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An address in which a part is missing that the registry asks for. */
final class AddressIncomplete implements Rule {
    private static final Code CODE = new Code("contact.address-incomplete", Severity.ERROR, "F");
    private static final String FIELD = "/profile/address/";
    /** A number in Chinese characters counts where the word for house, lane, building or room follows. */
    private static final Pattern CHINESE_NUMBER = Pattern.compile("[〇零一二三四五六七八九十百千甲乙丙丁][号號弄巷幢栋棟座室层層楼樓单單院]");

    @Override
    public List<Code> codes() {
        return List.of(CODE);
    }

    @Override
    public void check(Facts facts, Consumer<Finding> report) {
        Address address = facts.profile().address();
        ContactLists lists = facts.reference().contact();
        String country = address.country() == null ? facts.profile().region() : address.country();
        if (address.equals(Address.NONE)) {
            return; // the schema's matter
        }
        if (country != null && !lists.withoutProvince().contains(country)) {
            missing("province", address.province(), report);
        }
        missing("city", address.city(), report);
        missing("street", address.street(), report);
        if (country != null && lists.withDistrict().contains(country) && lacksDistrict(address, lists)) {
            report.accept(
                    Finding.of(CODE, FIELD + "district").as(Severity.WARNING).variant("district"));
        }
        if (!AddressText.isMissing(address.street())
                && !hasNumber(AddressText.of(address.street()), lists.villageWords())) {
            report.accept(Finding.of(CODE, FIELD + "street").variant("number"));
        }
    }

    private static void missing(String part, @Nullable PersonalText text, Consumer<Finding> report) {
        if (AddressText.isMissing(text)) {
            report.accept(Finding.of(CODE, FIELD + part).with("part", part));
        }
    }

    private static boolean lacksDistrict(Address address, ContactLists lists) {
        if (!AddressText.isMissing(address.district())) {
            return false;
        }
        String city = AddressText.of(address.city());
        String rest = city + AddressText.of(address.street());
        return lists.districtWords().stream().noneMatch(rest::contains)
                && lists.withoutDistrict().stream().noneMatch(city::startsWith);
    }

    private static boolean hasNumber(String street, List<String> villageWords) {
        String lower = street.toLowerCase(Locale.ROOT);
        return street.codePoints().anyMatch(Character::isDigit)
                || villageWords.stream().anyMatch(lower::contains)
                || CHINESE_NUMBER.matcher(street).find();
    }

    @Override
    public List<Example> examples() {
        return List.of(
                Example.raises(CODE, "company", FIELD + "province", ""),
                Example.raises(CODE, "company", FIELD + "city", " "),
                Example.raises(CODE, "company", FIELD + "street", ""),
                Example.raises(CODE, "company", FIELD + "street", "示例路"),
                Example.raises(CODE, "company", FIELD + "district", null),
                Example.passes(CODE, "company", FIELD + "street", "示例镇示例村"),
                Example.passes(CODE, "company", FIELD + "street", "示例路十二号"),
                Example.passes(CODE, "company", FIELD + "district", null, FIELD + "city", "东莞市"),
                Example.passes(CODE, "hk-company"));
    }
}
