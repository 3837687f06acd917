package io.realname.casefile;

import io.realname.security.KeyedDigest;
import io.realname.security.Keys;
import io.realname.time.BusinessClock;
import java.time.InstantSource;
import org.jdbi.v3.core.Jdbi;

/**
 * The case file: everything that reads and writes the rows of cases, on one database with one set of keys. Thread-safe, as all of
 * its parts are.
 *
 * <p>Whoever locks more than one row of a case locks the case first, then its review, then its errands; so nobody waits in a ring.
 *
 * @param jdbi the database
 * @param ids makes row ids
 * @param digest keyed digests for equality
 * @param outbox the errands owed to the outside
 * @param loader reads cases whole, for the steps
 * @param writer writes changes with their events
 * @param settler draws conclusions from the states of domains
 * @param profiles registrant profiles
 * @param reviews reviews and their answers
 * @param pictures what pictures showed
 * @param arrivals enters what arrives
 * @param quotas how much of a source is entered on one day
 * @param mails the mails that submissions came by
 * @param reader reads cases to show them
 * @param actions what an operator can do
 * @param webhooks messages to sources that have a webhook
 * @param business business time
 * @param system system time
 */
public record CaseFile(
        Jdbi jdbi,
        Ids ids,
        KeyedDigest digest,
        Outbox outbox,
        CaseLoader loader,
        CaseWriter writer,
        CaseSettler settler,
        ProfileBook profiles,
        ReviewBook reviews,
        PictureBook pictures,
        ArrivalBook arrivals,
        DayQuotas quotas,
        MailBook mails,
        CaseReader reader,
        CaseActions actions,
        WebhookBook webhooks,
        BusinessClock business,
        InstantSource system) {
    /** The case file on a migrated database. */
    public static CaseFile open(Jdbi jdbi, Keys keys, BusinessClock business, InstantSource system) {
        Ids ids = new Ids(system);
        CaseCipher cipher = new CaseCipher(keys.fields());
        WebhookBook webhooks = new WebhookBook(jdbi, ids, cipher, system);
        Outbox outbox = new Outbox(ids, system, webhooks);
        CaseLoader loader = new CaseLoader(cipher);
        ProfileBook profiles = new ProfileBook(ids, cipher, business);
        ReviewBook reviews = new ReviewBook(ids, outbox, cipher, business);
        CaseWriter writer = new CaseWriter(business, cipher, outbox, new CaseEnds(reviews, profiles));
        CaseSettler settler = new CaseSettler(loader, writer);
        PictureBook pictures = new PictureBook(cipher, business);
        DayQuotas quotas = new DayQuotas(jdbi, business);
        return new CaseFile(
                jdbi,
                ids,
                keys.digests(),
                outbox,
                loader,
                writer,
                settler,
                profiles,
                reviews,
                pictures,
                new ArrivalBook(jdbi, new AttemptRows(ids, cipher, keys.digests(), outbox, pictures), quotas),
                quotas,
                new MailBook(jdbi, ids, cipher, keys.digests()),
                new CaseReader(jdbi, cipher),
                new CaseActions(jdbi, loader, writer, settler),
                webhooks,
                business,
                system);
    }

    /** The cases whose next step is {@code step}, up to {@code size} in a batch. */
    public CaseQueue queue(Step step, int size) {
        return new CaseQueue(jdbi, loader, writer, business, system, step, size);
    }
}
