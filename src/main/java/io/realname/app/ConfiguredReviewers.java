package io.realname.app;

import io.realname.http.HttpCalls;
import io.realname.review.Registries;
import io.realname.review.Reviewer;
import io.realname.review.ReviewerList;
import io.realname.verify.AcceptedReviews;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** The lists of the reviewers that the settings name, over HTTP. Thread-safe. */
final class ConfiguredReviewers implements AcceptedReviews {
    private static final Duration CALL = Duration.ofSeconds(20);

    private final Set<String> registries;
    private final ReviewerList list;

    /** These reviewers, by registry. */
    ConfiguredReviewers(Map<String, Reviewer> reviewers, InstantSource system) {
        this.registries = Set.copyOf(reviewers.keySet());
        this.list = new ReviewerList(reviewers, new HttpCalls(CALL), system);
    }

    /** Those of {@code registries} that have a reviewer in the settings. */
    static ConfiguredReviewers of(Settings settings, Registries registries, InstantSource system) {
        return new ConfiguredReviewers(all(settings, registries), system);
    }

    /** The same by registry, to be written to. */
    static Map<String, Reviewer> all(Settings settings, Registries registries) {
        Map<String, Reviewer> reviewers = new HashMap<>();
        for (String registry : registries.all()) {
            String prefix = "realname.reviewers." + registry;
            settings.text(prefix + ".url")
                    .ifPresent(url -> reviewers.put(
                            registry,
                            new Reviewer(
                                    registry,
                                    URI.create(url),
                                    settings.text(prefix + ".secret").orElse(""))));
        }
        return reviewers;
    }

    @Override
    public Set<String> registries() {
        return registries;
    }

    @Override
    public void each(String registry, Consumer<Accepted> to) {
        list.each(registry, listed -> to.accept(new Accepted(listed.review(), listed.outcome())));
    }
}
