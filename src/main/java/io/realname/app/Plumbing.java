package io.realname.app;

import io.realname.casefile.Work;
import io.realname.route.Bell;
import io.realname.route.WorkComponent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.camel.component.quartz.QuartzComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.impl.engine.ExplicitCamelContextNameStrategy;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

/** The Camel context: beans and work by the names that the route files use, and the route files themselves. */
public final class Plumbing implements AutoCloseable {
    /** Work that hangs on a counterpart is cut off then, so that a stop takes less than ten seconds. */
    private static final Duration DRAIN = Duration.ofSeconds(6);

    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final WorkComponent work;

    /**
     * A context that is not started yet.
     *
     * @param properties values of the placeholders in the route files
     * @param sources what the routes can take, by name
     * @param beans what their steps call, by name
     */
    public Plumbing(Properties properties, Map<String, Work.Source> sources, Map<String, Object> beans) {
        this(properties, sources, beans, Work.Witness.NOBODY);
    }

    /** The same under the eyes of a witness. */
    public Plumbing(
            Properties properties, Map<String, Work.Source> sources, Map<String, Object> beans, Work.Witness witness) {
        camel.setNameStrategy(new ExplicitCamelContextNameStrategy("realname"));
        camel.getPropertiesComponent().setInitialProperties(properties);
        camel.getShutdownStrategy().setTimeout(1);
        camel.getShutdownStrategy().setLogInflightExchangesOnTimeout(false);
        camel.setMessageHistory(false);
        work = new WorkComponent(sources, new Bell(), witness);
        camel.addComponent("work", work);
        camel.addComponent("quartz", oneTick());
        beans.forEach(camel.getRegistry()::bind);
    }

    /** There is one tick, which only wakes others: one thread does, and nobody manages it. */
    private static QuartzComponent oneTick() {
        QuartzComponent quartz = new QuartzComponent();
        quartz.setEnableJmx(false);
        quartz.setProperties(Map.of("org.quartz.threadPool.threadCount", "1"));
        return quartz;
    }

    /** Loads the route files of a folder in the order of their names, and starts them. */
    public void start(Path folder) throws Exception {
        try (Stream<Path> files = Files.list(folder)) {
            start(files.filter(file -> file.toString().endsWith(".camel.yaml"))
                    .sorted()
                    .toList());
        }
    }

    /** Loads these route files, and starts them. */
    public void start(List<Path> files) throws Exception {
        if (files.isEmpty()) {
            throw new IOException("There are no route files; the installation is incomplete.");
        }
        List<Resource> resources = files.stream()
                .map(file -> ResourceHelper.resolveResource(camel, "file:" + file.toAbsolutePath()))
                .toList();
        PluginHelper.getRoutesLoader(camel).loadRoutes(resources);
        camel.start();
    }

    /** Whether every route runs. */
    public boolean isWhole() {
        return camel.isStarted()
                && camel.getRoutes().stream()
                        .allMatch(route -> camel.getRouteController()
                                .getRouteStatus(route.getRouteId())
                                .isStarted());
    }

    /** Lets what is under way finish, and stops. */
    @Override
    public void close() {
        try {
            work.drain(DRAIN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        camel.stop();
    }
}
