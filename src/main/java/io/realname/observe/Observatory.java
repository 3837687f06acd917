package io.realname.observe;

import io.realname.casefile.Breakers;
import io.realname.casefile.CaseFile;
import io.realname.casefile.Delays;
import io.realname.casefile.Job;
import io.realname.casefile.JobBook;
import io.realname.intake.WaitingDrops;
import io.realname.time.BusinessCalendar;
import io.realname.time.DaySchedule;
import io.realname.time.Span;
import io.realname.web.Health;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What an operator is shown of one service: its meters from the beginning, and from its start on what the watch sees. Thread-safe. */
public final class Observatory implements AutoCloseable {
    private final CaseFile file;
    private final Alerts alerts;
    private final BusinessCalendar calendar;
    private final Path data;
    private final Delays delays;
    private final Moments moments;
    private final LineProbe stages;
    private final LineProbe cases;
    private final Meters meters = new Meters();
    private volatile Map<String, Span> sources = Map.of();
    private volatile @Nullable Watch watch;

    /**
     * An observatory without a watch.
     *
     * @param data folder whose disk is looked at
     */
    public Observatory(CaseFile file, Alerts alerts, BusinessCalendar calendar, Path data) {
        this.file = file;
        this.alerts = alerts;
        this.calendar = calendar;
        this.data = data;
        this.delays = new Delays(file.jdbi());
        this.moments = new Moments(file.business(), file.system(), calendar);
        this.stages = LineProbe.ofStages(delays, alerts);
        this.cases = LineProbe.ofCases(delays, alerts);
    }

    /** Sets for how long each source may be silent, by name; to be called before the start. */
    public void expect(Map<String, Span> silences) {
        sources = Map.copyOf(silences);
    }

    /**
     * Starts to watch.
     *
     * @param stages names of all stages
     * @param destinations names of all destinations but webhooks
     * @param summaries when the daily summary is due
     * @param drops what is to be taken in from the inbox
     * @param mailboxFailures how often in a row the mailbox could not be read
     */
    public void start(
            Collection<String> stages,
            Collection<String> destinations,
            Breakers breakers,
            DaySchedule summaries,
            WaitingDrops drops,
            LongSupplier mailboxFailures) {
        List<String> all = new ArrayList<>(destinations);
        all.add(DestinationProbe.WEBHOOK);
        SourceProbe silence = new SourceProbe(delays, file.quotas(), sources);
        file.arrivals().tell(receipts -> {
            meters.entered(receipts);
            silence.heard(receipts);
        });
        Watch started = new Watch(
                List.of(
                        new CalendarProbe(delays, calendar),
                        this.stages,
                        new DropProbe(drops, Duration.ofMinutes(alerts.dropsMinutes())),
                        new CaseProbe(cases, delays),
                        silence,
                        new DestinationProbe(breakers, all),
                        new WebhookProbe(delays, file.system()),
                        new MailboxProbe(mailboxFailures, alerts.mailboxFailures()),
                        new JobProbe(
                                JobBook.of(file), Job.SUMMARY, summaries, Duration.ofMinutes(alerts.jobsMinutes())),
                        new DiskProbe(data, alerts.diskMebibytes())),
                moments,
                file.system());
        meters.expect(stages, all);
        meters.bind(List.of(started));
        watch = started;
        started.start();
    }

    /** The meters. */
    public Meters meters() {
        return meters;
    }

    /** What the watch saw at its last look, for the health page; nothing before the start. */
    public List<Health.Check> checks() {
        Watch now = watch;
        return now == null ? List.of() : now.checks();
    }

    /** The cases that wait for longer than they should, those that have waited longest first, {@code limit} of each line at most. */
    public List<UUID> stuck(int limit) {
        return Stream.concat(stages.late(moments, limit), cases.late(moments, limit))
                .distinct()
                .limit(limit)
                .toList();
    }

    /** Looks now, and not only when the watch would. */
    void look() {
        Watch now = watch;
        if (now != null) {
            now.look();
        }
    }

    @Override
    public void close() {
        Watch now = watch;
        if (now != null) {
            now.close();
        }
        meters.close();
    }
}
