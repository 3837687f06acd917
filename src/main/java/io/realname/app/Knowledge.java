package io.realname.app;

import io.realname.intake.IntakeLimits;
import io.realname.intake.ManifestReader;
import io.realname.intake.ManifestSchema;
import io.realname.intake.format.Columns;
import io.realname.intake.format.Formats;
import io.realname.notify.SummaryColumns;
import io.realname.observe.Alerts;
import io.realname.picture.PictureLooker;
import io.realname.registrar.MailProviders;
import io.realname.review.Outcomes;
import io.realname.review.Registries;
import io.realname.screening.Limits;
import io.realname.screening.Policies;
import io.realname.screening.Reference;
import io.realname.screening.Screening;
import io.realname.submission.IdTypes;
import io.realname.submission.Texts;
import io.realname.submission.english.EnglishNames;
import io.realname.time.BusinessCalendar;
import io.realname.time.JobTimes;
import io.realname.time.Times;
import java.io.IOException;
import java.nio.file.Path;

/**
 * All that {@code config/} says about the trade: documents, policies, texts, calendar, times, registries, outcomes. Thread-safe.
 *
 * @param pictures looks at pictures; one for all, so that together they keep to the memory that pictures may take
 */
public record Knowledge(
        IdTypes idTypes,
        Reference reference,
        Texts texts,
        BusinessCalendar calendar,
        Times times,
        EnglishNames english,
        MailProviders mailProviders,
        Screening screening,
        ManifestReader manifests,
        Formats formats,
        Registries registries,
        Outcomes outcomes,
        Limits limits,
        JobTimes jobs,
        SummaryColumns summaryColumns,
        Alerts alerts,
        PictureLooker pictures) {
    /** Reads the folder {@code config}. */
    public static Knowledge load(Path config) throws IOException {
        IdTypes idTypes = IdTypes.load(config.resolve("id-types.yaml"));
        BusinessCalendar calendar = BusinessCalendar.load(config.resolve("calendar"));
        Reference reference = Reference.load(config, idTypes, calendar);
        Limits limits = reference.limits();
        IntakeLimits intake = IntakeLimits.load(config.resolve("limits.yaml"));
        return new Knowledge(
                idTypes,
                reference,
                Texts.load(config, idTypes),
                calendar,
                Times.load(config.resolve("times.yaml")),
                reference.english(),
                MailProviders.load(config.resolve("mail-providers.yaml")),
                new Screening(Policies.load(config.resolve("policies")), reference),
                new ManifestReader(
                        ManifestSchema.load(config.resolve("manifest.schema.json")), idTypes, intake.manifests()),
                new Formats(Columns.load(config.resolve("columns.yaml"), idTypes), intake.packages()),
                Registries.load(config.resolve("registries.yaml")),
                Outcomes.load(
                        config.resolve("review-outcomes.yaml"),
                        calendar,
                        limits.names().longest()),
                limits,
                JobTimes.load(config.resolve("jobs.yaml")),
                SummaryColumns.load(config.resolve("summary-columns.yaml")),
                Alerts.load(config.resolve("alerts.yaml")),
                new PictureLooker(limits.pictures()));
    }
}
