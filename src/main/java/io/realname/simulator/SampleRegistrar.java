package io.realname.simulator;

import io.realname.time.BusinessClock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * The sample registrar's database, and what changes in it while a demonstration runs. The product reads it only as
 * {@value #READER} and writes it only as {@value #SYNC}. Thread-safe.
 */
public final class SampleRegistrar {
    /** The role that can read the registrar's tables and nothing else. */
    public static final String READER = "registrar_reader";
    /** The role that can add rows to {@code realname_sync} and nothing else. */
    public static final String SYNC = "registrar_sync";

    private final Jdbi database;
    private final BusinessClock clock;

    private SampleRegistrar(Jdbi database, BusinessClock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Sets the schema {@code legacy} up, or finds it as it was left.
     *
     * @param database as its owner; the roles {@value #READER} and {@value #SYNC} have to be there
     * @param sql the folder {@code sql/sample-registrar}
     */
    public static SampleRegistrar open(Jdbi database, Path sql, BusinessClock clock) throws IOException {
        SimulatorSchema.apply(database, sql.resolve("schema.sql"));
        SimulatorSchema.apply(database, sql.resolve("domains.sql"));
        return new SampleRegistrar(database, clock);
    }

    /**
     * Takes over those of these domains that it does not have yet, with their holders; the others stay as they have become.
     *
     * @param start from when e-mail addresses count that become verified later
     */
    public void load(List<RegisteredDomain> domains, Instant start) {
        database.useTransaction(handle -> {
            Set<String> known = handle.createQuery("select dom_nm from legacy.t_domain")
                    .mapTo(String.class)
                    .set();
            domains.stream()
                    .filter(domain -> !known.contains(domain.domain()))
                    .forEach(domain -> load(handle, domain, start));
        });
    }

    private static void load(Handle handle, RegisteredDomain domain, Instant start) {
        RegistrarKnowledge known = domain.known();
        String email = domain.email().toLowerCase(Locale.ROOT);
        long contact = handle.createQuery(
                        "insert into legacy.t_contact (con_nm, cert_typ, cert_no, ctry_cd, mail_addr, rn_flg) values"
                                + " (:name, case when not :missing then :idType end,"
                                + " case when not :missing then :idNumber end, :region, :email, :verified)"
                                + " returning con_id")
                .bindMethods(domain.holder())
                .bind("missing", known.idDataMissing())
                .bind("region", domain.region())
                .bind("email", email)
                .bind("verified", flag(known.profileVerified()))
                .mapTo(Long.class)
                .one();
        handle.createUpdate("insert into legacy.t_domain (dom_nm, rar_cd, own_con_id, exp_dt, st_cds, upd_lck, trf_lck,"
                        + " site_cd, purp_cd) values (:domain, :registrar, :contact, :expiresOn, :statuses, :update,"
                        + " :transfer, :site, :purpose)")
                .bind("domain", domain.domain())
                .bind("registrar", known.notApproved() ? "WPZ" : "SLWL")
                .bind("contact", contact)
                .bind("expiresOn", domain.expiresOn())
                .bind("statuses", known.statuses().isEmpty() ? "ok" : String.join(",", known.statuses()))
                .bind("update", flag(known.locks().contains("update")))
                .bind("transfer", flag(known.locks().contains("transfer")))
                .bind("site", domain.site().equals("intl") ? "I" : "C")
                .bind(
                        "purpose",
                        domain.purpose() == null
                                ? null
                                : domain.purpose().substring(0, 1).toUpperCase(Locale.ROOT))
                .execute();
        if (known.blocklisted()) {
            handle.createUpdate("insert into legacy.t_blocklist (cert_no) values (:idNumber)")
                    .bindMethods(domain.holder())
                    .execute();
        }
        loadEmail(handle, domain, email, start);
    }

    private static String flag(boolean on) {
        return on ? "Y" : "N";
    }

    private static void loadEmail(Handle handle, RegisteredDomain domain, String email, Instant start) {
        Integer days = domain.emailVerifiedAfterDays();
        handle.createUpdate("insert into legacy.t_email (mail_addr, vrf_flg) values (:email, :flag)"
                        + " on conflict do nothing")
                .bind("email", email)
                .bind("flag", days != null && days == 0 ? "Y" : "N")
                .execute();
        if (days != null && days > 0) {
            handle.createUpdate("insert into legacy.sample_script (mail_addr, verify_ts) values (:email, :at)"
                            + " on conflict do nothing")
                    .bind("email", email)
                    .bind("at", start.plus(Duration.ofDays(days)))
                    .execute();
        }
    }

    /** The holder opens the verification link of that address. */
    public void verifyEmail(String email) {
        database.useHandle(handle -> handle.execute(
                "update legacy.t_email set vrf_flg = 'Y' where mail_addr = ?", email.toLowerCase(Locale.ROOT)));
    }

    /** Lets happen what is due by now; to be called every now and then. */
    public void tick() {
        database.useHandle(handle -> handle.execute(
                "with due as (delete from legacy.sample_script where verify_ts <= ? returning mail_addr)"
                        + " update legacy.t_email e set vrf_flg = 'Y' from due where e.mail_addr = due.mail_addr",
                clock.now()));
    }
}
