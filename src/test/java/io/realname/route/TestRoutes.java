package io.realname.route;

import io.realname.app.Plumbing;
import io.realname.app.mail.TestMailbox;
import io.realname.casefile.Work;
import io.realname.notify.ResultFiles;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;

/** Runs single route files with the error policies' file. */
final class TestRoutes implements AutoCloseable {
    private static final Path ROUTES = Path.of("routes");

    private final Properties properties = new Properties();
    private final Map<String, Work.Source> sources = new HashMap<>();
    private final Map<String, Object> beans = new HashMap<>();
    private Work.Witness witness = Work.Witness.NOBODY;
    private Plumbing plumbing;

    TestRoutes() {
        properties.setProperty("realname.sql", Path.of("sql").toAbsolutePath().toString());
        properties.setProperty("realname.outbox", "unused");
        properties.setProperty("realname.node", "test");
        properties.setProperty("realname.mail.on", "false");
    }

    TestRoutes outbox(Path folder) {
        properties.setProperty("realname.outbox", folder.toAbsolutePath().toString());
        return bean("resultFiles", new ResultFiles(folder));
    }

    TestRoutes work(String name, Work.Source source) {
        sources.put(name, source);
        return this;
    }

    TestRoutes bean(String name, Object bean) {
        beans.put(name, bean);
        return this;
    }

    TestRoutes mail(TestMailbox mailbox) throws Exception {
        properties.putAll(mailbox.placeholders());
        sources.putAll(mailbox.work());
        beans.putAll(mailbox.beans());
        return this;
    }

    Object bean(String name) {
        return beans.get(name);
    }

    TestRoutes witness(Work.Witness other) {
        witness = other;
        return this;
    }

    /** Starts the error policies, some of our files, and the tick that makes them look for work. */
    void startAll(String... files) throws Exception {
        plumbing = new Plumbing(properties, sources, beans, witness);
        plumbing.start(Stream.concat(Stream.of("00-errors.camel.yaml", "90-clock.camel.yaml"), Stream.of(files))
                .map(ROUTES::resolve)
                .toList());
    }

    /** Starts the error policies, one of our files, and the tick that makes it look for work. */
    void start(String file) throws Exception {
        start(Path.of("routes", file));
    }

    void start(Path file) throws Exception {
        plumbing = new Plumbing(properties, sources, beans, witness);
        plumbing.start(Stream.of(ROUTES.resolve("00-errors.camel.yaml"), file, ROUTES.resolve("90-clock.camel.yaml"))
                .distinct()
                .toList());
    }

    Plumbing plumbing() {
        return plumbing;
    }

    static List<Path> files() throws java.io.IOException {
        try (Stream<Path> files = java.nio.file.Files.list(ROUTES)) {
            return files.sorted().toList();
        }
    }

    @Override
    public void close() {
        if (plumbing != null) {
            plumbing.close();
        }
    }
}
