package io.realname.intake;

import io.realname.submission.Language;
import io.realname.submission.Site;
import java.util.Map;
import java.util.TreeMap;

/** The sources that are configured; any other folder of the inbox is a source with the defaults. Immutable. */
public final class Sources {
    private final Map<String, Source> byName;

    /** The configured sources by name. */
    public Sources(Map<String, Source> byName) {
        this.byName = Map.copyOf(byName);
    }

    /** What holds for the source of that name. */
    public Source of(String name) {
        return byName.getOrDefault(name, new Source(name, Site.CN, Language.ZH));
    }

    /** How many submissions of a day are taken in of those sources that have a quota, by name. */
    public Map<String, Integer> quotas() {
        Map<String, Integer> quotas = new TreeMap<>();
        for (Source source : byName.values()) {
            Integer quota = source.quota();
            if (quota != null) {
                quotas.put(source.name(), quota);
            }
        }
        return quotas;
    }
}
