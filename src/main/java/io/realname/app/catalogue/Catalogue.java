package io.realname.app.catalogue;

import io.realname.casefile.ArrivalBook;
import io.realname.icp.IcpCodes;
import io.realname.intake.EnvelopeCodes;
import io.realname.intake.mail.MailReader;
import io.realname.registrar.RegistrarCodes;
import io.realname.review.Outcomes;
import io.realname.review.ReviewDesk;
import io.realname.screening.Limits;
import io.realname.screening.Rule;
import io.realname.screening.Rules;
import io.realname.submission.Code;
import io.realname.submission.IdTypes;
import io.realname.submission.Language;
import io.realname.submission.Texts;
import io.realname.time.BusinessCalendar;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Every code that the program can tell somebody, by section and in the order in which the areas list them. Immutable. */
public final class Catalogue {
    private final List<Code> codes;
    private final Texts texts;
    private final PolicyNotes notes;

    private Catalogue(List<Code> codes, Texts texts, PolicyNotes notes) {
        this.codes = codes;
        this.texts = texts;
        this.notes = notes;
    }

    /** Collects the codes of all areas, and reads what the folder {@code config} says about them. */
    public static Catalogue load(Path config) throws IOException {
        Outcomes outcomes = Outcomes.load(
                config.resolve("review-outcomes.yaml"),
                BusinessCalendar.load(config.resolve("calendar")),
                Limits.load(config.resolve("limits.yaml")).names().longest());
        return new Catalogue(
                codes(outcomes),
                Texts.load(config, IdTypes.load(config.resolve("id-types.yaml"))),
                PolicyNotes.load(config.resolve("policies")));
    }

    /** The codes of all areas, section by section; {@code outcomes} has those of the reviewers' answers. */
    public static List<Code> codes(Outcomes outcomes) {
        return Stream.of(
                        EnvelopeCodes.ALL,
                        List.of(MailReader.NOT_ALLOWED),
                        List.of(ArrivalBook.DUPLICATE, ArrivalBook.CONFLICT, ReviewDesk.IN_PROGRESS),
                        Rules.ALL.stream()
                                .map(Rule::codes)
                                .flatMap(List::stream)
                                .toList(),
                        RegistrarCodes.ALL,
                        outcomes.codes(),
                        IcpCodes.ALL)
                .flatMap(List::stream)
                .sorted(Comparator.comparing(code -> Section.of(code.name())))
                .toList();
    }

    /** All codes, section by section. */
    public List<Code> codes() {
        return codes;
    }

    /** The names of all policies, as those of their files. */
    public List<String> policies() {
        return notes.names();
    }

    /** All codes with their texts in that language. */
    public List<CatalogueEntry> entries(Language language) {
        return codes.stream()
                .map(code -> new CatalogueEntry(
                        code.name(),
                        code.severity(),
                        Section.of(code.name()).number(),
                        code.source(),
                        texts.passages(code.name(), language),
                        notes.of(code)))
                .toList();
    }
}
