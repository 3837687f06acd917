package io.realname.route;

import io.realname.casefile.Work;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;

/**
 * The component {@code work}: {@code from: work:enrich} takes the cases whose enrichment is due, {@code to: work:wake} makes every
 * such route look whether something is due.
 */
public final class WorkComponent extends DefaultComponent {
    private final Map<String, Work.Source> sources;
    private final Bell bell;
    private final Work.Witness witness;
    private final List<WorkConsumer> consumers = new CopyOnWriteArrayList<>();

    /** Offers these sources by name; they are looked at whenever {@code bell} rings, and {@code witness} is told of their work. */
    public WorkComponent(Map<String, Work.Source> sources, Bell bell, Work.Witness witness) {
        this.sources = Map.copyOf(sources);
        this.bell = bell;
        this.witness = witness;
    }

    void add(WorkConsumer consumer) {
        consumers.add(consumer);
    }

    /** Lets nobody take work any more, and waits until all that was taken has come to its end or, after {@code longest}, is given back. */
    public void drain(Duration longest) throws InterruptedException {
        long end = System.nanoTime() + longest.toNanos();
        consumers.forEach(WorkConsumer::takeNoMore);
        for (WorkConsumer consumer : consumers) {
            consumer.drain(end - System.nanoTime());
        }
    }

    @Override
    protected Endpoint createEndpoint(String uri, String name, Map<String, Object> parameters) throws Exception {
        WorkEndpoint endpoint = new WorkEndpoint(uri, this, name, bell, witness);
        endpoint.setSource(sources.get(name));
        setProperties(endpoint, parameters);
        return endpoint;
    }
}
