package io.realname.app;

import io.realname.app.mail.MailBeans;
import io.realname.app.mail.MailSetup;
import io.realname.casefile.Breakers;
import io.realname.casefile.CaseFile;
import io.realname.casefile.DocumentStore;
import io.realname.casefile.DocumentSweep;
import io.realname.casefile.IncredibleWaits;
import io.realname.casefile.MailQueue;
import io.realname.casefile.Step;
import io.realname.casefile.Work;
import io.realname.intake.DropQueue;
import io.realname.intake.LotQueue;
import io.realname.intake.PackageReader;
import io.realname.intake.Sources;
import io.realname.intake.mail.Mailbox;
import io.realname.notify.ResultErrands;
import io.realname.notify.ResultFiles;
import io.realname.observe.Observatory;
import io.realname.registrar.DomainChecks;
import io.realname.registrar.Enrichment;
import io.realname.registrar.GovernmentQuota;
import io.realname.review.AnswerDesk;
import io.realname.review.CallbackDesk;
import io.realname.review.ReviewDesk;
import io.realname.route.MailboxState;
import io.realname.screening.Limits;
import io.realname.security.Keys;
import io.realname.storage.Database;
import io.realname.time.BusinessClock;
import io.realname.time.Times;
import io.realname.web.Health;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;

/** The product, wired: case file, stages, routes. Starting it goes on where the rows stand. */
public final class Service implements AutoCloseable {
    private static final int CASES_IN_A_BATCH = 200;
    /** Looking at the pictures of so many takes some 300 ms, in which the rows of a batch are locked. */
    public static final int CASES_OF_PICTURES = 50;

    private final Home home;
    private final CaseFile file;
    private final Observatory observatory;
    private final Knowledge knowledge;
    private final AnswerDesk answers;
    private final ReviewDesk reviewDesk;
    private final DocumentStore documents;
    private final PackageReader packages;
    private final BusinessClock business;
    private final Map<String, Work.Source> work = new HashMap<>();
    private final Map<String, Object> beans = new HashMap<>();
    private @org.jspecify.annotations.Nullable MailSetup mail;
    private @org.jspecify.annotations.Nullable Plumbing plumbing;
    private @org.jspecify.annotations.Nullable ErrandWork errands;

    /**
     * Wires the product on a migrated database; nothing runs yet.
     *
     * @param knowledge what the configuration says
     * @param business business time
     * @param system system time
     */
    public Service(Home home, Knowledge knowledge, Database database, BusinessClock business, InstantSource system) {
        this.home = home;
        Keys keys = Keys.open(home.keys());
        this.business = business;
        this.knowledge = knowledge;
        this.file = CaseFile.open(database.jdbi(), keys, business, system);
        this.observatory = new Observatory(file, knowledge.alerts(), knowledge.calendar(), home.data());
        observatory.meters().bind(List.of(database::measure));
        this.documents = DocumentStore.open(home.documents(), home.node(), keys);
        this.packages = new PackageReader(knowledge.manifests(), knowledge.formats(), documents, business);
        this.reviewDesk = new ReviewDesk(file, knowledge.registries());
        this.answers = new AnswerDesk(file, reviewDesk, knowledge.outcomes());
    }

    /** The case file that the product works on. */
    public CaseFile file() {
        return file;
    }

    /** What the configuration says. */
    public Knowledge knowledge() {
        return knowledge;
    }

    /** The document store. */
    public DocumentStore documents() {
        return documents;
    }

    /** Business time. */
    public BusinessClock business() {
        return business;
    }

    /** Where submissions over HTTP go. */
    public PostedSubmissions posted() throws IOException {
        return PostedSubmissions.open(home, knowledge, packages, documents, file, observatory.meters());
    }

    /** Takes mails in and answers them, from the start on. */
    public void use(MailSetup setup) {
        mail = setup;
    }

    /** Where the reviewers' callbacks go. */
    public CallbackDesk callbacks(Counterparts others) {
        return new CallbackDesk(file, answers, others.reviewers());
    }

