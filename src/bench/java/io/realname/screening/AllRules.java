package io.realname.screening;

import com.fasterxml.jackson.databind.JsonNode;
import io.realname.submission.ArrivedDocument;
import io.realname.submission.Finding;
import io.realname.submission.Submission;
import io.realname.time.Shanghai;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** All rules on one parsed submission, its pictures inspected before. Bound: at least 30,000 a second. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class AllRules {
    @Param({"company", "person", "hk-company", "faulty"})
    private String submission;

    private Submission parsed;
    private List<ArrivedDocument> documents;
    private Instant received;

    @Setup
    public void parse() {
        JsonNode sample = submission.equals("faulty")
                ? Samples.changed(
                        "company",
                        Map.of(
                                "/profile/name", "杭州 示例(网络）有限公司",
                                "/profile/idNumber", "9133O100 MA00000072（1-1）",
                                "/domains/0", "-bad-.cn"))
                : Samples.changed(submission, Map.of());
        parsed = Samples.submission(sample);
        documents = Samples.arrived(parsed, sample);
        received = Shanghai.startOf(LocalDate.parse(sample.path("received").asText()));
    }

    @Benchmark
    public List<Finding> screen() {
        return Samples.SCREENING.screen(parsed, documents, received, received);
    }
}
