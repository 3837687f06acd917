package io.realname.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.realname.casefile.CaseState;
import io.realname.casefile.DocumentStore;
import io.realname.casefile.Errand;
import io.realname.casefile.Step;
import io.realname.casefile.TestFile;
import io.realname.casefile.TestSubmission;
import io.realname.http.FakeHttp;
import io.realname.http.HttpCalls;
import io.realname.review.AnswerDesk;
import io.realname.review.Outcomes;
import io.realname.review.Registries;
import io.realname.review.ReviewDesk;
import io.realname.review.ReviewErrands;
import io.realname.review.Reviewer;
import io.realname.submission.english.EnglishNames;
import io.realname.time.BusinessCalendar;
import io.realname.time.Times;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code 40-review}: opened, sent, asked for, until every domain has its answer. */
class ReviewRouteIT {
    private final TestRoutes routes = new TestRoutes();
    private final FakeHttp reviewer = new FakeHttp();
    private TestFile test;
    private UUID id;

    @BeforeEach
    void prepare(@TempDir Path folder) throws Exception {
        test = new TestFile(folder);
        BusinessCalendar calendar = BusinessCalendar.load(Path.of("config/calendar"));
        Registries registries = Registries.load(Path.of("config/registries.yaml"));
        ReviewDesk desk = new ReviewDesk(test.file, registries);
        AnswerDesk answers =
                new AnswerDesk(test.file, desk, Outcomes.load(Path.of("config/review-outcomes.yaml"), calendar));
        DocumentStore documents = DocumentStore.open(folder.resolve("documents"), test.keys);
        Map<String, Reviewer> reviewers = new HashMap<>();
        registries
                .all()
                .forEach(name -> reviewers.put(
                        name, new Reviewer(name, reviewer.url(), "a secret for tests only, of some length")));
        routes.work("review", test.file.queue(Step.REVIEW, 100))
                .work("send-review", test.errands(Errand.Kind.REVIEW))
                .work("poll-review", test.errands(Errand.Kind.POLL))
                .bean("reviewDesk", desk)
                .bean(
                        "reviewErrands",
                        new ReviewErrands(
                                test.file,
                                reviewers,
                                new HttpCalls(Duration.ofSeconds(10)),
                                documents,
                                "http://us/callbacks",
                                EnglishNames.load(Path.of("config")),
                                answers,
                                calendar,
                                Times.load(Path.of("config/times.yaml")).review()));
        id = test.enriched(TestSubmission.of("S-1")
                .domains("a-test.cn", "a-test.com")
                .picture(documents.put("a specimen".getBytes(StandardCharsets.UTF_8))));
    }

    @AfterEach
    void stop() {
        routes.close();
        reviewer.close();
        test.close();
    }

    @Test
    void asksForProfileAndDomainsAndFetchesTheAnswers() throws Exception {
        reviewer.answers(request -> request.method().equals("POST")
                ? new FakeHttp.Reply(202, "{}")
                : new FakeHttp.Reply(
                        200,
                        "{\"reviewId\": \"" + request.path().substring("/reviews/".length())
                                + "\", \"outcome\": \"approved\"}"));

        routes.start("40-review.camel.yaml");
        awaitCount("select count(*) from reviews where submitted_at is not null", 1);
        test.business = test.business.plus(Duration.ofDays(2));
        awaitCount("select count(*) from reviews where submitted_at is not null", 3);
        test.business = test.business.plus(Duration.ofDays(2));

        Awaitility.await().untilAsserted(() -> assertThat(test.state(id)).isEqualTo(CaseState.APPROVED));
        assertThat(reviewer.requests.stream().filter(request -> request.method().equals("POST")))
                .hasSize(3);
        assertThat(test.rows("select kind from outbox"))
                .extracting(row -> row.get("kind"))
                .containsOnly("sync");
    }

    @Test
    void keepsTheCaseWhileTheReviewerIsDownAndThenGoesOn() throws Exception {
        reviewer.answers(503, "");

        routes.start("40-review.camel.yaml");
        awaitCount("select count(*) from outbox where last_error is not null", 1);
        assertThat(test.rows("select last_error from outbox")
                        .get(0)
                        .get("last_error")
                        .toString())
                .contains("HTTP 503");
        reviewer.answers(202, "{}");
        test.system = test.system.plusSeconds(60);

        awaitCount("select count(*) from reviews where submitted_at is not null", 1);
    }

    private void awaitCount(String sql, long count) {
        Awaitility.await().untilAsserted(() -> assertThat(test.count(sql)).isEqualTo(count));
    }
}
