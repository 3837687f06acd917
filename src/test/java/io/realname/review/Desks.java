package io.realname.review;

import io.realname.casefile.CaseState;
import io.realname.casefile.Step;
import io.realname.casefile.TestFile;
import io.realname.casefile.TestSubmission;
import io.realname.submission.english.EnglishNames;
import io.realname.time.BusinessCalendar;
import io.realname.time.Times;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

/** The desks of the reviews on a case file of their own. */
final class Desks implements AutoCloseable {
    final TestFile test;
    final ReviewDesk desk;
    final AnswerDesk answers;
    final BusinessCalendar calendar;
    final Times.Review times;
    final EnglishNames english = EnglishNames.load(Path.of("config"));

    Desks(Path folder) throws IOException {
        test = new TestFile(folder);
        calendar = BusinessCalendar.load(Path.of("config/calendar"));
        times = Times.load(Path.of("config/times.yaml")).review();
        desk = new ReviewDesk(test.file, Registries.load(Path.of("config/registries.yaml")));
        answers = new AnswerDesk(test.file, desk, Outcomes.load(Path.of("config/review-outcomes.yaml"), calendar));
    }

    /** Enters a submission and opens what it needs. */
    UUID submit(TestSubmission submission) {
        UUID id = test.enriched(submission);
        open();
        return id;
    }

    /** Opens what is due to be reviewed. */
    void open() {
        test.run(Step.REVIEW, desk::open);
    }

    /** The reviewer's answer to the open profile review of a case. */
    void answerProfile(UUID caseId, String outcome) {
        answer(openReview(caseId, "profile"), outcome);
    }

    /** The reviewer's answer to the open review of a domain. */
    void answerDomain(UUID caseId, String domain, String outcome) {
        List<UUID> reviews = ids(
                "select r.id from reviews r join domains d on d.id = r.domain_id"
                        + " where r.case_id = ? and d.ascii = ? and r.state = 'open'",
                caseId,
                domain);
        answer(reviews.get(0), outcome);
    }

    void answer(UUID review, String outcome) {
        test.write(handle -> answers.apply(handle, new Answer(review, outcome, "")));
    }

    UUID openReview(UUID caseId, String kind) {
        return ids("select id from reviews where case_id = ? and kind = ? and state = 'open'", caseId, kind)
                .get(0);
    }

    long openReviews() {
        return test.count("select count(*) from reviews where state = 'open'");
    }

    List<UUID> ids(String sql, Object... values) {
        return test.rows(sql, values).stream().map(row -> (UUID) row.get("id")).toList();
    }

    CaseState state(UUID id) {
        return test.state(id);
    }

    @Override
    public void close() {
        test.close();
    }
}
