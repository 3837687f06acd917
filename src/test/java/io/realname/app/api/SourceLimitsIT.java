package io.realname.app.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.realname.app.api.Api.Answer;
import io.realname.intake.Source;
import io.realname.intake.Sources;
import io.realname.intake.Way;
import io.realname.submission.Language;
import io.realname.submission.Site;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The API for a source that may submit two a day, and for one that may not use it. */
class SourceLimitsIT {
    private Api api;

    @BeforeEach
    void start(@TempDir Path folder) throws IOException {
        api = new Api(
                folder,
                Map.of(),
                new Sources(Map.of(
                        "shop",
                        new Source("shop", Set.of(Way.REST), Site.CN, Language.EN, 2, StandardCharsets.UTF_8),
                        "post",
                        new Source("post", Set.of(Way.MAIL), Site.CN, Language.EN, null, StandardCharsets.UTF_8))));
    }

    @AfterEach
    void stop() {
        api.close();
    }

    private Answer submit(String id) {
        return api.submit(Api.form(Api.manifest(id)));
    }

    @Test
    void answersBeyondTheQuotaWhenToComeAgain() {
        api.business = Instant.parse("2026-03-03T15:59:00Z"); // a minute before midnight in Shanghai
        assertThat(submit("S-1").status()).isEqualTo(202);
        assertThat(submit("S-2").status()).isEqualTo(202);

        Answer beyond = submit("S-3");

        assertThat(beyond.status()).isEqualTo(429);
        assertThat(beyond.header("retry-after")).isEqualTo("61");
        assertThat(beyond.json().path("detail").asText()).contains("quota");
        assertThat(api.texts("select submission_id from cases order by 1")).containsExactly("S-1", "S-2");
        assertThat(submit("S-2").status()).isEqualTo(200);

        api.business = Instant.parse("2026-03-03T16:00:00Z");

        assertThat(submit("S-3").status()).isEqualTo(202);
    }

    @Test
    void takesSeveralInAsFarAsTheQuotaGoesAndTheRestWhenTheyComeAgain() {
        String header = "submissionId,profile.type\n";
        byte[] rows = (header + "A,organization\nB,organization\nC,organization\n").getBytes(StandardCharsets.UTF_8);

        Answer beyond = api.submit(new Form().file("manifest", "rows.csv", rows));

        assertThat(beyond.status()).isEqualTo(429);
        assertThat(beyond.json().path("counts").path("case").asInt()).isEqualTo(2);
        assertThat(beyond.json().path("counts").path("later").asInt()).isEqualTo(1);

        api.business = Instant.parse("2026-03-04T01:00:00Z");

        assertThat(api.submit(new Form().file("manifest", "rows.csv", rows)).status())
                .isEqualTo(202);
        assertThat(api.texts("select submission_id from cases order by 1")).containsExactly("A", "B", "C");
    }

    @Test
    void refusesASourceThatHasNotThisWay() {
        Answer answer = api.postForm(
                api.operator,
                "/submissions?source=post",
                Api.form(Api.manifest("S-1")).whole());

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.json().path("detail").asText()).contains("does not submit by this way");
        assertThat(api.texts("select id::text from cases")).isEmpty();
    }
}
