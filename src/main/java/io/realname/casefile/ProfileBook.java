package io.realname.casefile;

import io.realname.submission.PersonalText;
import io.realname.submission.Submission;
import io.realname.time.BusinessClock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The registrant profiles: one review of one identity at a time, and a verified one is never changed. Thread-safe. */
public final class ProfileBook {
    /** The event that a case waits for while another case has the same profile under review. */
    public static final String PROFILE_REVIEW = "profile-review";

    private final Ids ids;
    private final CaseCipher cipher;
    private final BusinessClock business;

    /** Profiles whose names and numbers are encrypted by {@code cipher}. */
    public ProfileBook(Ids ids, CaseCipher cipher, BusinessClock business) {
        this.ids = ids;
        this.cipher = cipher;
        this.business = business;
    }

    /**
     * Locks identities and domain names until the transaction ends, in one order for everybody, so that two submissions of the same
     * are weighed one after the other.
     */
    public void lock(Handle handle, Collection<ProfileKey> keys, Collection<String> domains) {
        Set<String> names = new TreeSet<>();
        keys.forEach(key -> names.add(key.lockName()));
        domains.forEach(domain -> names.add("domain:" + domain));
        handle.createQuery("""
                        select pg_advisory_xact_lock(k) is null
                        from (select distinct hashtextextended(n, 0) k from unnest(:names) n order by 1) locks""")
                .bindArray("names", String.class, List.copyOf(names))
                .mapTo(Boolean.class)
                .list();
    }

    /**
     * The profile with exactly those fields, its row locked until the transaction ends: an answer that comes meanwhile is applied
     * after a case that decided to wait for it is known to wait, and wakes it.
     */
    public Optional<ProfileRow> find(Handle handle, ProfileKey key) {
        return handle.createQuery("""
                        select id, state from profiles where site = :site and fields_digest = :fields for no key update""")
                .bind("site", key.site())
                .bind("fields", key.fields())
                .map((rs, context) ->
                        new ProfileRow(rs.getObject("id", UUID.class), ProfileRow.State.of(rs.getString("state"))))
                .findOne();
    }

    /** Whether the same identity is under review with other data. */
    public boolean isOtherUnderReview(Handle handle, ProfileKey key) {
        return handle.createQuery("""
                        select exists (select 1 from profiles where site = :site and identity_digest = :identity
                                       and fields_digest <> :fields and state = 'in-review')""")
                .bind("site", key.site())
                .bind("identity", key.identity())
                .bind("fields", key.fields())
                .mapTo(Boolean.class)
                .one();
    }

    /** Puts a profile under review, entering it if it is new. */
    public UUID putUnderReview(Handle handle, ProfileKey key, Submission submission, @Nullable ProfileRow known) {
        if (known != null) {
            setState(handle, known.id(), ProfileRow.State.IN_REVIEW);
            return known.id();
        }
        UUID id = ids.next();
        handle.createUpdate("""
                        insert into profiles (id, site, fields_digest, identity_digest, id_type, name_digest, number_digest, name_enc,
                                              number_enc, state, created_at)
                        values (:id, :site, :fields, :identity, :idType, :nameDigest, :numberDigest, :name, :number, 'in-review', :now)""")
                .bind("id", id)
                .bind("site", key.site())
                .bind("fields", key.fields())
                .bind("identity", key.identity())
                .bind("idType", String.valueOf(submission.profile().idType()))
                .bind("nameDigest", key.name())
                .bind("numberDigest", key.number())
                .bind("name", cipher.seal(value(submission.profile().name()), "profiles", "name_enc", id))
                .bind("number", cipher.seal(value(submission.profile().idNumber()), "profiles", "number_enc", id))
                .bind("now", business.now())
                .execute();
        return id;
    }

    /** Notes how the review of a profile ended; a verified profile stays verified. */
    public void setState(Handle handle, UUID profile, ProfileRow.State state) {
        handle.createUpdate("""
                        update profiles set state = :state, verified_at = case when :state = 'verified' then cast(:now as timestamptz) end
                        where id = :id and state <> 'verified'""")
                .bind("id", profile)
                .bind("state", state.code())
                .bind("now", business.now())
                .execute();
    }

    /**
     * The profiles that an operator was to decide about with one of these cases, and with no other: nobody will decide about them now that
     * the cases have ended.
     */
    List<UUID> leftWithOperator(Handle handle, Collection<UUID> ended) {
        return handle.createQuery("""
                        select distinct p.id from cases c join profiles p on p.id = c.profile_id
                        where c.id = any (:ended) and p.state = 'manual' and not exists (
                            select 1 from cases o
                            where o.profile_id = p.id and o.state in ('manual', 'screened', 'enriched', 'held')
                                and o.waits_for is distinct from :event and o.id <> all (:ended))
                        order by p.id""")
                .bindArray("ended", UUID.class, List.copyOf(ended))
                .bind("event", PROFILE_REVIEW)
                .mapTo(UUID.class)
                .list();
    }

    /** Lets the cases go on that wait for the review of this profile; those that were woken before are on their way. */
    public void wakeWaiting(Handle handle, UUID profile) {
        handle.createUpdate("""
                        update cases set step = 'review', due_at = :now, version = version + 1
                        where profile_id = :profile and state = 'held' and step is null and waits_for = :event""")
                .bind("profile", profile)
                .bind("event", PROFILE_REVIEW)
                .bind("now", business.now())
                .execute();
    }

    private static String value(@Nullable PersonalText text) {
        return text == null ? "" : text.value();
    }
}
