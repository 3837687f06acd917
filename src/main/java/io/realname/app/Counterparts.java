package io.realname.app;

import io.realname.review.Reviewer;
import java.net.URI;
import java.util.Map;
import javax.sql.DataSource;

/**
 * The others that the product works with.
 *
 * @param registrar the registrar's database, through a user that can only read
 * @param registrarSync the same through the user that writes the sync table
 * @param reviewers the reviewer of each registry
 * @param icp base address of the ICP authority's service
 */
public record Counterparts(DataSource registrar, DataSource registrarSync, Map<String, Reviewer> reviewers, URI icp) {
    /** Takes a copy of the map. */
    public Counterparts {
        reviewers = Map.copyOf(reviewers);
    }
}
