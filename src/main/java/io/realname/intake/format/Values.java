package io.realname.intake.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Set;

/** The manifest's values for texts in files that know nothing but text. Thread-safe. */
final class Values {
    private static final Set<String> FLAGS = Set.of("icpFiling", "transferLock", "profile.specialOccupation");
    private static final Set<String> DATES = Set.of("profile.idIssuedOn", "profile.idValidUntil", "enhancedNoticeOn");
    /** Fields whose text is nobody's word for something else, whatever it is. */
    private static final Set<String> LITERAL = Set.of("name", "file");

    private final Columns columns;

    Values(Columns columns) {
        this.columns = columns;
    }

    /** The value of the field {@code path}, which for items of lists is the item's field alone; a text that it cannot be stays a text. */
    JsonNode of(String path, String text) {
        String field = path.substring(path.lastIndexOf('.') + 1);
        if (FLAGS.contains(path)) {
            String flag = columns.value("yes-or-no", text);
            return flag.equals("true") || flag.equals("false")
                    ? BooleanNode.valueOf(flag.equals("true"))
                    : TextNode.valueOf(text);
        }
        if (DATES.contains(path)) {
            return TextNode.valueOf(columns.value(field, Cells.date(text)));
        }
        if (LITERAL.contains(field)) {
            return TextNode.valueOf(text);
        }
        String kind = field.equals("country") ? "region" : field.equals("type") ? path : field;
        return TextNode.valueOf(columns.value(kind, text));
    }
}
