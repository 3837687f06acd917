package io.realname.app.config;

import io.realname.app.Settings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where the value of a setting comes from: a line of the file, or an environment variable. */
final class Places {
    static final String FILE = "config/application.properties";

    private final Settings settings;
    private final Map<String, Integer> lines = new HashMap<>();

    Places(Settings settings, List<PropertyLines.Entry> entries) {
        this.settings = settings;
        entries.forEach(entry -> lines.put(entry.key(), entry.line()));
    }

    /** A fault of the setting of that key. */
    Fault fault(String key, String sentence) {
        String variable = settings.decidingVariable(key);
        return variable == null
                ? new Fault(FILE, lines.getOrDefault(key, 0), sentence)
                : new Fault(variable, 0, sentence);
    }
}
