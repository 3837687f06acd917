package io.realname.route;

import io.realname.casefile.Work;
import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;

/**
 * The component {@code work}: {@code from: work:enrich} takes the cases whose enrichment is due, {@code to: work:wake} makes every
 * such route look whether something is due.
 */
public final class WorkComponent extends DefaultComponent {
    private final Map<String, Work.Source> sources;
    private final Bell bell;

    /** Offers these sources by name; they are looked at whenever {@code bell} rings. */
    public WorkComponent(Map<String, Work.Source> sources, Bell bell) {
        this.sources = Map.copyOf(sources);
        this.bell = bell;
    }

    @Override
    protected Endpoint createEndpoint(String uri, String name, Map<String, Object> parameters) throws Exception {
        WorkEndpoint endpoint = new WorkEndpoint(uri, this, name, bell);
        endpoint.setSource(sources.get(name));
        setProperties(endpoint, parameters);
        return endpoint;
    }
}
