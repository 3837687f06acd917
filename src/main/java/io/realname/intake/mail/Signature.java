package io.realname.intake.mail;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Where whoever sent a form says who he is: below a line of dashes, a greeting, or as a card, a paragraph of its own that begins with a
 * name and says how to reach him. That is none of the holder's data. Thread-safe.
 */
final class Signature {
    private static final String DASHES = "--";
    private static final String NAME = "profile.name";
    private static final Set<String> ON_CARDS = Set.of(
            NAME,
            "profile.contact.name",
            "profile.phone.countryCode",
            "profile.phone.number",
            "profile.phone.extension",
            "profile.email",
            "profile.address.country",
            "profile.address.province",
            "profile.address.city",
            "profile.address.district",
            "profile.address.street",
            "profile.address.postalCode",
            "website");
    private static final Pattern GREETING = Pattern.compile(
            "(?:此致|敬礼|此致敬礼|祝好|谢谢|多谢|感谢|顺祝商祺|顺颂商祺|(?:best |kind |warm )?regards|best wishes|thanks|many thanks|thank you|sincerely|yours sincerely)[!！。,，.~ ]*",
            Pattern.CASE_INSENSITIVE);

    /** A line above some of the form's own fields. */
    private static final Pattern HEADING = Pattern.compile(
            "[【\\[（(#一二三四五六七八九十\\d].*|.*[:：】]|.*(?:信息|资料|方式|材料|如下|持有|注册|地址|details|information|holder|registrant).*",
            Pattern.CASE_INSENSITIVE);

    private Signature() {}

    /** The lines of a part of a mail above its line of dashes. */
    static List<String> above(List<String> part) {
        int dashes = part.indexOf(DASHES);
        return dashes < 0 ? part : part.subList(0, dashes);
    }

    /**
     * The first line of the signature; the number of lines if there is none.
     *
     * @param complete the line from which on there is enough for a submission
     */
    static int start(List<String> lines, List<BodyFields.Entry> entries, int complete) {
        int from = complete;
        boolean named = false;
        for (BodyFields.Entry entry : entries) {
            String path = entry.field().path();
            if (!ON_CARDS.contains(path) || (path.equals(NAME) && !named)) {
                from = Math.max(from, entry.last() + 1);
            }
            named |= path.equals(NAME);
        }
        for (int i = from; i < lines.size(); i++) {
            if (GREETING.matcher(lines.get(i)).matches() || isCard(lines, entries, i)) {
                return i;
            }
        }
        return lines.size();
    }

    private static boolean isCard(List<String> lines, List<BodyFields.Entry> entries, int at) {
        String line = lines.get(at);
        if (at == 0
                || !lines.get(at - 1).isEmpty()
                || line.isEmpty()
                || HEADING.matcher(line).matches()) {
            return false;
        }
        int separator = BodyFields.separator(line);
        if (separator >= 0 && line.substring(0, separator).strip().indexOf(' ') < 0) {
            return false; // A label that nobody knows, as forms have them.
        }
        int end = at;
        while (end < lines.size() && !lines.get(end).isEmpty()) {
            end++;
        }
        int last = end;
        return entries.stream().noneMatch(entry -> entry.first() <= at && at <= entry.last())
                && entries.stream().anyMatch(entry -> at < entry.first() && entry.first() < last);
    }
}
