package io.realname.notify;

import io.realname.casefile.CaseFile;
import io.realname.casefile.Errand;
import io.realname.casefile.LeasedErrand;
import io.realname.casefile.MailThread;
import io.realname.casefile.Outbox;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Turns results that are owed to somebody who wrote a mail into answers, or into a note why nobody is answered. Thread-safe. */
public final class AnswersOwed {
    private final CaseFile file;

    /** Works on the errands of {@code file}. */
    public AnswersOwed(CaseFile file) {
        this.file = file;
    }

    /** Whether the result is about a submission that came by mail. */
    public boolean isOwed(LeasedErrand result) {
        return thread(result.errand()).isPresent();
    }

    /**
     * Owes an answer in place of a result. A mail that must not be answered (of a stranger, an automatic one, of a list, a report) is
     * not; the case's log says so.
     */
    public void post(LeasedErrand result) {
        Errand errand = result.errand();
        MailThread thread = thread(errand).orElseThrow();
        Outbox outbox = file.outbox();
        file.jdbi().useTransaction(handle -> {
            file.loader().hold(handle, errand.caseId());
            if (thread.to() == null) {
                file.writer()
                        .note(
                                handle,
                                errand.caseId(),
                                file.reader()
                                        .find(errand.caseId())
                                        .orElseThrow()
                                        .state(),
                                "mail",
                                List.of(),
                                "No answer was sent, because the mail must not be answered: " + thread.silence() + ".");
            } else {
                outbox.post(handle, List.of(Errand.answer(errand, attempt(errand), errand.dueAt())));
            }
            outbox.done(handle, errand);
        });
    }

    /** The thread of the mail that the errand's attempt came by; empty if it came by another way. */
    Optional<MailThread> thread(Errand errand) {
        return file.mails().threadOf(attempt(errand));
    }

    private UUID attempt(Errand errand) {
        return errand.subject().equals(errand.caseId()) ? file.mails().attemptOf(errand.caseId()) : errand.subject();
    }
}
