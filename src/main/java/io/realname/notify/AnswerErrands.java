package io.realname.notify;

import io.realname.casefile.AnswerId;
import io.realname.casefile.CaseFile;
import io.realname.casefile.CaseView;
import io.realname.casefile.Errand;
import io.realname.casefile.LeasedErrand;
import io.realname.casefile.MailThread;
import io.realname.submission.Language;
import io.realname.submission.Texts;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Writes the answers that are owed to those who wrote a mail, and settles them once they are sent or refused. Thread-safe. */
public final class AnswerErrands {
    /** So often a recipient's server may say "not now" before it is taken as its last word: about three hours. */
    private static final int MOST_ATTEMPTS = 200;
    /** So many copies of an answer may come of a server that takes it and does not say so. */
    private static final int MOST_SILENCES = 3;

    private final CaseFile file;
    private final ResultErrands results;
    private final AnswersOwed owed;
    private final AnswerText text;
    private final InternetAddress from;
    private final InstantSource system;
    /** How often an answer was given whole and nothing was said to it; a start forgets that, which costs a few copies more. */
    private final Map<UUID, Integer> silences = new ConcurrentHashMap<>();

    /**
     * Answers told by {@code texts}.
     *
     * @param from the address that they come from
     */
    public AnswerErrands(CaseFile file, ResultErrands results, Texts texts, InternetAddress from) {
        this.file = file;
        this.results = results;
        this.owed = new AnswersOwed(file);
        this.text = new AnswerText(texts);
        this.from = from;
        this.system = file.system();
    }

    /** The answer as the case stands now. However often it is made, its id is the same, so that a second one is recognised. */
    public AnswerMessage answer(LeasedErrand leased) throws MessagingException {
        Errand errand = leased.errand();
        MailThread thread = owed.thread(errand).orElseThrow();
        CaseView view = file.reader().find(errand.caseId()).orElseThrow();
        Language language = view.language();
        Numbers numbers = Numbers.of(file, view, errand.subject());
        Result result = result(errand);
        AnswerText.Said said = text.of(result, language, numbers);
        String domain = from.getAddress().substring(from.getAddress().lastIndexOf('@') + 1);
        return new AnswerMail(from, thread, numbers.mask(thread.subject()))
                .write(said, AnswerId.of(errand.id(), AnswerText.isOfNothing(result), domain), system.instant());
    }

    /** The case as it stands, but for a submission that was answered beside it. */
    private Result result(Errand errand) {
        Result ofAttempt = results.toldBy("mail", errand.caseId(), errand.subject());
        return AnswerText.isBeside(ofAttempt) ? ofAttempt : results.toldBy("mail", errand.caseId(), errand.caseId());
    }

    /** Notes that the answer was sent. */
    public void delivered(LeasedErrand leased) {
        silences.remove(leased.errand().id());
        file.jdbi().useTransaction(handle -> file.outbox().done(handle, leased.errand()));
    }

    /**
     * Notes on the case that its answer is not wanted, if that is the mail server's last word, or that nobody knows whether it was
     * delivered, if the server has fallen silent several times after it had been given all of it.
     *
     * @throws Exception the failure itself, if it is tried again: the server is not to be reached, or says "not now"
     */
    public void refused(LeasedErrand leased, AnswerMessage answer, Exception failure) throws Exception {
        Errand errand = leased.errand();
        int code = SmtpFailure.code(failure);
        if (code == 0 && answer.isGiven() && silences.merge(errand.id(), 1, Integer::sum) >= MOST_SILENCES) {
            end(
                    leased,
                    "The answer was sent " + MOST_SILENCES
                            + " times, and each time the mail server fell silent before it said "
                            + "whether it took it. Ask the sender whether it came.");
            return;
        }
        if (!SmtpFailure.isFinal(failure)
                && (code == 0 || !SmtpFailure.isOfRecipient(failure) || errand.attempts() < MOST_ATTEMPTS)) {
            throw failure;
        }
        end(
                leased,
                "The answer could not be delivered: the mail server refused it (" + code
                        + "). Tell the sender by another way.");
    }

    private void end(LeasedErrand leased, String note) {
        Errand errand = leased.errand();
        file.jdbi().useTransaction(handle -> {
            file.loader().hold(handle, errand.caseId());
            file.writer()
                    .note(
                            handle,
                            errand.caseId(),
                            file.reader().find(errand.caseId()).orElseThrow().state(),
                            "mail",
                            List.of(),
                            note);
            file.outbox().done(handle, errand);
        });
        silences.remove(errand.id());
        leased.giveUp(null);
    }
}
