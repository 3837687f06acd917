package io.realname.review;

import io.realname.casefile.CaseBatch;
import io.realname.casefile.CaseDomain;
import io.realname.casefile.CaseFile;
import io.realname.casefile.CaseState;
import io.realname.casefile.DomainState;
import io.realname.casefile.DomainTransition;
import io.realname.casefile.OpenCase;
import io.realname.casefile.ProfileBook;
import io.realname.casefile.ProfileKey;
import io.realname.casefile.ProfileRow;
import io.realname.casefile.Transition;
import io.realname.submission.Code;
import io.realname.submission.Finding;
import io.realname.submission.Severity;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * Opens the reviews of enriched cases: the profile first, then one review for each domain, all at once; a verified profile is used
 * again, and one under review is waited for. Thread-safe.
 */
public final class ReviewDesk {
    /** Submitting now would void a review that is under way; a hold where it is the same profile. */
    public static final Code IN_PROGRESS = new Code("submission.review-in-progress", Severity.ERROR, "F");

    static final String ACTOR = "review";

    private final CaseFile file;
    private final Registries registries;

    /** A desk that sends to the reviewers of {@code registries}. */
    public ReviewDesk(CaseFile file, Registries registries) {
        this.file = file;
        this.registries = registries;
    }

    /** Opens what each case of the batch needs next. */
    public void open(CaseBatch batch) {
        List<ProfileKey> keys = batch.cases().stream()
                .map(open -> ProfileKey.of(open.submission(), file.digest()))
                .toList();
        List<String> names =
                batch.cases().stream().flatMap(open -> names(open).stream()).toList();
        file.profiles().lock(batch.handle(), keys, names);
        Set<String> opened = new HashSet<>();
        for (int i = 0; i < keys.size(); i++) {
            open(batch, batch.cases().get(i), keys.get(i), opened);
        }
    }

    /** Opens what a case needs; {@code opened} are the domains of the cases before it in the batch, which no row tells yet. */
    private void open(CaseBatch batch, OpenCase open, ProfileKey key, Set<String> opened) {
        Handle handle = batch.handle();
        if (open.pendingDomains().isEmpty()) {
            // An operator sent it on, and what was still to be reviewed has been refused by the registrar's data since.
            file.writer().change(handle, List.of(Transition.of(open, CaseState.IN_REVIEW, ACTOR)));
            file.settler().settle(handle, open.id(), ACTOR);
            return;
        }
        Set<String> busy = new HashSet<>(file.reviews().underReviewElsewhere(handle, names(open), open.id()));
        names(open).stream().filter(opened::contains).forEach(busy::add);
        if (!busy.isEmpty()) {
            reject(
                    batch,
                    open,
                    open.pendingDomains().stream()
                            .filter(domain -> busy.contains(domain.ascii()))
                            .map(domain -> Finding.of(IN_PROGRESS, domain.pointer())
                                    .variant("domain")
                                    .with("domain", domain.name()))
                            .toList());
            return;
        }
        Optional<ProfileRow> known = file.profiles().find(handle, key);
        ProfileRow.State state = known.map(ProfileRow::state).orElse(ProfileRow.State.REFUSED);
        if (known.isPresent() && state == ProfileRow.State.VERIFIED) {
            UUID profile = known.get().id();
            opened.addAll(names(open));
            fanOut(handle, open, profile).forEach(batch::change);
            batch.change(reviewing(open, profile).note("the profile is verified already"));
        } else if (known.isPresent() && isWaitedFor(known.get(), open)) {
            wait(batch, open, known.get().id());
        } else if (file.profiles().isOtherUnderReview(handle, key)) {
            reject(batch, open, List.of(Finding.of(IN_PROGRESS, "/profile").variant("identity")));
        } else {
            opened.addAll(names(open));
            UUID profile = file.profiles().putUnderReview(handle, key, open.submission(), known.orElse(null));
            file.reviews()
                    .open(
                            handle,
                            open.id(),
                            profile,
                            null,
                            registries.ofProfiles(),
                            file.business().now());
            batch.change(reviewing(open, profile));
        }
    }

    /** Whether the case waits for what becomes of a profile. With an operator it is not submitted meanwhile, but by that operator. */
    private static boolean isWaitedFor(ProfileRow profile, OpenCase open) {
        boolean sentOn = open.state() == CaseState.ENRICHED && profile.id().equals(open.profileId());
        return profile.state() == ProfileRow.State.IN_REVIEW || (profile.state() == ProfileRow.State.MANUAL && !sentOn);
    }

    private static Transition reviewing(OpenCase open, UUID profile) {
        List<Finding> known = open.findingsWithout(Set.of(IN_PROGRESS.name()));
        return Transition.of(open, CaseState.IN_REVIEW, ACTOR).profile(profile).because(known, List.of());
    }

    private static void wait(CaseBatch batch, OpenCase open, UUID profile) {
        Finding hold = Finding.of(IN_PROGRESS, "/profile")
                .as(Severity.HOLD)
                .variant("same-profile")
                .waitsFor(ProfileBook.PROFILE_REVIEW);
        batch.change(Transition.of(open, CaseState.HELD, ACTOR)
                .profile(profile)
                .waitingFor(ProfileBook.PROFILE_REVIEW)
                .because(with(open, List.of(hold)), List.of(hold)));
    }

    private static void reject(CaseBatch batch, OpenCase open, List<Finding> found) {
        batch.change(Transition.of(open, CaseState.REJECTED, ACTOR).because(with(open, found), found));
    }

    private static List<Finding> with(OpenCase open, List<Finding> found) {
        List<Finding> all = new ArrayList<>(open.findingsWithout(Set.of(IN_PROGRESS.name())));
        all.addAll(found);
        return all;
    }

    /** Opens one review for each domain that is still pending, and returns the changes of the domains. */
    List<DomainTransition> fanOut(Handle handle, OpenCase open, UUID profile) {
        List<DomainTransition> changes = new ArrayList<>();
        for (CaseDomain domain : open.pendingDomains()) {
            String registry = registries.of(domain);
            file.reviews()
                    .open(
                            handle,
                            open.id(),
                            profile,
                            domain.id(),
                            registry,
                            file.business().now());
            changes.add(DomainTransition.of(domain, DomainState.IN_REVIEW, ACTOR, List.of())
                    .registry(registry));
        }
        return changes;
    }

    private static List<String> names(OpenCase open) {
        return open.pendingDomains().stream()
                .map(CaseDomain::ascii)
                .filter(Objects::nonNull)
                .toList();
    }
}
