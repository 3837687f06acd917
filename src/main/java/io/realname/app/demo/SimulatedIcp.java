package io.realname.app.demo;

import io.realname.simulator.Faults;
import io.realname.simulator.Population;
import io.realname.simulator.SimulatorHttp;
import io.realname.simulator.SimulatorSchema;
import io.realname.simulator.icp.IcpServer;
import io.realname.simulator.icp.IcpStore;
import io.realname.storage.Database;
import io.realname.time.BusinessClock;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;

/** The ICP authority, simulated as a service with a database of its own. */
public final class SimulatedIcp implements AutoCloseable {
    private final Vertx vertx = SimulatorHttp.vertx();
    private final IcpServer server;

    /**
     * Starts serving.
     *
     * @param sql the folder {@code sql}
     * @param port 0 for any free one
     */
    public SimulatedIcp(Database state, Path sql, Population population, BusinessClock business, int port)
            throws IOException {
        SimulatorSchema.apply(state.jdbi(), sql.resolve("simulator/icp.sql"));
        IcpStore filings = new IcpStore(state.jdbi());
        filings.load(population.filed());
        server = new IcpServer(vertx, filings, business, new Faults(), port);
    }

    /** Where the authority is reached. */
    public URI url() {
        return URI.create(server.baseUrl());
    }

    @Override
    public void close() {
        server.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
