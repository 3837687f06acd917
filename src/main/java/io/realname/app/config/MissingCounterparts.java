package io.realname.app.config;

import io.realname.app.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Who is still to be configured before the service can run without simulators. */
public final class MissingCounterparts {
    private MissingCounterparts() {}

    /** One entry for each of them: who it is, and the keys to set. */
    public static List<String> of(Settings settings, Set<String> registries) {
        List<String> missing = new ArrayList<>();
        for (String registry : registries) {
            String prefix = KnownSettings.REVIEWERS + registry;
            ask(settings, missing, "the reviewer of the registry " + registry, prefix + ".url", prefix + ".secret");
        }
        ask(settings, missing, "the registrar's database", "realname.registrar.url");
        ask(settings, missing, "the registrar's database for the sync table", "realname.registrar.sync.url");
        ask(settings, missing, "the ICP authority", "realname.icp.url");
        return missing;
    }

    private static void ask(Settings settings, List<String> missing, String who, String... keys) {
        List<String> absent = new ArrayList<>();
        for (String key : keys) {
            if (settings.text(key).isEmpty()) {
                absent.add(key);
            }
        }
        if (!absent.isEmpty()) {
            missing.add(who + " (" + String.join(", ", absent) + ")");
        }
    }
}
