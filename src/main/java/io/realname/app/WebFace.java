package io.realname.app;

import io.realname.app.catalogue.Catalogue;
import io.realname.casefile.CaseDocuments;
import io.realname.casefile.CaseFile;
import io.realname.casefile.CaseStatistics;
import io.realname.casefile.JobBook;
import io.realname.intake.Sources;
import io.realname.observe.Meters;
import io.realname.security.ApiTokens;
import io.realname.security.TokenFile;
import io.realname.submission.Texts;
import io.realname.web.Access;
import io.realname.web.Addresses;
import io.realname.web.CallbackPart;
import io.realname.web.CasePart;
import io.realname.web.Cases;
import io.realname.web.CataloguePart;
import io.realname.web.DocumentPart;
import io.realname.web.Health;
import io.realname.web.HealthPart;
import io.realname.web.HttpService;
import io.realname.web.MetricsPart;
import io.realname.web.ReconciliationPart;
import io.realname.web.ServiceFile;
import io.realname.web.SubmissionPart;
import io.realname.web.TokenPart;
import io.realname.web.UploadLimits;
import io.realname.web.WebhookPart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/** The HTTP face of a service, and the file that tells the command line where it is. */
public final class WebFace implements AutoCloseable {
    private final Path own;
    private final PostedSubmissions desk;
    private final HttpService http;
    private final String url;

    /**
     * Starts to serve.
     *
     * @param port 0 for any free one
     */
    public WebFace(Service service, Counterparts others, Sources sources, Home home, String host, int port)
            throws IOException {
        this.own = home.own();
        Path tokenFile = home.keys().resolve("api-token");
        CaseFile file = service.file();
        // Before anything can come in: what ends a case at once owes its message already.
        file.webhooks().serve(others.webhooks().keySet());
        ApiTokens tokens = new ApiTokens(file.jdbi(), file.system());
        this.desk = service.posted();
        this.http = new HttpService(
                host,
                port,
                new Access(TokenFile.open(tokenFile), tokens::find, file.system()),
                parts(service, others, sources, tokens));
        this.url = "http://" + host + ":" + http.start();
        new ServiceFile(url, tokenFile.toAbsolutePath().toString()).write(own);
    }

    private List<Addresses.Part> parts(Service service, Counterparts others, Sources sources, ApiTokens tokens)
            throws IOException {
        CaseFile file = service.file();
        Texts texts = service.knowledge().texts();
        Meters meters = service.observatory().meters();
        Cases cases = Cases.of(file.reader(), file.actions(), service.observatory()::stuck);
        return List.of(
                new HealthPart(() -> new Health(service.checks())),
                new MetricsPart(meters::text, meters::answered),
                new CallbackPart(service.callbacks(others)::take),
                new SubmissionPart(desk, sources, texts, UploadLimits.DEFAULT),
                new CasePart(cases, texts),
                new DocumentPart(
                        cases, new CaseDocuments(file.jdbi(), file.loader(), file.writer(), service.documents())),
                new WebhookPart(file.webhooks(), file.business()),
                new ReconciliationPart(JobBook.of(file), file.business()),
                new TokenPart(tokens, file.system()),
                new CataloguePart(Catalogue.codes(service.knowledge().outcomes()), new CaseStatistics(file.jdbi())));
    }

    /** Where it is reached, without a slash at the end. */
    public String url() {
        return url;
    }

    /** Where reviewers send their answers, if they reach the service itself. */
    public String callbackUrl() {
        return url + "/api/v1/callbacks/reviews";
    }

    @Override
    public void close() {
        http.close();
        desk.close();
        try {
            ServiceFile.remove(own);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
