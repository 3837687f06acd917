package io.realname.casefile;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * What is given up when a case ends, however it ends: its open reviews, and its hold on its holder's profile, so that nobody waits
 * for what will not come. Thread-safe; the handles are not.
 */
final class CaseEnds {
    private final ReviewBook reviews;
    private final ProfileBook profiles;

    /** Gives up what these books hold. */
    CaseEnds(ReviewBook reviews, ProfileBook profiles) {
        this.reviews = reviews;
        this.profiles = profiles;
    }

    /** Gives up what these cases hold, which have ended in the caller's transaction; whoever waited for their profiles goes on. */
    void giveUp(Handle handle, Collection<UUID> cases) {
        if (cases.isEmpty()) {
            return;
        }
        Set<UUID> free = new TreeSet<>(profiles.leftWithOperator(handle, cases));
        for (UUID id : List.copyOf(cases)) {
            free.addAll(reviews.cancelOpen(handle, id));
        }
        free.forEach(profile -> {
            profiles.setState(handle, profile, ProfileRow.State.REFUSED);
            profiles.wakeWaiting(handle, profile);
        });
    }
}
