package io.realname.verify;

import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What the reviewers say that they have accepted. */
public interface AcceptedReviews {
    /** Nobody who could be asked. */
    AcceptedReviews NOBODY = new AcceptedReviews() {
        @Override
        public Set<String> registries() {
            return Set.of();
        }

        @Override
        public void each(String registry, Consumer<Accepted> to) {
            throw new IllegalStateException("There is nobody to be asked.");
        }
    };

    /**
     * An accepted review.
     *
     * @param outcome the answer in the reviewer's own word, null while it is pending
     */
    record Accepted(UUID review, @Nullable String outcome) {}

    /** The registries whose reviewers can be asked. */
    Set<String> registries();

    /**
     * Calls with every review that the reviewer of {@code registry} has accepted.
     *
     * @throws io.realname.http.CallFailed if it does not answer
     */
    void each(String registry, Consumer<Accepted> to);
}
