package io.realname.app;

import io.realname.casefile.Breakers;
import io.realname.casefile.CaseFile;
import io.realname.casefile.DocumentStore;
import io.realname.casefile.Errand;
import io.realname.casefile.ErrandQueue;
import io.realname.casefile.Failures;
import io.realname.casefile.Work;
import io.realname.http.HttpCalls;
import io.realname.icp.IcpErrands;
import io.realname.notify.AnswersOwed;
import io.realname.notify.ResultErrands;
import io.realname.notify.WebhookErrands;
import io.realname.registrar.RegistrarSync;
import io.realname.review.AnswerDesk;
import io.realname.review.ReviewErrands;
import io.realname.security.OwnerOnlyFile;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The errands to the outside: their queues, and the beans that run them. */
final class ErrandWork {
    /** File in a program's own folder with the name under which it leases errands. */
    static final String INSTALLATION = "installation-id";

    private static final Logger LOG = LoggerFactory.getLogger(ErrandWork.class);
    private static final Duration TO_HAND_BACK = Duration.ofSeconds(1);
    private static final Duration CALL = Duration.ofSeconds(20);
    /** Some seconds longer than a call, in which its outcome is settled: what a program that stands still holds is soon taken over. */
    private static final Duration LEASE = Duration.ofSeconds(25);
    /** A mail server may take ten minutes for its answer to one mail, which nobody else must send meanwhile. */
    private static final Duration LEASE_OF_A_MAIL = Duration.ofMinutes(15);

    private final CaseFile file;
    private final String owner;
    private final Map<String, Work.Source> work = new HashMap<>();
    private final Map<String, Object> beans = new HashMap<>();
    private final ResultErrands results;
    private final Breakers breakers;

    /**
     * Takes back what an earlier program of this name had begun.
     *
     * @param answers takes what reviewers answer when they are asked
     * @param callbackUrl where reviewers reach the service
     */
    ErrandWork(
            Home home,
            CaseFile file,
            Knowledge knowledge,
            DocumentStore documents,
            AnswerDesk answers,
            Counterparts others,
            String callbackUrl) {
        this.file = file;
        this.owner = installation(home, file);
        // One program at a time has this folder for its own (its lock says so): an earlier one of this name is dead.
        handBack();
        breakers = new Breakers(file.system());
        for (Errand.Kind kind : Errand.Kind.values()) {
            work.put(
                    kind.stage(),
                    new ErrandQueue(
                            file.jdbi(),
                            file.outbox(),
                            file.business(),
                            breakers,
                            kind,
                            owner,
                            kind == Errand.Kind.ANSWER ? LEASE_OF_A_MAIL : LEASE));
        }
        HttpCalls http = new HttpCalls(CALL);
        results = new ResultErrands(file.jdbi(), file.reader(), file.outbox(), knowledge.texts());
        beans.put("registrar", others.registrar());
        beans.put("registrarSync", new RegistrarSync(file.jdbi(), file.loader()));
        beans.put("registrarWriter", others.registrarSync());
        beans.put(
                "reviewErrands",
                new ReviewErrands(
                        file,
                        others.reviewers(),
                        http,
                        documents,
                        callbackUrl,
                        knowledge.english(),
                        answers,
                        knowledge.calendar(),
                        knowledge.times().review()));
        beans.put(
                "icpErrands",
                new IcpErrands(
                        file,
                        http,
                        others.icp(),
                        knowledge.idTypes(),
                        knowledge.calendar(),
                        knowledge.times().icp(),
                        knowledge.limits().icp().legalRepresentative()));
        beans.put("resultErrands", results);
        beans.put(
                "webhookErrands",
                new WebhookErrands(
                        file.jdbi(), file.webhooks(), file.outbox(), results, http, others.webhooks(), file.system()));
        beans.put("answersOwed", new AnswersOwed(file));
    }

    /**
     * Ends all leases of this installation, of which nobody may be running an errand (any more): what was not run to its end, such as an
     * errand whose lease nobody could confirm, need not wait for its lease's end.
     */
    void handBack() {
        try {
            file.jdbi().useTransaction(handle -> file.outbox().release(handle, owner));
        } catch (JdbiException e) {
            LOG.warn(
                    "Errands that were begun cannot be handed back ({}); they are taken over later.",
                    Failures.reason(e));
        }
    }

    /** The same at a stop, which must not wait for a database that hangs. */
    void handBackSoon() {
        Thread thread = new Thread(this::handBack, "hand-back");
        thread.setDaemon(true);
        thread.start();
        try {
            thread.join(TO_HAND_BACK.toMillis());
            if (thread.isAlive()) {
                LOG.warn("The database does not answer: errands that were begun are taken over when their leases end.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Names this program among all that work on the same database. */
    private static String installation(Home home, CaseFile file) {
        byte[] name = OwnerOnlyFile.readOrCreate(
                home.own().resolve(INSTALLATION),
                () -> file.ids().next().toString().getBytes(StandardCharsets.US_ASCII));
        return new String(name, StandardCharsets.US_ASCII);
    }

    /** The queues, by the name under which routes ask for them. */
    Map<String, Work.Source> work() {
        return Map.copyOf(work);
    }

    /** What the routes call. */
    Map<String, Object> beans() {
        return Map.copyOf(beans);
    }

    /** Which destinations keep failing. */
    Breakers breakers() {
        return breakers;
    }

    /** Writes the results that sources are told. */
    ResultErrands results() {
        return results;
    }
}
