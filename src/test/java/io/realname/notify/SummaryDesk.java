package io.realname.notify;

import io.realname.casefile.Job;
import io.realname.casefile.JobBook;
import io.realname.casefile.JobQueue;
import io.realname.casefile.OpenRun;
import io.realname.casefile.TestFile;
import io.realname.submission.IdTypes;
import io.realname.submission.Language;
import io.realname.submission.Texts;
import io.realname.time.JobTimes;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The daily summary of a test's case file: the source {@code EN} wants English, {@code GB} GB18030, all others Chinese in UTF-8. */
public final class SummaryDesk {
    public final Path outbox;
    public final JobBook book;
    public final JobQueue queue;
    public final DaySummary summary;

    public SummaryDesk(TestFile test, Path folder) throws IOException {
        outbox = folder.resolve("outbox");
        book = JobBook.of(test.file);
        queue = new JobQueue(
                test.file.jdbi(),
                book,
                Job.SUMMARY,
                JobTimes.load(Path.of("config/jobs.yaml")).summary());
        summary = new DaySummary(
                test.file.reader(),
                Texts.load(Path.of("config"), IdTypes.load(Path.of("config/id-types.yaml"))),
                SummaryColumns.load(Path.of("config/summary-columns.yaml")),
                source -> new SummaryForm(
                        source.equals("EN") ? Language.EN : Language.ZH,
                        source.equals("GB") ? Charset.forName("GB18030") : StandardCharsets.UTF_8),
                outbox);
    }

    /** Does every run that is due, and returns how many there were. */
    public int work() throws IOException {
        int runs = 0;
        for (Optional<OpenRun> next = queue.next(); next.isPresent(); next = queue.next()) {
            summary.write(next.get());
            next.get().complete();
            runs++;
        }
        return runs;
    }

    /** All files in the outbox. */
    public List<String> files() throws IOException {
        if (!Files.exists(outbox)) {
            return List.of();
        }
        try (Stream<Path> paths = Files.walk(outbox)) {
            return paths.filter(Files::isRegularFile)
                    .map(path -> outbox.relativize(path).toString())
                    .sorted()
                    .toList();
        }
    }

    /** Counts of the latest run. */
    public Map<String, Long> counts() {
        return book.latest(Job.SUMMARY, 1).get(0).counts();
    }
}
