package io.realname.notify;

import io.realname.casefile.CaseReader;
import io.realname.casefile.CaseView;
import io.realname.casefile.CasesOfDay;
import io.realname.casefile.Failpoint;
import io.realname.casefile.OpenRun;
import io.realname.submission.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * The job that tells each source its day: one line for each case that came, ended or changed, as it stands when the job runs. Writing
 * it again writes the same file anew, so a crash neither doubles nor halves one. Thread-safe.
 */
public final class DaySummary {
    private final CaseReader reader;
    private final Texts texts;
    private final SummaryColumns columns;
    private final Function<String, SummaryForm> forms;
    private final Path outbox;

    /**
     * Summaries below {@code outbox}.
     *
     * @param forms how a source wants its own
     */
    public DaySummary(
            CaseReader reader, Texts texts, SummaryColumns columns, Function<String, SummaryForm> forms, Path outbox) {
        this.reader = reader;
        this.texts = texts;
        this.columns = columns;
        this.forms = forms;
        this.outbox = outbox;
    }

    /** Writes the day of a run: {@code <source>/summary-<day>.csv} for each source that has a line in it. */
    public void write(OpenRun run) throws IOException {
        try (CasesOfDay cases = new CasesOfDay(reader, run.handle(), run.day())) {
            List<CaseView> page = cases.next();
            int place = 0;
            while (!page.isEmpty()) {
                String source = page.get(place).source();
                SummaryForm form = forms.apply(source);
                try (SummaryFile file = new SummaryFile(file(source, run.day()), form.charset())) {
                    file.add(columns.head(form.language()));
                    while (!page.isEmpty() && page.get(place).source().equals(source)) {
                        file.add(columns.line(page.get(place), texts, form.language()));
                        run.count("cases", 1);
                        if (++place == page.size()) {
                            page = cases.next();
                            place = 0;
                        }
                    }
                    file.finish();
                    run.count("files", 1);
                }
            }
        }
        Failpoint.AFTER_SUMMARY_WRITTEN.hit();
    }

    private Path file(String source, LocalDate day) throws IOException {
        Path folder = Files.createDirectories(outbox.resolve(source));
        return Objects.requireNonNull(folder).resolve("summary-" + day + ".csv");
    }
}
