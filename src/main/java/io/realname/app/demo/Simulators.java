package io.realname.app.demo;

import io.realname.app.Counterparts;
import io.realname.app.Home;
import io.realname.simulator.Population;
import io.realname.storage.Database;
import io.realname.storage.EmbeddedPostgres;
import io.realname.time.BusinessCalendar;
import io.realname.time.BusinessClock;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;

/** Reviewer, ICP authority and registrar, simulated, each with a database of its own on the product's embedded server. */
public final class Simulators implements AutoCloseable {
    private static final int SMALL_POOL = 4;

    private final Database state;
    private final SimulatedRegistrar registrar;
    private final Database registrarReader;
    private final Database registrarSync;
    private final SimulatedReviewer reviewer;
    private final SimulatedIcp icp;

    /**
     * Sets the simulators up for these people and organisations, and starts them.
     *
     * @param registries the registries that have a reviewer
     * @param start business instant from which the population's later changes count
     */
    public Simulators(
            EmbeddedPostgres server,
            Home home,
            Population population,
            Set<String> registries,
            BusinessCalendar calendar,
            BusinessClock business,
            InstantSource system,
            Instant start)
            throws IOException {
        state = Database.open(server.database("simulator"), SMALL_POOL);
        registrar = new SimulatedRegistrar(server, home.sql(), population, business, start);
        registrarReader = Database.open(registrar.reader(), SMALL_POOL);
        registrarSync = Database.open(registrar.sync(), 2);
        icp = new SimulatedIcp(state, home.sql(), population, business, 0);
        reviewer = new SimulatedReviewer(
                state, home.keys(), home.sql(), population, registries, calendar, business, system, 0);
    }

    /** The simulators as the product's counterparts. */
    public Counterparts counterparts() {
        return new Counterparts(
                registrarReader.dataSource(), registrarSync.dataSource(), reviewer.reviewers(), icp.url());
    }

    @Override
    public void close() {
        reviewer.close();
        icp.close();
        registrarSync.close();
        registrarReader.close();
        registrar.close();
        state.close();
    }
}
