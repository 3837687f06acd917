package io.realname.screening.contact;

import io.realname.screening.Example;
import io.realname.screening.Facts;
import io.realname.screening.Rule;
import io.realname.submission.Code;
import io.realname.submission.DocumentRef;
import io.realname.submission.Finding;
import io.realname.submission.HolderType;
import io.realname.submission.Profile.Address;
import io.realname.submission.Severity;
import java.util.List;
import java.util.function.Consumer;

/** An organisation's address other than the one on its document, where the source told it. */
final class AddressMismatch implements Rule {
    private static final Code CODE = new Code("contact.address-mismatch", Severity.WARNING, "I");

    @Override
    public List<Code> codes() {
        return List.of(CODE);
    }

    @Override
    public void check(Facts facts, Consumer<Finding> report) {
        Address address = facts.profile().address();
        if (facts.profile().type() != HolderType.ORGANIZATION || AddressText.isMissing(address.street())) {
            return;
        }
        for (DocumentRef document : facts.submission().documents()) {
            if (document.isIdentity()
                    && !AddressText.isMissing(document.printedAddress())
                    && !isSame(address, AddressText.squeezed(AddressText.of(document.printedAddress())))) {
                report.accept(Finding.of(CODE, "/profile/address"));
                return;
            }
        }
    }

    /** Whether street and number are the same once the larger parts, which documents often leave out, are taken away from both. */
    private static boolean isSame(Address address, String printed) {
        String ours = AddressText.squeezed(AddressText.of(address.street()));
        String theirs = printed;
        for (String part : List.of(
                AddressText.of(address.province()),
                AddressText.of(address.city()),
                AddressText.of(address.district()))) {
            String name = AddressText.squeezed(part);
            if (!name.isEmpty()) {
                ours = without(ours, name);
                theirs = without(theirs, name);
            }
        }
        return theirs.equals(ours);
    }

    /** The text without the first occurrence of the place, else of the place without the word for what it is (省, 市, 区). */
    private static String without(String text, String place) {
        int at = text.indexOf(place);
        if (at >= 0) {
            return text.substring(0, at) + text.substring(at + place.length());
        }
        String brief = place.substring(0, place.length() - 1);
        return brief.length() > 1 && text.startsWith(brief) ? text.substring(brief.length()) : text;
    }

    @Override
    public List<Example> examples() {
        String printed = "/documents/0/printedAddress";
        return List.of(
                Example.raises(CODE, "company", printed, "浙江省杭州市西湖区示例路 2 号"),
                Example.raises(CODE, "company", printed, "浙江省宁波市海曙区示例路 1 号"),
                Example.passes(CODE, "company", printed, "浙江省杭州市西湖区示例路１号"),
                Example.passes(CODE, "company", printed, "杭州市西湖区示例路1号"),
                Example.passes(CODE, "company", printed, "杭州示例路1号"),
                Example.passes(CODE, "hk-company", printed, "1 EXAMPLE ROAD, Hong Kong"),
                Example.passes(CODE, "person", printed, "别处 2 号"));
    }
}
