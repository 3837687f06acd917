package io.realname.route;

import io.realname.casefile.Work;
import org.apache.camel.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultEndpoint;
import org.apache.camel.support.DefaultProducer;
import org.jspecify.annotations.Nullable;

/** A source of work in a {@code from}, or the bell in a {@code to}. */
final class WorkEndpoint extends DefaultEndpoint {
    private static final String WAKE = "wake";

    private final WorkComponent component;
    private final String name;
    private final Bell bell;
    private final Work.Witness witness;
    private Work.@Nullable Source source;
    private int threads = 1;

    WorkEndpoint(String uri, WorkComponent component, String name, Bell bell, Work.Witness witness) {
        super(uri, component);
        this.component = component;
        this.name = name;
        this.bell = bell;
        this.witness = witness;
    }

    void setSource(Work.@Nullable Source offered) {
        source = offered;
    }

    /** How many threads take work from the source. */
    public void setThreads(int count) {
        threads = count;
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        if (source == null) {
            throw new IllegalArgumentException("There is no work called \"" + name + "\"; correct the route's from.");
        }
        WorkConsumer consumer = new WorkConsumer(this, processor, name, source, bell, threads, witness);
        configureConsumer(consumer);
        component.add(consumer);
        return consumer;
    }

    @Override
    public Producer createProducer() {
        if (!WAKE.equals(name)) {
            throw new IllegalArgumentException("Work can only be woken (work:wake), not sent to \"" + name + "\".");
        }
        return new DefaultProducer(this) {
            @Override
            public void process(Exchange exchange) {
                bell.ring();
            }
        };
    }
}
