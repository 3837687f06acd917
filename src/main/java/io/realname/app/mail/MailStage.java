package io.realname.app.mail;

import io.realname.casefile.ArrivalBook;
import io.realname.casefile.DayQuotas;
import io.realname.casefile.Failpoint;
import io.realname.casefile.LockedMail;
import io.realname.casefile.MailBook;
import io.realname.casefile.Receipt;
import io.realname.intake.PackageReader;
import io.realname.intake.mail.MailReader;
import io.realname.intake.mail.OpenedMail;
import io.realname.submission.Arrival;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The steps of the route that takes mails in. Thread-safe. */
public final class MailStage {
    private final MailReader mails;
    private final PackageReader packages;
    private final UnaryOperator<Arrival> screening;
    private final ArrivalBook arrivals;
    private final MailBook book;

    /** Steps that open by {@code mails}, read by {@code packages}, judge by {@code screening} and enter into {@code arrivals}. */
    public MailStage(
            MailReader mails,
            PackageReader packages,
            UnaryOperator<Arrival> screening,
            ArrivalBook arrivals,
            MailBook book) {
        this.mails = mails;
        this.packages = packages;
        this.screening = screening;
        this.arrivals = arrivals;
        this.book = book;
    }

    /** Tells whose the mail is, and lays its files into a folder. */
    public OpenedMail open(LockedMail mail) throws IOException {
        return mails.open(mail);
    }

    /**
     * Reads, judges and enters all submissions of the mail; where none of them could be taken in it goes to quarantine. Where its source's
     * quota of the day does not reach for all of them it comes again on the next.
     */
    public void enter(LockedMail mail, OpenedMail opened) throws IOException {
        AtomicBoolean taken = new AtomicBoolean();
        AtomicReference<@Nullable Instant> later = new AtomicReference<>();
        if (!opened.refused().isEmpty()) {
            enter(mail.id(), opened.refused(), taken, later);
        }
        PackageReader.Package whole = opened.whole();
        if (whole != null) {
            packages.read(whole, some -> enter(mail.id(), some, taken, later));
        }
        Instant beyond = later.get();
        if (beyond != null) {
            mail.postpone(DayQuotas.dayAfter(beyond));
        } else if (!taken.get()) {
            mail.quarantine();
        }
    }

    private void enter(UUID mail, List<Arrival> some, AtomicBoolean taken, AtomicReference<@Nullable Instant> later) {
        book.link(mail, some.stream().map(Arrival::dropKey).toList());
        for (Receipt receipt : arrivals.enter(some.stream().map(screening).toList())) {
            switch (receipt.disposition()) {
                case QUARANTINE -> {}
                case LATER -> later.set(receipt.arrival().receivedAt());
                default -> taken.set(true);
            }
        }
        Failpoint.AFTER_COMMIT.hit();
    }
}
