package io.realname.simulator.icp;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.realname.simulator.FiledDomain;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The ICP authority's memory ({@code sql/simulator/icp.sql}). Thread-safe. */
public final class IcpStore {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Jdbi database;

    /** Works on a database in which the schema is there. */
    public IcpStore(Jdbi database) {
        this.database = database;
    }

    /** What the authority has of a domain, and the business instant at which it was first asked for it. */
    record Known(FiledDomain domain, Instant firstAskedAt) {}

    /** Takes over these domains; one that is there already keeps the instant of its first question. */
    public void load(List<FiledDomain> domains) {
        if (domains.isEmpty()) {
            return;
        }
        database.useTransaction(handle -> {
            PreparedBatch batch =
                    handle.prepareBatch("insert into simulator.icp_domain (domain, entry) values (:domain,"
                            + " cast(:entry as jsonb)) on conflict (domain) do update set entry = excluded.entry");
            for (FiledDomain domain : domains) {
                batch.bind("domain", domain.domain())
                        .bind("entry", text(domain))
                        .add();
            }
            batch.execute();
        });
    }

    /** Notes that somebody asks for the domain now, and says what there is; empty if the authority has no such entry. */
    Optional<Known> ask(String domain, Instant now) {
        return database.withHandle(handle -> handle.createQuery("update simulator.icp_domain set first_asked_at ="
                        + " coalesce(first_asked_at, :now) where domain = :domain returning entry, first_asked_at")
                .bind("now", now)
                .bind("domain", domain)
                .map((row, context) -> new Known(
                        entry(row.getString("entry")),
                        row.getTimestamp("first_asked_at").toInstant()))
                .findOne());
    }

    private static String text(FiledDomain domain) {
        try {
            return JSON.writeValueAsString(domain);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("A domain of the ICP authority could not be written as JSON.", e);
        }
    }

    private static FiledDomain entry(String json) {
        try {
            return JSON.readValue(json, FiledDomain.class);
        } catch (IOException e) {
            throw new UncheckedIOException("A row of simulator.icp_domain is not what this version writes.", e);
        }
    }
}
