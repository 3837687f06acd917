package io.realname.simulator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jdbi.v3.core.Jdbi;

/** Runs a simulator's DDL, which changes nothing where it has already run. */
public final class SimulatorSchema {
    /** Keeps two processes that start together from creating the same table at the same instant. */
    private static final long LOCK = 0x7265616c73696dL;

    private SimulatorSchema() {}

    /** Runs the whole file in one transaction. */
    public static void apply(Jdbi database, Path file) throws IOException {
        String ddl = Files.readString(file);
        database.useTransaction(handle -> {
            handle.execute("select pg_advisory_xact_lock(?)", LOCK);
            handle.createScript(ddl).execute();
        });
    }
}
