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
    private static final Duration TO_GIVE_BACK = Duration.ofSeconds(1);

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

    /**
     * Lets nobody take work any more, and waits until all that was taken has come to its end. What has not after {@code longest} is
     * interrupted, and so given back; what does not even end then is left alone after another second, such as a call to a database that hangs.
     */
    public void drain(Duration longest) throws InterruptedException {
        consumers.forEach(WorkConsumer::takeNoMore);
        if (!areIdleWithin(longest)) {
            consumers.forEach(WorkConsumer::interrupt);
            if (!areIdleWithin(TO_GIVE_BACK)) {
                consumers.forEach(WorkConsumer::tellWhatDoesNotEnd);
            }
        }
    }

    /** All together have that time. */
    private boolean areIdleWithin(Duration time) throws InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        for (WorkConsumer consumer : consumers) {
            if (!consumer.isIdleWithin(end - System.nanoTime())) {
                return false;
            }
        }
        return true;
    }

    @Override
    protected Endpoint createEndpoint(String uri, String name, Map<String, Object> parameters) throws Exception {
        WorkEndpoint endpoint = new WorkEndpoint(uri, this, name, bell, witness);
        endpoint.setSource(sources.get(name));
        setProperties(endpoint, parameters);
        return endpoint;
    }
}
