package io.realname.screening.domain;

import io.realname.screening.Example;
import io.realname.screening.Facts;
import io.realname.screening.idnumber.CleanNumber;
import io.realname.screening.idnumber.Flaw;
import io.realname.screening.idnumber.NumberFormat;
import io.realname.screening.idnumber.NumberFormats;
import io.realname.submission.Code;
import io.realname.submission.Finding;
import io.realname.submission.IdType;
import io.realname.submission.PersonalText;
import io.realname.submission.Profile;
import io.realname.submission.Severity;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A name below .gov.cn (I): it needs the sealed application form, the proof of being a government body and the contact's identity
 * card, whose number is checked for these names alone, where it is given; and CNNIC telephones the contact.
 */
final class GovernmentName extends DomainRule {
    private static final Code PAPERS = new Code("domain.gov-cn-papers", Severity.ERROR, "I");
    private static final Code CALL = new Code("domain.gov-cn-call", Severity.INFO, "I");
    /** What a number may have and still be taken; the kinds of documents that bear numbers of their own are not a person's. */
    private static final Set<Flaw.Kind> PASSED = Set.of(Flaw.Kind.LOWER_CASE, Flaw.Kind.OWN_NUMBER);

    private static final String FORM = "application-form";
    private static final String PROOF = "government-proof";
    private static final String CONTACT = "contact-id";

    @Override
    public List<Code> codes() {
        return List.of(PAPERS, CALL);
    }

    @Override
    void check(Facts facts, Domain domain, Consumer<Finding> report) {
        if (!facts.reference().limits().domains().isGovernment(domain.ascii())) {
            return;
        }
        List<String> missing = Papers.missing(facts, FORM, PROOF, CONTACT);
        if (!missing.isEmpty()) {
            report.accept(Finding.of(PAPERS, domain.pointer()).with("papers", String.join(",", missing)));
        }
        Profile.Contact contact = facts.profile().contact();
        if (contact != null && isWrong(contact, facts)) {
            report.accept(Finding.of(PAPERS, domain.pointer()).variant("contact"));
        }
        report.accept(Finding.of(CALL, domain.pointer()));
    }

    private static boolean isWrong(Profile.Contact contact, Facts facts) {
        PersonalText number = contact.idNumber();
        IdType type = facts.reference().idTypes().find(contact.idType()).orElse(null);
        if (number == null || type == null) {
            return false;
        }
        NumberFormat format = NumberFormats.of(type.number(), null, null);
        return format
                .check(CleanNumber.of(number.value(), format, facts.today()).value(), facts.today())
                .stream()
                .anyMatch(flaw -> !PASSED.contains(flaw.kind()));
    }

    @Override
    public List<Example> examples() {
        return List.of(
                Example.raises(PAPERS, "company", "/domains/0", "example.gov.cn"),
                Example.raises(
                        PAPERS,
                        "company",
                        "/domains/0",
                        "example.gov.cn",
                        "/documents/1",
                        paper(FORM),
                        "/documents/2",
                        paper(PROOF)),
                Example.passes(
                        PAPERS,
                        "company",
                        "/domains/0",
                        "example.gov.cn",
                        "/documents/1",
                        paper(FORM),
                        "/documents/2",
                        paper(PROOF),
                        "/documents/3",
                        paper(CONTACT)),
                Example.passes(PAPERS, "company", "/domains/0", "gov-example.cn"),
                Example.raises(CALL, "company", "/domains/0", "www.example.gov.cn"),
                Example.passes(CALL, "company", "/domains/0", "examplegov.cn"));
    }

    private static Map<String, @Nullable Object> paper(String role) {
        return Map.of("role", role, "file", role + ".jpg");
    }
}
