package io.realname.web;

import io.realname.casefile.CaseView;
import io.realname.casefile.Receipt;
import io.realname.intake.Source;
import io.realname.intake.Sources;
import io.realname.intake.Way;
import io.realname.security.Caller;
import io.realname.security.Permission;
import io.realname.submission.Finding;
import io.realname.submission.FindingOrder;
import io.realname.submission.Language;
import io.realname.submission.Texts;
import io.realname.web.SubmissionDesk.Entered;
import io.realname.web.SubmissionDesk.Taken;
import io.vertx.core.Future;
import io.vertx.core.WorkerExecutor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Submissions over HTTP: taken in, or only judged. */
public final class SubmissionPart implements Addresses.Part {
    private final SubmissionDesk desk;
    private final Sources sources;
    private final Texts texts;
    private final UploadLimits limits;
    private final AtomicInteger reading = new AtomicInteger();
    private final AtomicInteger judging = new AtomicInteger();

    /** Submissions of {@code sources} for {@code desk}, answered by {@code texts}. */
    public SubmissionPart(SubmissionDesk desk, Sources sources, Texts texts, UploadLimits limits) {
        this.desk = desk;
        this.sources = sources;
        this.texts = texts;
        this.limits = limits;
    }

    @Override
    public void addTo(Addresses addresses) {
        addresses.onUpload("/submissions", Permission.SUBMIT, this::submit);
        addresses.onUpload("/validations", Permission.SUBMIT, call -> validate(call, addresses.slow()));
    }

    private void submit(Call call) {
        Source source = source(call);
        if (!source.has(Way.REST)) {
            throw new Problem(
                    403,
                    "The source does not submit by this way. Use the way that was agreed on, or ask the operator to add rest to "
                            + "the ways of the source.");
        }
        Language language = CaseRequests.language(call.query());
        read(call, upload -> {
            try {
                Future.fromCompletionStage(
                                desk.take(source, upload), call.vertx().getOrCreateContext())
                        .onFailure(failure -> {
                            if (failure instanceof SubmissionDesk.QuotaSpent spent) {
                                call.putHeader(
                                        "Retry-After",
                                        String.valueOf(spent.untilNextDay().toSeconds() + 1));
                            }
                            call.fail(problem(failure, source, language));
                        })
                        .onSuccess(taken -> answer(call, taken, language));
            } catch (SubmissionDesk.Full full) {
                busy(call);
            }
        });
    }

    private void validate(Call call, WorkerExecutor workers) {
        Source source = source(call);
        Language language = CaseRequests.language(call.query());
        if (judging.get() >= limits.atOnce()) { // Before it is read: so many more at most are being read then.
            busy(call);
            return;
        }
        read(call, upload -> {
            judging.incrementAndGet();
            call.answer(workers, () -> {
                try {
                    List<JudgedJson> judged = new ArrayList<>();
                    desk.judge(source, upload)
                            .forEach(one -> judged.add(JudgedJson.of(one, tell(one.findings(), source, language))));
                    return Map.of("submissions", judged);
                } catch (SubmissionDesk.Refused refused) {
                    throw problem(refused, source, language);
                } finally {
                    judging.decrementAndGet();
                }
            });
        });
    }

    private void read(Call call, Consumer<Upload> then) {
        if (reading.incrementAndGet() > limits.atOnce()) {
            reading.decrementAndGet();
            busy(call);
            return;
        }
        new UploadReader(call, desk.folder(), limits, then, reading::decrementAndGet).start();
    }

    private static void busy(Call call) {
        call.putHeader("Retry-After", "1");
        call.fail(new Problem(503, "Too many submissions are under way. Try again in a second."));
    }

    /** The source that is named, or the only one that the caller has. */
    private Source source(Call call) {
        Caller caller = call.caller();
        String named = CaseRequests.source(call.query());
        if (named != null && !caller.sees(named)) {
            throw new Problem(
                    403,
                    "This token does not let its holder submit for that source; name another one, or ask the operator for a token.");
        }
        if (named == null && caller.sources().size() != 1) {
            throw new Problem(400, "Say with ?source= for which source this is submitted.");
        }
        return sources.of(named == null ? caller.sources().iterator().next() : named);
    }

    private void answer(Call call, Taken taken, @Nullable Language language) {
        if (taken.only().isPresent()) {
            one(call, taken.first().get(0), taken.only().get(), language);
        } else {
            List<BatchJson.One> first = taken.first().stream()
                    .map(entered -> BatchJson.One.of(
                            entered,
                            tell(entered.findings(), entered.receipt().arrival().language(), language)))
                    .toList();
            call.send(202, new BatchJson(counts(taken.counts()), first));
        }
    }

    private static Map<String, Integer> counts(Map<Receipt.Disposition, Integer> byDisposition) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        byDisposition.forEach((disposition, count) -> counts.put(disposition.code(), count));
        return counts;
    }

    private void one(Call call, Entered entered, CaseView view, @Nullable Language language) {
        Receipt.Disposition disposition = entered.receipt().disposition();
        if (disposition == Receipt.Disposition.CONFLICT) {
            call.fail(refusal(
                    409,
                    "Other content came under a submission id that is taken; nothing was changed.",
                    entered,
                    view,
                    language));
        } else if (disposition == Receipt.Disposition.QUARANTINE
                || entered.receipt().arrival().submission() == null) {
            call.fail(refusal(
                    422, "The submission cannot be read or is not safe; its case says why.", entered, view, language));
        } else {
            call.putHeader("Location", Addresses.API + "/cases/" + view.id());
            call.send(disposition == Receipt.Disposition.DUPLICATE ? 200 : 202, CaseJson.of(view, texts, language));
        }
    }

    private Problem refusal(int status, String detail, Entered entered, CaseView view, @Nullable Language language) {
        List<FindingJson> told =
                tell(entered.findings(), entered.receipt().arrival().language(), language);
        return new Problem(status, detail, Map.of("caseId", view.id().toString(), "findings", told));
    }

    private Throwable asProblem(Throwable failure, Source source, @Nullable Language language) {
        if (failure instanceof SubmissionDesk.QuotaSpent spent) {
            return new Problem(
                    429,
                    "The source has used up its quota of submissions for today (Asia/Shanghai). Send the same again after the "
                            + "time that Retry-After says; what counts tells was taken in is then recognised.",
                    Map.of("counts", counts(spent.counts())));
        }
        return failure instanceof SubmissionDesk.Refused refused
                ? new Problem(
                        refused.findings().isEmpty() ? 400 : 422,
                        String.valueOf(refused.getMessage()),
                        Map.of("findings", tell(refused.findings(), source, language)))
                : failure;
    }

    private RuntimeException problem(Throwable failure, Source source, @Nullable Language language) {
        Throwable known = asProblem(failure, source, language);
        return known instanceof RuntimeException told ? told : new IllegalStateException(known);
    }

    private List<FindingJson> tell(List<Finding> findings, Source source, @Nullable Language language) {
        return tell(findings, source.language(), language);
    }

    private List<FindingJson> tell(List<Finding> findings, Language usual, @Nullable Language asked) {
        return findings.stream()
                .sorted(FindingOrder.TOLD)
                .map(finding -> FindingJson.of(texts.tell(finding, asked == null ? usual : asked)))
                .toList();
    }
}
