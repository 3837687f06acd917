package io.realname.web;

import io.realname.casefile.Job;
import io.realname.casefile.JobBook;
import io.realname.security.Caller;
import io.realname.security.Permission;
import io.realname.time.BusinessClock;
import io.vertx.core.http.HttpMethod;
import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The reconciliation jobs: their runs, and runs that are asked for. They are about all sources. */
public final class ReconciliationPart implements Addresses.Part {
    private static final int PAGE = 50;
    private static final int LARGEST_PAGE = 200;

    private final JobBook book;
    private final BusinessClock business;

    /** The runs of that book. */
    public ReconciliationPart(JobBook book, BusinessClock business) {
        this.book = book;
        this.business = business;
    }

    @Override
    public void addTo(Addresses addresses) {
        addresses.on(HttpMethod.GET, "/reconciliations/:job", Permission.OPERATE, call -> {
            String job = call.pathPart("job");
            Query query = call.query();
            Caller caller = call.caller();
            call.answer(() ->
                    new RunPage(book.latest(job(job, caller), query.count("limit", LARGEST_PAGE, PAGE)).stream()
                            .map(RunJson::of)
                            .toList()));
        });
        addresses.on(HttpMethod.POST, "/reconciliations/:job", Permission.OPERATE, call -> {
            String job = call.pathPart("job");
            Query query = call.query();
            Caller caller = call.caller();
            call.onWorker(
                    () -> RunJson.of(book.ask(job(job, caller), day(query), caller.name())),
                    run -> call.send(202, run));
        });
    }

    private static Job job(String code, Caller caller) {
        Job job = Job.of(code).orElseThrow(() -> new Problem(404, "There is no such job; there is: summary."));
        if (!caller.sources().isEmpty()) {
            throw new Problem(
                    403, "The jobs are about all sources, and this token is for some of them only; use one for all.");
        }
        return job;
    }

    /** Yesterday, unless another day is named. */
    private LocalDate day(Query query) {
        LocalDate today = business.today();
        LocalDate day =
                query.read("day", "a day that is not in the future, such as " + today, text -> past(text, today));
        return day == null ? today.minusDays(1) : day;
    }

    private static @Nullable LocalDate past(String text, LocalDate today) {
        try {
            LocalDate day = LocalDate.parse(text);
            return day.isAfter(today) || day.getYear() < 2000 ? null : day;
        } catch (DateTimeException e) {
            return null;
        }
    }
}