    /**
     * Starts the routes.
     *
     * @param callbackUrl where reviewers reach {@link #callbacks}
     * @param grace how long a manifest waits for the files it names
     */
    public void start(Counterparts others, Sources sources, String callbackUrl, Duration grace) throws Exception {
        IntakeWork intake = new IntakeWork(home, file, knowledge, sources, documents, grace);
        offerIntake(intake);
        ErrandWork toRun = new ErrandWork(home, file, knowledge, documents, answers, others, callbackUrl);
        errands = toRun;
        offerCases(toRun.breakers());
        work.putAll(toRun.work());
        beans.putAll(toRun.beans());
        beans.put("resultFiles", new ResultFiles(outbox()));
        JobWork jobs = new JobWork(file, knowledge, sources, outbox());
        work.put("summary", jobs.summaries());
        beans.put("daySummary", jobs.summary());
        Properties properties = new Properties();
        properties.setProperty("realname.mail.on", "false");
        offerMail(sources, toRun.results(), properties);
        properties.setProperty("realname.sql", home.sql().toAbsolutePath().toString());
        properties.setProperty("realname.outbox", outbox().toAbsolutePath().toString());
        properties.setProperty("realname.node", home.node());
        Plumbing started = new Plumbing(properties, work, beans, observatory.meters());
        plumbing = started;
        observatory.start(
                Stream.concat(work.keySet().stream(), Stream.of(PostedSubmissions.STAGE, Mailbox.STAGE))
                        .toList(),
                others.destinations(),
                errands.breakers(),
                knowledge.jobs().summary(),
                intake.waiting(),
                () -> beans.get(MailBeans.MAILBOX_STATE) instanceof MailboxState state ? state.failures() : 0);
        started.start(home.routes());
    }

    private void offerIntake(IntakeWork intake) throws IOException {
        DropQueue drops = intake.drops();
        LotQueue lots = intake.lots();
        work.put("drops", drops);
        work.put("lots", lots);
        DeadNodes dead = new DeadNodes(home, drops, lots, documents, file);
        work.put("dead-nodes", dead);
        beans.put("deadNodes", dead);
        beans.put("intake", new IntakeStage(knowledge.screening(), file.arrivals()));
        DocumentSweep sweep = new DocumentSweep(file.jdbi(), documents, file.system());
        work.put("sweep", sweep);
        beans.put("documentSweep", sweep);
        IncredibleWaits waits = new IncredibleWaits(file.jdbi(), file.system());
        work.put("waits", waits);
        beans.put("incredibleWaits", waits);
    }

    private void offerMail(Sources sources, ResultErrands results, Properties properties) throws IOException {
        MailSetup setup = mail;
        if (setup == null) {
            return;
        }
        work.put("mails", new MailQueue(file.jdbi(), file.mails(), business, file.system()));
        beans.putAll(MailBeans.of(
                setup,
                file,
                packages,
                knowledge.formats(),
                sources,
                arrival -> IntakeStage.judged(knowledge.screening(), arrival),
                results,
                knowledge.texts(),
                home.own().resolve("mail"),
                observatory.meters()));
        properties.putAll(setup.placeholders());
    }

    private void offerCases(Breakers breakers) {
        for (Step step : List.of(Step.SCREEN, Step.REVIEW)) {
            work.put(step.code(), file.queue(step, CASES_IN_A_BATCH));
        }
        work.put(
                Step.ENRICH.code(),
                file.queue(Step.ENRICH, CASES_IN_A_BATCH).asking(Counterparts.REGISTRAR_DATA, breakers));
        work.put(Step.INSPECT.code(), file.queue(Step.INSPECT, CASES_OF_PICTURES));
        Rescreening rescreening = Rescreening.of(knowledge.screening(), business);
        beans.put("rescreening", rescreening);
        beans.put("pictures", PictureStage.of(knowledge, documents, file.pictures(), rescreening));
        Times.Registrar times = knowledge.times().registrar();
        Limits.Domains limits = knowledge.limits().domains();
        GovernmentQuota quota = new GovernmentQuota(limits.governmentSuffix(), limits.governmentNames());
        beans.put(
                "enrichment",
                new Enrichment(
                        new DomainChecks(knowledge.idTypes(), times),
                        quota,
                        knowledge.mailProviders(),
                        business,
                        times));
        beans.put("reviewDesk", reviewDesk);
    }

    /** How the product is, for its health page. */
    public List<Health.Check> checks() {
        boolean started = plumbing != null && plumbing.isWhole();
        return new Checkup(file, observatory).checks(started);
    }

    /** What an operator is shown. */
    public Observatory observatory() {
        return observatory;
    }

    /** The folder of the results. */
    public Path outbox() {
        return home.data().resolve("outbox");
    }

    /** Lets what is under way finish, and stops; the rest is found in the rows by the next start. */
    @Override
    public void close() {
        if (plumbing != null) {
            plumbing.close();
        }
        if (errands != null) {
            errands.handBackSoon();
        }
        observatory.close();
    }
}
