package io.realname.screening.contact;

import io.realname.screening.Example;
import io.realname.screening.Facts;
import io.realname.screening.Rule;
import io.realname.screening.Spaces;
import io.realname.submission.Code;
import io.realname.submission.Finding;
import io.realname.submission.PersonalText;
import io.realname.submission.Severity;
import java.text.Normalizer;
import java.util.List;
import java.util.function.Consumer;

/** An e-mail address to which nothing can be delivered, or one under a new top-level domain, with which orders have trouble. */
final class Email implements Rule {
    private static final String FIELD = "/profile/email";
    private static final Code FORM = new Code("contact.email", Severity.ERROR, "P I");
    private static final Code NEW_SUFFIX = new Code("contact.email-new-tld", Severity.WARNING, "I");

    @Override
    public List<Code> codes() {
        return List.of(FORM, NEW_SUFFIX);
    }

    @Override
    public void check(Facts facts, Consumer<Finding> report) {
        PersonalText email = facts.profile().email();
        if (email == null) {
            return;
        }
        EmailAddress address = EmailAddress.of(email.value());
        ContactLists lists = facts.reference().contact();
        if (address == null) {
            // Spaces and full-width characters are slips of the keyboard.
            String mended = Normalizer.normalize(Spaces.removed(email.value()), Normalizer.Form.NFKC)
                    .replace('\u3002', '.');
            Finding finding = Finding.of(FORM, FIELD);
            report.accept(EmailAddress.of(mended) == null ? finding : finding.suggest(mended));
        } else if (address.isNew(lists.oldSuffixes(), lists.idnCountryCodes())) {
            report.accept(Finding.of(NEW_SUFFIX, FIELD).with("suffix", address.suffix()));
        }
    }

    @Override
    public List<Example> examples() {
        return List.of(
                Example.raises(FORM, "company", FIELD, "ops.example.cn"),
                Example.raises(FORM, "company", FIELD, ""),
                Example.raises(FORM, "company", FIELD, "ops@example"),
                Example.raises(FORM, "company", FIELD, "ops@ example.cn"),
                Example.raises(FORM, "company", FIELD, "ops＠example.cn"),
                Example.raises(FORM, "company", FIELD, "运维@example.cn"),
                Example.passes(FORM, "company", FIELD, "ops+1@mail.example.cn"),
                Example.raises(NEW_SUFFIX, "company", FIELD, "ops@example.club"),
                Example.raises(NEW_SUFFIX, "company", FIELD, "ops@例子.网络"),
                Example.passes(NEW_SUFFIX, "company", FIELD, "ops@例子.中国"),
                Example.passes(NEW_SUFFIX, "company", FIELD, "ops@example.museum"),
                Example.passes(NEW_SUFFIX, "company", FIELD, "ops@example.io"));
    }
}
