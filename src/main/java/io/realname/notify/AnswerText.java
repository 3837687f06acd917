package io.realname.notify;

import io.realname.casefile.CaseState;
import io.realname.submission.Code;
import io.realname.submission.Finding;
import io.realname.submission.Language;
import io.realname.submission.Severity;
import io.realname.submission.Texts;
import io.realname.submission.Told;
import java.util.Map;

/** Says a result as a mail, in plain text and in HTML. Thread-safe. */
final class AnswerText {
    private static final Code OPENING = new Code("answer", Severity.INFO, "own");
    private static final Code DOMAIN = new Code("answer.domain", Severity.INFO, "own");
    private static final Code SUGGESTION = new Code("answer.suggestion", Severity.INFO, "own");
    private static final Code FOOT = new Code("answer.foot", Severity.INFO, "own");

    private final Texts texts;

    AnswerText(Texts texts) {
        this.texts = texts;
    }

    /** The two forms of a mail. */
    record Said(String plain, String html) {}

    /** The mail of a result; in none of its forms is a number of {@code numbers} whole. */
    Said of(Result result, Language language, Numbers numbers) {
        AnswerPage page = new AnswerPage(numbers::mask);
        String id = result.submissionId() == null ? result.caseId() : result.submissionId();
        boolean beside = isBeside(result);
        Told opening = told(OPENING, beside ? "beside" : opening(result), Map.of("id", id), language);
        page.paragraph(opening.message());
        if (!result.findings().isEmpty()) {
            page.heading(
                    told(SUGGESTION, null, Map.of("suggestion", ""), language).remedy());
            for (Result.FindingResult finding : result.findings()) {
                String suggestion = finding.suggestion() == null
                        ? ""
                        : told(SUGGESTION, null, Map.of("suggestion", finding.suggestion()), language)
                                .message();
                page.item(finding.message(), finding.remedy(), suggestion, finding.code());
            }
        }
        if (!beside && !result.domains().isEmpty()) {
            page.heading(told(DOMAIN, null, Map.of("domain", "", "domainState", ""), language)
                    .remedy());
            for (Result.DomainResult domain : result.domains()) {
                Map<String, String> details = Map.of("domain", domain.name(), "domainState", domain.state());
                page.item(told(DOMAIN, null, details, language).message(), "", "", "");
            }
        }
        page.paragraph(opening.remedy());
        Told foot = told(FOOT, null, Map.of("id", id, "case", result.caseId()), language);
        page.foot(foot.message(), foot.remedy());
        return new Said(page.plain(), page.html(language.code()));
    }

    /** An operator may have sent the case on, or its source corrected it, before the answer could be sent. */
    private static String opening(Result result) {
        return CaseState.of(result.state()).isTold() ? result.state() : "under-way";
    }

    /** Whether the result is that of a submission that was answered beside its case: a duplicate or a conflict. */
    static boolean isBeside(Result result) {
        return result.findings().stream()
                .map(Result.FindingResult::code)
                .anyMatch(code -> code.equals("submission.duplicate") || code.equals("submission.conflict"));
    }

    /** Whether the mail held no submission, or nothing that can be read as one. */
    static boolean isOfNothing(Result result) {
        return result.findings().stream().anyMatch(finding -> finding.code().equals("manifest.unreadable"));
    }

    private Told told(
            Code code,
            @org.jspecify.annotations.Nullable String variant,
            Map<String, String> details,
            Language language) {
        Finding finding = Finding.of(code, "");
        for (Map.Entry<String, String> detail : details.entrySet()) {
            finding = finding.with(detail.getKey(), detail.getValue());
        }
        return texts.tell(variant == null ? finding : finding.variant(variant), language);
    }
}
