package io.realname.app;

import io.realname.security.OwnerOnlyFile;
import java.io.IOException;
import java.io.Reader;
import java.math.BigDecimal;
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

/**
 * The settings of {@code config/application.properties}. An environment variable of a key's name in capitals
 * ({@code REALNAME_DATABASE_URL}) overrides it, and one with {@code _FILE} behind it names a file that holds the value and that only its
 * owner can read. Immutable.
 */
public final class Settings {
    private final Properties file;
    private final Map<String, String> environment;

    private Settings(Properties file, Map<String, String> environment) {
        this.file = file;
        this.environment = environment;
    }

    /**
     * Reads the settings.
     *
     * @throws IOException if the file cannot be read
     */
    public static Settings load(Path file, Map<String, String> environment) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        return new Settings(properties, Map.copyOf(environment));
    }

    /** The same with some keys set otherwise. */
    public Settings with(Map<String, String> others) {
        Properties changed = new Properties();
        changed.putAll(file);
        changed.putAll(others);
        Map<String, String> left = new HashMap<>(environment);
        others.keySet().forEach(key -> left.remove(variable(key)));
        return new Settings(changed, left);
    }

    /** The value of a key; empty if it is not set or blank. */
    public Optional<String> text(String key) {
        String name = variable(key);
        String secretFile = environment.get(name + "_FILE");
        if (secretFile != null) {
            return Optional.of(new String(OwnerOnlyFile.read(Path.of(secretFile)), StandardCharsets.UTF_8).strip());
        }
        String value = environment.containsKey(name) ? environment.get(name) : file.getProperty(key);
        return Optional.ofNullable(value).map(String::strip).filter(text -> !text.isEmpty());
    }

    /** The value of a key that must be a number within bounds; {@code otherwise} if it is not set. */
    public double number(String key, double least, double most, double otherwise) {
        Optional<String> text = text(key);
        if (text.isEmpty()) {
            return otherwise;
        }
        try {
            double number = Double.parseDouble(text.get());
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw notANumber(key, least, most, e);
        }
        throw notANumber(key, least, most, null);
    }

    private static StartRefused notANumber(
            String key, double least, double most, @org.jspecify.annotations.Nullable Exception cause) {
        return new StartRefused(
                "The setting " + key + " must be a number from " + plain(least) + " to " + plain(most)
                        + "; correct it.",
                cause);
    }

    private static String plain(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }

    /** The names between {@code prefix} and the next dot among the keys of the file, such as those of the sources. */
    public Set<String> namesBelow(String prefix) {
        Set<String> names = new TreeSet<>();
        for (String key : file.stringPropertyNames()) {
            if (key.startsWith(prefix) && key.indexOf('.', prefix.length()) > 0) {
                names.add(key.substring(prefix.length(), key.indexOf('.', prefix.length())));
            }
        }
        return names;
    }

    private static String variable(String key) {
        return key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }
}
