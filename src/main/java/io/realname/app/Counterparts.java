package io.realname.app;

import io.realname.notify.Webhook;
import io.realname.review.Reviewer;
import java.net.URI;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;

/**
 * The others that the product works with.
 *
 * @param registrar the registrar's database, through a user that can only read
 * @param registrarSync the same through the user that writes the sync table
 * @param reviewers the reviewer of each registry
 * @param icp base address of the ICP authority's service
 * @param webhooks the webhook of each source that has one
 */
public record Counterparts(
        DataSource registrar,
        DataSource registrarSync,
        Map<String, Reviewer> reviewers,
        URI icp,
        Map<String, Webhook> webhooks) {
    /** The registrar's database as a destination of questions; as one of errands it is {@code registrar}. */
    static final String REGISTRAR_DATA = "registrar-data";

    /** Takes copies of the maps. */
    public Counterparts {
        reviewers = Map.copyOf(reviewers);
        webhooks = Map.copyOf(webhooks);
    }

    /** Counterparts where no source has a webhook. */
    public Counterparts(DataSource registrar, DataSource registrarSync, Map<String, Reviewer> reviewers, URI icp) {
        this(registrar, registrarSync, reviewers, icp, Map.of());
    }

    /** The names by which they are told apart, but for webhooks. */
    Set<String> destinations() {
        Set<String> names = new HashSet<>(reviewers.keySet());
        names.addAll(Set.of("registrar", REGISTRAR_DATA, "icp", "source", "smtp"));
        return names;
    }

    /** The same with these webhooks. */
    public Counterparts with(Map<String, Webhook> others) {
        return new Counterparts(registrar, registrarSync, reviewers, icp, others);
    }
}
