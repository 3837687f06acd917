package io.realname.app.bench;

import io.realname.app.Home;
import io.realname.storage.Database;

/** One way of taking drops in. */
interface Way {
    /** How it is called in the report. */
    String name();

    /** Prepares an empty database; not measured. */
    void prepare(Home home, Database database);

    /**
     * Takes in every drop in the inbox of {@code home}, starting {@code watch} with the first look into it; returns when the last
     * original is gone.
     */
    void takeIn(Home home, Database database, Stopwatch watch) throws Exception;

    /** How many drops the database knows. */
    long rows(Database database);
}
