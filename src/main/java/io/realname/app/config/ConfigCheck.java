package io.realname.app.config;

import io.realname.app.Settings;
import io.realname.intake.IntakeLimits;
import io.realname.intake.ManifestSchema;
import io.realname.intake.format.Columns;
import io.realname.notify.SummaryColumns;
import io.realname.observe.Alerts;
import io.realname.registrar.MailProviders;
import io.realname.review.Outcomes;
import io.realname.review.Registries;
import io.realname.screening.Limits;
import io.realname.screening.PicturePrograms;
import io.realname.screening.Policies;
import io.realname.screening.contact.ContactLists;
import io.realname.screening.domain.SensitiveWords;
import io.realname.screening.domain.Suffixes;
import io.realname.screening.name.NameLists;
import io.realname.security.SecretException;
import io.realname.submission.IdTypes;
import io.realname.submission.Texts;
import io.realname.submission.english.EnglishNames;
import io.realname.time.BusinessCalendar;
import io.realname.time.JobTimes;
import io.realname.time.Times;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Everything that an operator configures, looked at without starting anything. */
public final class ConfigCheck {
    private final Path root;
    private final Path config;
    private final FileCheck files;

    private ConfigCheck(Path root, FileCheck files) {
        this.root = root;
        this.config = root.resolve("config");
        this.files = files;
    }

    /**
     * All that is wrong, by place and line; empty if everything is sound. Reads files only: no database, no network.
     *
     * @param root the project's folder
     * @param environment all variables, of which those that begin with {@code REALNAME_} are settings
     */
    public static List<Fault> of(Path root, Map<String, String> environment) {
        FileCheck files = new FileCheck(root);
        List<Fault> faults = new ArrayList<>();
        Path file = root.resolve(Places.FILE);
        Optional<Settings> settings = files.load(Places.FILE, () -> {
            PropertyLines.read(file, Places.FILE, faults);
            return faults.isEmpty() ? Settings.load(file, environment) : null;
        });
        ConfigCheck check = new ConfigCheck(root, files);
        Optional<Registries> registries = check.files();
        settings.ifPresent(read -> faults.addAll(check.settings(read, registries)));
        faults.addAll(files.faults());
        return sorted(faults);
    }

    /** The same with settings that were read already. */
    public static List<Fault> of(Path root, Settings settings) {
        ConfigCheck check = new ConfigCheck(root, new FileCheck(root));
        Optional<Registries> registries = check.files();
        List<Fault> faults = new ArrayList<>(check.settings(settings, registries));
        faults.addAll(check.files.faults());
        return sorted(faults);
    }

    private static List<Fault> sorted(List<Fault> faults) {
        return faults.stream().sorted().distinct().toList();
    }

    /** What is wrong with the settings, and which files are missing, without a look into these: a part of the above that takes no time. */
    public static List<Fault> ofSettings(Path root, Settings settings) {
        ConfigCheck check = new ConfigCheck(root, new FileCheck(root));
        check.require();
        List<Fault> faults = new ArrayList<>(check.settings(settings, check.registries()));
        faults.addAll(check.files.faults());
        return sorted(faults);
    }

    private Optional<Registries> registries() {
        return files.load("config/registries.yaml", () -> Registries.load(config.resolve("registries.yaml")));
    }

    private List<Fault> settings(Settings settings, Optional<Registries> known) {
        Set<String> registries = known.map(Registries::all).orElse(Set.of());
        List<Fault> faults = new ArrayList<>();
        List<PropertyLines.Entry> entries = files.load(
                        Places.FILE, () -> PropertyLines.read(root.resolve(Places.FILE), Places.FILE, faults))
                .orElse(List.of());
        Places places = new Places(settings, entries);
        faults.addAll(new SettingsCheck(settings, entries, registries, places).faults());
        try {
            faults.addAll(new SourceCheck(settings, places).faults());
            faults.addAll(new PairCheck(settings, places).faults(registries));
        } catch (SecretException told) {
            return faults; // Of the file of a value that cannot be used: what goes with it cannot be weighed.
        }
        return faults;
    }

    private Optional<Registries> files() {
        files.form("config");
        files.form("routes");
        load();
        require();
        return registries();
    }

    private void require() {
        for (String query : List.of("domains", "emails", "blocklist", "government-names", "sync")) {
            files.require(
                    "sql/registrar/" + query + ".sql",
                    "the statement by which the registrar's database is read or written");
        }
        files.require("sql/migrations/V1__case_file.sql", "the migrations make the tables");
        files.require("routes/00-errors.camel.yaml", "the routes say where things flow");
        files.require("routes/10-intake.camel.yaml", "the routes say where things flow");
    }

    private void load() {
        Optional<IdTypes> idTypes = file("id-types.yaml", IdTypes::load);
        Optional<BusinessCalendar> calendar = file("calendar", BusinessCalendar::load);
        Optional<Limits> limits = file("limits.yaml", Limits::load);
        file("limits.yaml", IntakeLimits::load);
        file("picture-programs.yaml", PicturePrograms::load);
        file("names.yaml", NameLists::load);
        file("contact.yaml", ContactLists::load);
        file("suffixes.tsv", Suffixes::load);
        file("sensitive-words.yaml", SensitiveWords::load);
        files.load("config/english", () -> EnglishNames.load(config));
        file("times.yaml", Times::load);
        file("jobs.yaml", JobTimes::load);
        file("summary-columns.yaml", SummaryColumns::load);
        file("alerts.yaml", Alerts::load);
        file("mail-providers.yaml", MailProviders::load);
        file("policies", Policies::load);
        file("manifest.schema.json", ManifestSchema::load);
        idTypes.ifPresent(types -> {
            file("columns.yaml", path -> Columns.load(path, types));
            files.load("config/messages", () -> Texts.load(config, types));
        });
        if (calendar.isPresent() && limits.isPresent()) {
            file(
                    "review-outcomes.yaml",
                    path -> Outcomes.load(
                            path, calendar.get(), limits.get().names().longest()));
        }
    }

    private interface FileLoader<T> {
        T load(Path path) throws IOException;
    }

    private <T> Optional<T> file(String name, FileLoader<T> loader) {
        return files.load("config/" + name, () -> loader.load(config.resolve(name)));
    }
}
