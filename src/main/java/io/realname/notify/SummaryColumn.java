package io.realname.notify;

import io.realname.casefile.CaseView;
import io.realname.submission.Finding;
import io.realname.submission.FindingOrder;
import io.realname.submission.Language;
import io.realname.submission.Texts;
import io.realname.time.Shanghai;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the daily summary can tell of a case, column by column. */
enum SummaryColumn {
    SUBMISSION_ID,
    FILE,
    ROW,
    DOMAINS,
    STATE,
    DOMAIN_STATES,
    CODES,
    MESSAGES,
    RECEIVED,
    ENDED,
    CASE;

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(Shanghai.ZONE);

    /** Several values of a cell are set apart as those that come in are. */
    private static final String BETWEEN = ";";

    /** The name of the column in the configuration. */
    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The column of that code.
     *
     * @throws IllegalArgumentException with a sentence if there is none
     */
    static SummaryColumn of(String code) {
        return Arrays.stream(values())
                .filter(column -> column.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("The summary has no column \"" + code + "\"; there are "
                        + Stream.of(values()).map(SummaryColumn::code).collect(Collectors.joining(", ")) + "."));
    }

    /** What stands in the column for a case; messages are told in {@code language}, and numbers in them are masked. */
    String of(CaseView view, Texts texts, Language language) {
        return switch (this) {
            case SUBMISSION_ID -> Objects.requireNonNullElse(view.submissionId(), "");
            case FILE ->
                view.origin() == null ? "" : Numbers.ANY.mask(view.origin().file());
            case ROW ->
                view.origin() == null ? "" : Objects.toString(view.origin().rowOrNull(), "");
            case DOMAINS -> joined(view.domains(), domain -> domain.name());
            case STATE -> view.state().code();
            case DOMAIN_STATES ->
                joined(view.domains(), domain -> domain.state().code());
            case CODES -> joined(told(view), Finding::code);
            case MESSAGES ->
                told(view).stream()
                        .map(finding ->
                                Numbers.ANY.mask(texts.tell(finding, language).message()))
                        .collect(Collectors.joining(" "));
            case RECEIVED -> time(view.receivedAt());
            case ENDED -> time(view.decidedAt());
            case CASE -> view.id().toString();
        };
    }

    private static List<Finding> told(CaseView view) {
        return view.findings().stream().sorted(FindingOrder.TOLD).toList();
    }

    private static <T> String joined(List<T> values, Function<T, String> text) {
        return values.stream().map(text).collect(Collectors.joining(BETWEEN));
    }

    private static String time(@Nullable Instant instant) {
        return instant == null ? "" : TIME.format(instant);
    }
}
