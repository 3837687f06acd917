package io.realname.simulator;

import io.realname.storage.Database;
import io.realname.storage.TestPostgres;
import io.realname.time.BusinessClock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;

/** A sample registrar on a database of its own, as the product sees it. */
public final class TestRegistrar implements AutoCloseable {
    private final Jdbi owner = TestDatabase.fresh();
    private final SampleRegistrar registrar;
    private final Database reader;
    private final Database sync;

    public TestRegistrar(BusinessClock clock) throws IOException {
        reader = open(SampleRegistrar.READER);
        sync = open(SampleRegistrar.SYNC);
        registrar = SampleRegistrar.open(owner, Path.of("sql/sample-registrar"), clock);
    }

    private Database open(String role) {
        String name = owner.withHandle(handle ->
                handle.select("select current_database()").mapTo(String.class).one());
        return Database.open(TestPostgres.server().role(role, name), 3);
    }

    /** Takes over domains of one holder. */
    public void has(String name, String idType, String number, String email, boolean verified, String... domains) {
        registrar.load(
                List.of(domains).stream()
                        .map(domain -> new RegisteredDomain(
                                domain,
                                new Holder(name, idType, number),
                                "CN",
                                "cn",
                                LocalDate.of(2031, 12, 31),
                                email,
                                verified ? Integer.valueOf(0) : null,
                                null,
                                RegistrarKnowledge.AS_SUBMITTED))
                        .toList(),
                Instant.EPOCH);
    }

    public SampleRegistrar registrar() {
        return registrar;
    }

    /** What was written to it. */
    public List<Map<String, Object>> synced() {
        return owner.withHandle(handle -> handle.select("select * from legacy.realname_sync order by key")
                .mapToMap()
                .list());
    }

    public void execute(String sql, Object... values) {
        owner.useHandle(handle -> handle.execute(sql, values));
    }

    public DataSource reader() {
        return reader.dataSource();
    }

    public DataSource sync() {
        return sync.dataSource();
    }

    @Override
    public void close() {
        reader.close();
        sync.close();
    }
}
