package io.realname.screening.name;

import io.realname.screening.Example;
import io.realname.screening.Facts;
import io.realname.screening.Rule;
import io.realname.submission.Code;
import io.realname.submission.Finding;
import io.realname.submission.PersonalText;
import io.realname.submission.Severity;
import java.util.List;
import java.util.function.Consumer;

/** A name so long that it goes through a manual ticket. */
final class NameTooLong implements Rule {
    private static final Code CODE = new Code("name.too-long", Severity.WARNING, "F; 64: own");

    @Override
    public List<Code> codes() {
        return List.of(CODE);
    }

    @Override
    public void check(Facts facts, Consumer<Finding> report) {
        PersonalText name = facts.profile().name();
        int longest = facts.reference().limits().names().longest();
        if (name == null || name.value().length() <= longest) {
            return;
        }
        String mended = NameSpaces.mended(name.value());
        int length = mended.codePointCount(0, mended.length());
        if (length > longest) {
            report.accept(
                    Finding.of(CODE, "/profile/name").with("length", length).with("longest", longest));
        }
    }

    @Override
    public List<Example> examples() {
        return List.of(
                Example.raises(CODE, "company", "/profile/name", "例".repeat(65)),
                Example.passes(CODE, "company", "/profile/name", "例".repeat(64)),
                Example.passes(CODE, "company", "/profile/name", "例".repeat(64) + " "));
    }
}
