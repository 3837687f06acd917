package io.realname.screening.name;

import io.realname.screening.Example;
import io.realname.screening.Facts;
import io.realname.screening.Rule;
import io.realname.screening.Spaces;
import io.realname.submission.Code;
import io.realname.submission.Finding;
import io.realname.submission.PersonalText;
import io.realname.submission.Severity;
import java.util.List;
import java.util.function.Consumer;

/** A name other than the one that stands on the document, where the source told it; says how the two differ. */
final class NameDocumentMismatch implements Rule {
    private static final Code CODE = new Code("name.document-mismatch", Severity.ERROR, "F A");

    @Override
    public List<Code> codes() {
        return List.of(CODE);
    }

    @Override
    public void check(Facts facts, Consumer<Finding> report) {
        PersonalText text = facts.profile().name();
        if (text == null || Spaces.isBlank(text.value())) {
            return;
        }
        for (String printed : PrintedName.all(facts.submission())) {
            String name = Likeness.comparable(facts, text.value());
            List<String> rights = PrintedName.readings(printed, facts).stream()
                    .map(reading -> Likeness.comparable(facts, reading))
                    .toList();
            if (rights.stream().noneMatch(right -> isIt(name, right))) {
                report.accept(finding(facts, name, rights.get(0)));
                return;
            }
        }
    }

    private static boolean isIt(String name, String right) {
        boolean openParenthesis =
                Parentheses.areMixed(name) && Parentheses.without(name).equals(Parentheses.without(right));
        return name.equals(right) || openParenthesis;
    }

    private static Finding finding(Facts facts, String name, String printed) {
        Finding finding = Finding.of(CODE, "/profile/name");
        if (Likeness.sameButSpaces(name, printed, false)) {
            return finding.variant("space");
        }
        if (Likeness.sameButSpaces(name, printed, true)) {
            return finding.variant("letter-case");
        }
        int at = Likeness.similarAt(facts, name, printed);
        if (at >= 0) {
            return finding.variant("similar-character")
                    .with("position", at + 1)
                    .with("entered", character(name, at))
                    .with("printed", character(printed, at));
        }
        return Likeness.abbreviates(name, printed) ? finding.variant("abbreviation") : finding;
    }

    private static String character(String text, int at) {
        return Character.toString(text.codePointAt(text.offsetByCodePoints(0, at)));
    }

    @Override
    public List<Example> examples() {
        String printed = "/documents/0/printedName";
        return List.of(
                Example.raises(CODE, "person", printed, "章三样"),
                Example.raises(CODE, "company", printed, "杭州示列网络有限公司"),
                Example.raises(CODE, "company", printed, "杭州示例网络科技有限公司"),
                Example.raises(CODE, "hk-company", printed, "EXAMPLE HOLDINGS LIMITED"),
                Example.raises(CODE, "hk-company", printed, "ExampleHoldings Limited"),
                Example.passes(CODE, "person", printed, "张 三 样"),
                Example.passes(CODE, "company", "/profile/name", "示例(杭州)公司", printed, "示例（杭州）公司"),
                Example.passes(CODE, "company", "/documents/0/role", "contact-id", printed, "别的名称"),
                Example.passes(CODE, "company", printed, " "));
    }
}
