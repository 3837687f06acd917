package io.realname.app;

import io.realname.security.OwnerOnlyFile;
import io.realname.storage.DatabaseLogin;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The settings of {@code config/application.properties}. An environment variable of a key's name in capitals
 * ({@code REALNAME_DATABASE_URL}) overrides it, and one with {@code _FILE} behind it names a file that holds the value and that only its
 * owner can read. Relative paths in them start from the project's folder, wherever the program was started. Immutable.
 */
public final class Settings {
    private final Path root;
    private final Properties file;
    private final Map<String, String> environment;
    private final Map<String, String> options;

    private Settings(Path root, Properties file, Map<String, String> environment, Map<String, String> options) {
        this.root = root;
        this.file = file;
        this.environment = environment;
        this.options = options;
    }

    /**
     * Reads the settings.
     *
     * @param file in {@code config/} of the project's folder
     * @throws StartRefused if the file is not of the form of such files
     * @throws IOException if the file cannot be read
     */
    public static Settings load(Path file, Map<String, String> environment) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IllegalArgumentException e) {
            throw new StartRefused(
                    file
                            + " cannot be read: after \\u there must be four hexadecimal digits. Write \\\\ for a backslash.",
                    e);
        }
        Path root = file.toAbsolutePath().normalize().resolve("../..").normalize();
        return new Settings(root, properties, Map.copyOf(environment), Map.of());
    }

    /** The same with some keys set otherwise, whatever file and environment say. */
    public Settings with(Map<String, String> others) {
        Map<String, String> all = new HashMap<>(options);
        all.putAll(others);
        return new Settings(root, file, environment, Map.copyOf(all));
    }

    /** The value of a key; empty if it is not set or blank. */
    public Optional<String> text(String key) {
        if (options.containsKey(key)) {
            return filled(options.get(key));
        }
        String name = variable(key);
        String secretFile = environment.get(name + "_FILE");
        if (secretFile != null) {
            return Optional.of(
                    new String(OwnerOnlyFile.read(root.resolve(secretFile)), StandardCharsets.UTF_8).strip());
        }
        return filled(environment.containsKey(name) ? environment.get(name) : file.getProperty(key));
    }

    /** How to log in to the database of the keys {@code prefix.url}, {@code .user} and {@code .password}; empty what is not set. */
    DatabaseLogin login(String prefix) {
        return new DatabaseLogin(
                text(prefix + ".url").orElse(""),
                text(prefix + ".user").orElse(""),
                text(prefix + ".password").orElse(""));
    }

    /** The file or folder that a key names, as an absolute path; empty if it is not set or blank. */
    public Optional<Path> path(String key) {
        return text(key).map(root::resolve);
    }

    private static Optional<String> filled(@Nullable String value) {
        return Optional.ofNullable(value).map(String::strip).filter(text -> !text.isEmpty());
    }

    /**
     * The value of a key that must be a number; {@code otherwise} if it is not set.
     *
     * @throws StartRefused if it is none
     */
    public double number(String key, double otherwise) {
        try {
            return text(key).map(Double::parseDouble).orElse(otherwise);
        } catch (NumberFormatException e) {
            throw new StartRefused("The setting " + key + " must be a number; correct it.", e);
        }
    }

    /** The names between {@code prefix} and the next dot among all keys but those of the environment, such as those of the sources. */
    public Set<String> namesBelow(String prefix) {
        Set<String> keys = new TreeSet<>(file.stringPropertyNames());
        keys.addAll(options.keySet());
        Set<String> names = new TreeSet<>();
        for (String key : keys) {
            if (key.startsWith(prefix) && key.indexOf('.', prefix.length()) > 0) {
                names.add(key.substring(prefix.length(), key.indexOf('.', prefix.length())));
            }
        }
        return names;
    }

    /** The environment variable that decides over a key, null if file or command line do. */
    public @Nullable String decidingVariable(String key) {
        String name = variable(key);
        if (options.containsKey(key)) {
            return null;
        }
        return environment.containsKey(name + "_FILE") ? name + "_FILE" : environment.containsKey(name) ? name : null;
    }

    /** The names of all environment variables. */
    public Set<String> variables() {
        return environment.keySet();
    }

    /** The name of the environment variable that overrides a key. */
    public static String variable(String key) {
        return key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }
}
