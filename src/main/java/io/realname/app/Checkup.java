package io.realname.app;

import io.realname.casefile.CaseFile;
import io.realname.casefile.Failures;
import io.realname.observe.Observatory;
import io.realname.web.Health;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How a service is: what can be asked at once, and what the watch saw last. */
record Checkup(CaseFile file, Observatory observatory) {
    private static final Logger LOG = LoggerFactory.getLogger(Checkup.class);

    /**
     * All that is looked at, for the health page.
     *
     * @param routes whether every route runs
     */
    List<Health.Check> checks(boolean routes) {
        List<Health.Check> checks = new ArrayList<>();
        boolean answers = databaseAnswers();
        checks.add(Health.Check.vital("database", answers, "The database does not answer."));
        checks.add(Health.Check.vital("routes", routes, "Not every route runs."));
        if (answers) {
            checks.add(Health.Check.note("quotas", quotas(file.quotas().spent().size())));
        }
        checks.addAll(observatory.checks());
        return checks;
    }

    /** Everybody reads the health page, so it names no source: the log does. */
    private static String quotas(int spent) {
        return spent == 0
                ? ""
                : "Sources that have used up their quota of today: " + spent
                        + ". What they send beyond it waits until 00:00 in Shanghai; the log names them.";
    }

    private boolean databaseAnswers() {
        try {
            return file.jdbi().withHandle(handle -> handle.getConnection().isValid(2));
        } catch (JdbiException | SQLException e) {
            LOG.warn("The database does not answer: {}.", Failures.reason(e));
            return false;
        }
    }
}
