package io.realname.app.config;

import io.realname.app.Settings;
import io.realname.intake.NearestName;
import io.realname.intake.Source;
import io.realname.security.SecretException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Looks at each setting alone: whether there is such a key, whether it is set once, whether its value can be. */
final class SettingsCheck {
    private static final String OURS = "REALNAME_";
    private static final String FROM_FILE = "_FILE";

    private final Settings settings;
    private final List<PropertyLines.Entry> entries;
    private final Set<String> registries;
    private final Places places;
    private final List<Fault> faults = new ArrayList<>();

    /**
     * A check.
     *
     * @param registries of config/registries.yaml; empty if that file cannot be read
     */
    SettingsCheck(Settings settings, List<PropertyLines.Entry> entries, Set<String> registries, Places places) {
        this.settings = settings;
        this.entries = entries;
        this.registries = registries;
        this.places = places;
    }

    List<Fault> faults() {
        keys();
        names();
        Set<String> known = new HashSet<>(KnownSettings.keys(sources(), registries));
        variables(known);
        for (PropertyLines.Entry entry : entries) {
            known.add(entry.key());
        }
        new TreeSet<>(known).forEach(this::value);
        return faults;
    }

    private Set<String> sources() {
        return settings.namesBelow(KnownSettings.SOURCES);
    }

    private void keys() {
        Map<String, Integer> seen = new HashMap<>();
        for (PropertyLines.Entry entry : entries) {
            String key = entry.key();
            Integer before = seen.put(key, entry.line());
            if (before != null) {
                tell(
                        entry,
                        key + " is set here again, and only the last line counts; delete this line or line " + before
                                + ".");
            }
            if (KnownSettings.rule(key).isEmpty()) {
                tell(
                        entry,
                        "Nobody knows the key " + key + "; "
                                + KnownSettings.nearest(key)
                                        .map(near -> "did you mean " + near + "? Correct it.")
                                        .orElse("correct or delete it."));
            }
        }
    }

    private void names() {
        Set<String> told = new HashSet<>();
        for (PropertyLines.Entry entry : entries) {
            String source = name(entry.key(), KnownSettings.SOURCES);
            if (source != null && !Source.isName(source) && told.add(source)) {
                tell(
                        entry,
                        "\"" + source
                                + "\" can be no source's name, for it is the name of a folder, too: use letters, digits "
                                + "and _ - only, at most 64, the first a letter or digit.");
            }
            String registry = name(entry.key(), KnownSettings.REVIEWERS);
            if (registry != null && !registries.isEmpty() && !registries.contains(registry) && told.add(registry)) {
                tell(
                        entry,
                        "config/registries.yaml has no registry " + registry + "; "
                                + NearestName.of(registry, registries)
                                        .map(near -> "did you mean " + near + "? Correct it.")
                                        .orElse("there are " + String.join(", ", registries) + ". Correct it."));
            }
        }
    }

    private static @org.jspecify.annotations.Nullable String name(String key, String prefix) {
        int end = key.indexOf('.', prefix.length());
        return key.startsWith(prefix) && end > 0 ? key.substring(prefix.length(), end) : null;
    }

    private void variables(Set<String> keys) {
        Set<String> known = new HashSet<>();
        keys.forEach(key -> known.add(Settings.variable(key)));
        for (String variable : new TreeSet<>(settings.variables())) {
            String plain = variable.endsWith(FROM_FILE)
                    ? variable.substring(0, variable.length() - FROM_FILE.length())
                    : variable;
            if (!variable.startsWith(OURS) || known.contains(plain)) {
                continue;
            }
            if (plain.startsWith("REALNAME_SOURCES_")) {
                faults.add(
                        new Fault(
                                variable,
                                0,
                                "It belongs to no source that " + Places.FILE
                                        + " names, or to no key of one: write at least one key of "
                                        + "the source into the file, such as realname.sources.NAME.ways=rest, or correct the variable."));
            } else {
                List<String> tails = known.stream()
                        .map(name -> name.substring(OURS.length()))
                        .toList();
                faults.add(new Fault(
                        variable,
                        0,
                        "There is no such setting; "
                                + NearestName.of(plain.substring(OURS.length()), tails)
                                        .map(near -> "did you mean " + OURS + near + "? Correct the variable.")
                                        .orElse("correct or unset the variable.")));
            }
        }
    }

    private void value(String key) {
        try {
            String value = settings.text(key).orElse(null);
            Rule rule = KnownSettings.rule(key).orElse(null);
            if (value != null && rule != null && !rule.test().allows(value)) {
                faults.add(places.fault(key, key + " must be " + rule.wanted() + "; correct it."));
            }
        } catch (SecretException e) {
            faults.add(places.fault(key, "The file with the value cannot be used. " + e.getMessage()));
        }
    }

    private void tell(PropertyLines.Entry entry, String sentence) {
        faults.add(new Fault(Places.FILE, entry.line(), sentence));
    }
}
