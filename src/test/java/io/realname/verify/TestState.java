package io.realname.verify;

import io.realname.casefile.CaseCipher;
import io.realname.casefile.DocumentStore;
import io.realname.casefile.Step;
import io.realname.casefile.Stored;
import io.realname.casefile.TestFile;
import io.realname.casefile.TestSubmission;
import io.realname.http.CallFailed;
import io.realname.review.Registries;
import io.realname.review.ReviewDesk;
import io.realname.submission.Code;
import io.realname.submission.Finding;
import io.realname.submission.Severity;
import io.realname.verify.AcceptedReviews.Accepted;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;

/** A sound state with a case of every kind, for a test to spoil, and the oracle over it. */
final class TestState implements AutoCloseable {
    static final String NUMBER = "91330100MA00000072";
    static final String PASSPORT = "E12345678";

    final TestFile test;
    final DocumentStore documents;
    /** By registry. */
    final Map<String, List<Accepted>> accepted = new TreeMap<>();

    final Path data;
    final Path log;
    final ReviewDesk desk;
    final Stored picture;
    /** Its review was sent and is not answered. */
    final UUID inReview;

    final UUID screened;
    final UUID rejected;
    final UUID quarantined;
    final UUID approved;
    final UUID review;

    Duration patience = Duration.ofMinutes(10);
    boolean reviewersAnswer = true;
    boolean reviewersBreak;
    List<Path> logs;
    /** What happens while the reviewers are asked. */
    Runnable meanwhile = () -> {};

    TestState(Path data) throws IOException {
        this.data = data;
        log = Files.writeString(data.resolve("service.log"), "2026-03-03T01:00:00Z INFO  Service ready\n");
        test = new TestFile(data);
        test.system = Instant.now();
        documents = DocumentStore.open(data.resolve("documents"), test.keys);
        picture = documents.put("a picture".getBytes(StandardCharsets.UTF_8));
        logs = List.of(log);
        desk = new ReviewDesk(test.file, Registries.load(Path.of("config/registries.yaml")));
        inReview = test.enriched(of("in-review"));
        test.run(Step.REVIEW, desk::open);
        approved = test.approved(of("approved").domains("approved-test.cn"));
        rejected = test.open(
                of("rejected").found(Finding.of(new Code("name.test", Severity.ERROR, "own"), "/profile/name")));
        quarantined = test.open(of("quarantined").quarantined());
        screened = test.open(of("screened").idType("HZ").number(PASSPORT).domains("screened-test.cn"));
        test.open(of("screened").idType("HZ").number(PASSPORT).domains("screened-test.cn"));
        test.open(of("screened").name("另一家测试有限公司"));
        review = (UUID) test.rows("select id from reviews").get(0).get("id");
        test.write(handle -> test.file
                .reviews()
                .submitted(
                        handle,
                        test.file.reviews().find(handle, review).orElseThrow(),
                        test.business.plusSeconds(60),
                        test.business.plusSeconds(60)));
        sql("delete from outbox where kind = 'review'");
        accepted.computeIfAbsent("cnnic", name -> new ArrayList<>());
        accepted.computeIfAbsent(registryOfReview(), name -> new ArrayList<>()).add(new Accepted(review, null));
        Files.createDirectories(data.resolve("outbox/R001"));
        write("outbox/R001/rejected.result.json", "{\"state\": \"rejected\", \"suggestion\": \"9133**********0072\"}");
    }

    TestSubmission of(String id) {
        return TestSubmission.of(id).picture(picture);
    }

    String registryOfReview() {
        return test.rows("select registry from reviews").get(0).get("registry").toString();
    }

    void sql(String statement, Object... values) {
        test.database.jdbi().useHandle(handle -> handle.execute(statement, values));
    }

    /** Changes the event log, which the program cannot. */
    void events(String statement, Object... values) {
        sql("alter table events disable trigger user");
        sql(statement, values);
        sql("alter table events enable trigger user");
    }

    Path write(String file, String text) {
        try {
            Path path = data.resolve(file);
            Files.createDirectories(path.getParent());
            return Files.writeString(path, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Report ask() {
        AcceptedReviews reviews = new AcceptedReviews() {
            @Override
            public Set<String> registries() {
                return accepted.keySet();
            }

            @Override
            public void each(String registry, Consumer<Accepted> to) {
                if (reviewersBreak) {
                    throw new UncheckedIOException(new AccessDeniedException("somewhere"));
                }
                if (!reviewersAnswer) {
                    throw new CallFailed("could not be reached", null);
                }
                meanwhile.run();
                accepted.get(registry).forEach(to);
            }
        };
        Evidence evidence = new Evidence(data, documents, true, new CaseCipher(test.keys.fields()), reviews, logs);
        return new Oracle(test.file, evidence, patience).ask();
    }

    @Override
    public void close() {
        test.close();
    }
}
