package io.realname.app;

import io.realname.casefile.CaseFile;
import io.realname.security.TokenFile;
import io.realname.web.Cases;
import io.realname.web.Health;
import io.realname.web.HttpService;
import io.realname.web.ServiceFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** The HTTP face of a service, and the file that tells the command line where it is. */
public final class WebFace implements AutoCloseable {
    private final Path data;
    private final HttpService http;
    private final String url;

    /**
     * Starts to serve.
     *
     * @param port 0 for any free one
     */
    public WebFace(Service service, Counterparts others, Home home, String host, int port) throws IOException {
        this.data = home.data();
        Path tokenFile = home.keys().resolve("api-token");
        CaseFile file = service.file();
        this.http = new HttpService(
                host,
                port,
                TokenFile.open(tokenFile),
                Cases.of(file.reader(), file.actions()),
                service.callbacks(others)::take,
                service.knowledge().texts(),
                () -> new Health(service.checks()));
        this.url = "http://" + host + ":" + http.start();
        new ServiceFile(url, tokenFile.toAbsolutePath().toString()).write(data);
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
        try {
            ServiceFile.remove(data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
