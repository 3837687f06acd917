package io.realname.app.demo;

import io.realname.simulator.Population;
import io.realname.simulator.SampleRegistrar;
import io.realname.storage.Database;
import io.realname.storage.DatabaseLogin;
import io.realname.storage.EmbeddedPostgres;
import io.realname.time.BusinessClock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The registrar's database on an embedded server, and what changes in it by itself. */
public final class SimulatedRegistrar implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SimulatedRegistrar.class);
    private static final String NAME = "registrar";
    private static final long TICK_MILLIS = 50;

    private final EmbeddedPostgres server;
    private final Database owner;
    private final SampleRegistrar registrar;
    private final ScheduledExecutorService ticks = Executors.newSingleThreadScheduledExecutor();

    /**
     * Sets the database up, or finds it as it was left.
     *
     * @param sql the folder {@code sql}
     * @param start business instant from which the population's later changes count
     */
    public SimulatedRegistrar(
            EmbeddedPostgres server, Path sql, Population population, BusinessClock business, Instant start)
            throws IOException {
        this.server = server;
        owner = Database.open(server.database(NAME), 2);
        // Roles must be there before the schema grants them anything.
        reader();
        sync();
        registrar = SampleRegistrar.open(owner.jdbi(), sql.resolve("sample-registrar"), business);
        registrar.load(population.registered(), start);
        ticks.scheduleWithFixedDelay(this::tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void tick() {
        try {
            registrar.tick();
        } catch (RuntimeException e) {
            LOG.warn("The simulated registrar could not look after its e-mail verifications; it tries again.", e);
        }
    }

    /** The login of the role that can only read. */
    public DatabaseLogin reader() {
        return server.role(SampleRegistrar.READER, NAME);
    }

    /** The login of the role that can only write the sync table. */
    public DatabaseLogin sync() {
        return server.role(SampleRegistrar.SYNC, NAME);
    }

    @Override
    public void close() {
        ticks.shutdown();
        try {
            if (!ticks.awaitTermination(5, TimeUnit.SECONDS)) {
                ticks.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        owner.close();
    }
}
