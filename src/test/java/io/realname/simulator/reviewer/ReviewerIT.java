package io.realname.simulator.reviewer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.realname.simulator.Faults;
import io.realname.time.Shanghai;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Comparator;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReviewerIT {
    private static final String NAME = "杭州示例贸易有限公司";
    private static final String NUMBER = "91330100MA0000015W";

    private final UUID id = UUID.fromString("6f1b4f4e-0000-4000-8000-000000000001");
    private final UUID other = UUID.fromString("6f1b4f4e-0000-4000-8000-000000000002");
    private ReviewerFixture reviewer;

    @BeforeEach
    void start() throws Exception {
        reviewer = new ReviewerFixture();
    }

    @AfterEach
    void stop() throws Exception {
        reviewer.close();
    }

    private JsonObject good() {
        return reviewer.profileReview(id, NAME, NUMBER);
    }

    private JsonObject state(UUID review) throws Exception {
        return new JsonObject(reviewer.get("/reviews/" + review).body());
    }

    @Test
    void acceptsAReviewOnceHoweverOftenItComes() throws Exception {
        assertThat(reviewer.submit(good()).statusCode()).isEqualTo(202);
        assertThat(reviewer.submit(good()).statusCode()).isEqualTo(200);
        reviewer.restart();
        HttpResponse<String> third = reviewer.submit(good());

        assertThat(third.statusCode()).isEqualTo(200);
        assertThat(new JsonObject(third.body()).getString("state")).isEqualTo("pending");
        assertThat(reviewer.store.all()).singleElement().satisfies(review -> {
            assertThat(review.reviewId()).isEqualTo(id);
            assertThat(review.repeats()).isEqualTo(2);
        });
    }

    @Test
    void refusesOtherContentUnderAnIdThatItKnows() throws Exception {
        reviewer.submit(good());

        assertThat(reviewer.submit(reviewer.profileReview(id, "别的名字", NUMBER)).statusCode())
                .isEqualTo(409);
    }

    @Test
    void refusesWhatTheSharedSecretDidNotSign() throws Exception {
        assertThat(reviewer.submit(good(), new HmacSeal("another secret")).statusCode())
                .isEqualTo(401);
        assertThat(reviewer.store.all()).isEmpty();
    }

    @Test
    void refusesWhatIsTooLarge() throws Exception {
        JsonObject large = good().put("filler", "x".repeat(33 << 20));

        assertThat(reviewer.submit(large).statusCode()).isEqualTo(413);
    }

    @ParameterizedTest
    @CsvSource({"kind, essay", "callbackUrl, nowhere", "documents, ", "profile, "})
    void saysWhatAReviewLacks(String field, String value) throws Exception {
        HttpResponse<String> answer = reviewer.submit(good().put(field, value));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(new JsonObject(answer.body()).getString("error")).isNotBlank();
    }

    @Test
    void answersBySignedCallbackOnceBusinessDaysHavePassed() throws Exception {
        reviewer.submit(good());
        reviewer.callbacks.tick();
        assertThat(reviewer.received).isEmpty();
        assertThat(state(id).getString("state")).isEqualTo("pending");

        reviewer.pass(6);

        assertThat(reviewer.received).singleElement().satisfies(answer -> {
            assertThat(answer.getString("reviewId")).isEqualTo(id.toString());
            assertThat(answer.getString("outcome")).isEqualTo("approved");
            assertThat(answer.getBoolean("signed")).isTrue();
        });
        assertThat(state(id).getString("outcome")).isEqualTo("approved");
    }

    @Test
    void triesACallbackThreeTimesUnderOneIdAndThenWaitsToBePolled() throws Exception {
        reviewer.productAnswers = 503;
        reviewer.submit(good());
        reviewer.pass(6);
        reviewer.callbacks.tick();
        assertThat(reviewer.received).hasSize(1);

        for (int second = 0; second < 10; second++) {
            reviewer.system = reviewer.system.plusSeconds(1);
            reviewer.callbacks.tick();
        }

        assertThat(reviewer.received).hasSize(3);
        assertThat(reviewer.received)
                .extracting(answer -> answer.getString("id"))
                .containsOnly(reviewer.received.get(0).getString("id"));
        assertThat(state(id).getString("state")).isEqualTo("answered");
    }

    @Test
    void retriesReachAProductThatIsBack() throws Exception {
        reviewer.productAnswers = 500;
        reviewer.submit(good());
        reviewer.pass(6);
        reviewer.productAnswers = 204;
        reviewer.system = reviewer.system.plusSeconds(1);
        reviewer.callbacks.tick();
        reviewer.system = reviewer.system.plusSeconds(60);
        reviewer.callbacks.tick();

        assertThat(reviewer.received).hasSize(2);
    }

    @Test
    void waitsForASilentProductOnceAndNotForEachOfItsAnswers() throws Exception {
        reviewer.productIsSilent = true;
        for (int i = 0; i < 40; i++) {
            reviewer.submit(reviewer.profileReview(UUID.randomUUID(), NAME, NUMBER));
        }
        reviewer.pass(6);

        assertThat(reviewer.received).hasSizeLessThan(10);
        assertThat(reviewer.store.all()).extracting(Review::tries).hasSize(40).containsOnly(1);
        reviewer.productIsSilent = false;
        reviewer.received.clear();
        reviewer.system = reviewer.system.plusSeconds(1);
        reviewer.callbacks.tick();
        assertThat(reviewer.received).hasSize(40);
    }

    @Test
    void keepsAnAnswerWhoseCallbackIsLostToBePolled() throws Exception {
        reviewer.faults.callbacks(Set.of(Faults.OnCallback.LOST));
        reviewer.submit(good());
        reviewer.pass(6);
        reviewer.system = reviewer.system.plusSeconds(60);
        reviewer.callbacks.tick();

        assertThat(reviewer.received).isEmpty();
        assertThat(state(id).getString("outcome")).isEqualTo("approved");
    }

    @Test
    void answersTwiceWhenToldTo() throws Exception {
        reviewer.faults.callbacks(Set.of(Faults.OnCallback.TWICE));
        reviewer.submit(good());
        reviewer.pass(6);

        assertThat(reviewer.received).hasSize(2);
        assertThat(reviewer.received.get(0)).isEqualTo(reviewer.received.get(1));
    }

    @Test
    void answersForAnUnknownReviewWhenToldTo() throws Exception {
        reviewer.faults.callbacks(Set.of(Faults.OnCallback.UNKNOWN));
        reviewer.submit(good());
        reviewer.pass(6);

        assertThat(reviewer.received).hasSize(2);
        assertThat(reviewer.received.get(0).getString("reviewId")).isNotEqualTo(id.toString());
        assertThat(reviewer.received.get(0).getBoolean("signed")).isTrue();
        assertThat(reviewer.received.get(1).getString("reviewId")).isEqualTo(id.toString());
    }

    @Test
    void answersOutOfOrderWhenToldTo() throws Exception {
        reviewer.submit(good());
        reviewer.submit(reviewer.profileReview(other, NAME, NUMBER));
        reviewer.pass(6);
        assertThat(reviewer.received).hasSize(2);
        var inOrder = reviewer.store.all().stream()
                .sorted(Comparator.comparing(Review::answeredAt))
                .map(review -> review.reviewId().toString())
                .toList();
        reviewer.database.useHandle(
                handle -> handle.execute("update simulator.review set try_at = now() - '99 y'::interval"));

        reviewer.received.clear();
        reviewer.faults.callbacks(Set.of(Faults.OnCallback.REVERSED));
        reviewer.callbacks.tick();

        assertThat(reviewer.received)
                .extracting(answer -> answer.getString("reviewId"))
                .containsExactly(inOrder.get(1), inOrder.get(0));
    }

    @Test
    void canBeToldOverHttpToMisbehaveForSomeRequests() throws Exception {
        JsonObject busy =
                new JsonObject().put("requests", "busy").put("times", 1).put("callbacks", new JsonArray());
        assertThat(reviewer.switchFaults(busy).statusCode()).isEqualTo(204);

        HttpResponse<String> first = reviewer.submit(good());

        assertThat(first.statusCode()).isEqualTo(429);
        assertThat(first.headers().firstValue("retry-after")).contains("1");
        assertThat(reviewer.submit(good()).statusCode()).isEqualTo(202);
        assertThat(reviewer.switchFaults(new JsonObject().put("requests", "sulk"))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void isDownUntilItIsSwitchedOnAgain() throws Exception {
        reviewer.faults.requests(Faults.OnRequest.ERROR);
        assertThat(reviewer.submit(good()).statusCode()).isEqualTo(503);
        reviewer.faults.requests(Faults.OnRequest.REFUSE);
        assertThatThrownBy(() -> reviewer.submit(good())).isInstanceOf(IOException.class);
        reviewer.faults.requests(Faults.OnRequest.HANG, 1);
        assertThatThrownBy(() -> reviewer.submit(good())).isInstanceOf(HttpTimeoutException.class);
        reviewer.faults.none();

        assertThat(reviewer.submit(good()).statusCode()).isEqualTo(202);
    }

    @ParameterizedTest
    @CsvSource({
        NAME + ", " + NUMBER + ", approved",
        "杭州示例冒名有限公司, " + NUMBER + ", name-mismatch",
        NAME + ", 91330100MA0000701X, number-mismatch",
        "杭州示例无人有限公司, 91330100MA0000701X, not-in-authority-database",
        "杭州示例名单有限公司, 91330100MA00002347, blocklisted"
    })
    void decidesFromItsPopulation(String name, String number, String outcome) throws Exception {
        reviewer.submit(reviewer.profileReview(id, name, number));
        reviewer.pass(6);

        assertThat(state(id).getString("outcome")).isEqualTo(outcome);
    }

    @Test
    void givesScriptedAnswersFirstAndThenDecides() throws Exception {
        String name = "杭州示例重传有限公司";
        String number = "91330100MA0000277L";
        reviewer.submit(reviewer.profileReview(id, name, number));
        reviewer.submit(reviewer.profileReview(other, name, number));
        reviewer.pass(6);

        assertThat(state(id).getString("outcome")).isEqualTo("upload-network");
        assertThat(state(other).getString("outcome")).isEqualTo("approved");
    }

    @Test
    void tiesADomainOnlyToAProfileThatItApproved() throws Exception {
        UUID tied = UUID.fromString("6f1b4f4e-0000-4000-8000-000000000003");
        UUID untied = UUID.fromString("6f1b4f4e-0000-4000-8000-000000000004");
        reviewer.submit(good());
        reviewer.pass(6);
        reviewer.submit(reviewer.domainReview(tied, "example-trade.cn", id));
        reviewer.submit(reviewer.domainReview(untied, "example-trade.cn", other));
        reviewer.pass(6);

        assertThat(state(tied).getString("outcome")).isEqualTo("approved");
        assertThat(state(untied).getString("outcome")).isEqualTo("domain-not-verifiable");
    }

    @Test
    void listsItsReviewsPageByPage() throws Exception {
        reviewer.submit(good());
        reviewer.submit(reviewer.profileReview(other, NAME, NUMBER));

        JsonObject first = new JsonObject(reviewer.get("/reviews?limit=1").body());
        JsonObject second = new JsonObject(reviewer.get("/reviews?limit=1&after=" + first.getString("next"))
                .body());
        JsonObject third = new JsonObject(reviewer.get("/reviews?limit=1&after=" + second.getString("next"))
                .body());

        assertThat(first.getJsonArray("reviews").getJsonObject(0).getString("reviewId"))
                .isEqualTo(id.toString());
        assertThat(second.getJsonArray("reviews").getJsonObject(0).getString("reviewId"))
                .isEqualTo(other.toString());
        assertThat(third.getJsonArray("reviews")).isEmpty();
        assertThat(third.getString("next")).isNull();
        assertThat(reviewer.get("/reviews/" + UUID.randomUUID()).statusCode()).isEqualTo(404);
    }

    @Test
    void looksAfterItsAnswersByItself() throws Exception {
        reviewer.startTicking();
        reviewer.submit(good());
        reviewer.business = reviewer.business.plus(Duration.ofDays(6));

        await().until(() -> reviewer.received.size() == 1);
        assertThat(reviewer.received.get(0).getString("outcome")).isEqualTo("approved");
    }

    @Test
    void staysWithinOfficeHoursAndItsDays() throws Exception {
        for (int i = 0; i < 40; i++) {
            reviewer.submit(reviewer.profileReview(UUID.randomUUID(), NAME, NUMBER));
        }

        assertThat(reviewer.store.all()).hasSize(40).allSatisfy(review -> {
            var due = review.dueAt().atZone(Shanghai.ZONE);
            assertThat(due.getHour()).isBetween(9, 17);
            assertThat(Duration.between(review.receivedAt(), review.dueAt()).toHours())
                    .isBetween(20L, 90L);
        });
    }
}
