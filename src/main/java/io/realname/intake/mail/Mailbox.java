package io.realname.intake.mail;

import io.realname.casefile.MailBook;
import io.realname.casefile.MailBook.Place;
import io.realname.casefile.MailBook.State;
import io.realname.casefile.Work;
import io.realname.time.BusinessClock;
import jakarta.mail.FetchProfile;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessageRemovedException;
import jakarta.mail.MessagingException;
import jakarta.mail.UIDFolder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stores what lies in the mailbox, before anything is made of it, and says where a mail belongs once all that is in it is committed. A
 * mail that is known by its place is not fetched again. Thread-safe.
 */
public final class Mailbox {
    /** Its name among the stages. */
    public static final String STAGE = "mailbox";

    private static final Logger LOG = LoggerFactory.getLogger(Mailbox.class);

    /** As much of a mail beyond the bound as tells who sent it. */
    private static final int BEGINNING = 512 << 10;

    private final String name;
    private final MailBook book;
    private final BusinessClock business;
    private final String processed;
    private final String quarantine;
    private final Unfetched unfetched;
    private final Work.Witness witness;

    /**
     * A mailbox.
     *
     * @param name user, server and folder, by which its mails are recognised
     * @param processed name of the folder for mails that were taken in
     * @param quarantine name of the folder for those in which nothing could be taken in
     * @param witness is told of each mail that is stored
     */
    public Mailbox(
            String name,
            MailBook book,
            BusinessClock business,
            InstantSource system,
            String processed,
            String quarantine,
            Work.Witness witness) {
        this.witness = witness;
        this.name = name;
        this.book = book;
        this.business = business;
        this.processed = processed;
        this.quarantine = quarantine;
        this.unfetched = new Unfetched(system);
    }

    /** How often in a row the server did not give the mail for which it was asked in vain most. */
    public int failures() {
        return unfetched.mostFailures();
    }

    /**
     * Whether there is something to do about a mail now: to store it or to move it. Nothing is to be done about one that is stored and
     * waits, nor for a while about one that the server did not give, so that many of them do not stand before all others.
     *
     * @throws MessagingException if the mailbox is gone
     */
    public boolean isWanted(Message message) throws MessagingException {
        if (message.getMessageNumber() == 1) {
            fetchNumbers(message.getFolder());
        }
        try {
            Place place = place(message);
            return !unfetched.isPaused(place)
                    && book.stateOf(place).map(state -> state != State.STORED).orElse(true);
        } catch (MessageRemovedException e) {
            return false;
        }
    }

    /** At once what would otherwise be asked for mail by mail. */
    private static void fetchNumbers(Folder folder) throws MessagingException {
        FetchProfile numbers = new FetchProfile();
        numbers.add(UIDFolder.FetchProfileItem.UID);
        folder.fetch(folder.getMessages(), numbers);
    }

    private Place place(Message message) throws MessagingException {
        if (!(message.getFolder() instanceof UIDFolder folder)) {
            throw new MessagingException(
                    "The mailbox has no unique ids for its mails, so none can be recognised again.");
        }
        return new Place(name, folder.getUIDValidity(), folder.getUID(message));
    }

    /**
     * Stores a mail, unless that was done before.
     *
     * @return the folder into which it is to be moved now, null if it stays where it is
     * @throws MessagingException if the server does not give it, or is gone; it is found again at the next look
     */
    public @Nullable String file(Message message) throws MessagingException, IOException {
        try {
            Place place = place(message);
            Optional<State> known = book.stateOf(place);
            return folderFor(known.isPresent() ? known.get() : storeWatched(place, message));
        } catch (MessageRemovedException e) {
            LOG.info("A mail was removed by another client before it was stored; nothing is taken in of it.");
            return null;
        }
    }

    private @Nullable String folderFor(State state) {
        return switch (state) {
            case STORED -> null;
            case TAKEN -> processed;
            case QUARANTINED -> quarantine;
        };
    }

    private State storeWatched(Place place, Message message) throws MessagingException, IOException {
        Work.Underway underway = witness.begun(STAGE, 1, Optional.empty());
        Work.End end = Work.End.FAILED;
        try {
            State state = store(place, message);
            end = Work.End.DONE;
            return state;
        } catch (MessageRemovedException e) {
            end = Work.End.OVERTAKEN;
            throw e;
        } finally {
            underway.ended(end, Work.Tally.ONE);
        }
    }

    private State store(Place place, Message message) throws MessagingException, IOException {
        Beginning raw;
        try {
            raw = fetch(message);
        } catch (MessageRemovedException e) {
            throw e;
        } catch (MessagingException | IOException e) {
            unfetched.failed(place);
            throw e;
        }
        unfetched.given(place);
        return book.store(place, raw.toByteArray(), raw.isWhole(), business.now());
    }

    private static Beginning fetch(Message message) throws MessagingException, IOException {
        int most = MailLimits.DEFAULT.bytes();
        Beginning raw = new Beginning(message.getSize() > most ? BEGINNING : most);
        try {
            message.writeTo(raw);
        } catch (Full beyond) {
            return raw;
        }
        if (raw.size() == 0) {
            throw new MessagingException("The server gave nothing of a mail; it is asked again.");
        }
        return raw;
    }

    private static final class Full extends IOException {
        private static final long serialVersionUID = 1;

        Full() {
            super("A mail is larger than what is read of it.");
        }
    }

    /** Takes so many bytes and no more. */
    private static final class Beginning extends OutputStream {
        private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
        private final int most;
        private boolean whole = true;

        Beginning(int most) {
            this.most = most;
        }

        @Override
        public void write(int value) throws IOException {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            int room = Math.min(length, most - kept.size());
            kept.write(bytes, offset, room);
            if (room < length) {
                whole = false;
                throw new Full();
            }
        }

        boolean isWhole() {
            return whole;
        }

        int size() {
            return kept.size();
        }

        byte[] toByteArray() {
            return kept.toByteArray();
        }
    }
}
