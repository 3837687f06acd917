package io.realname.app;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The encodings in which the settings want sources' summaries. */
final class SummarySettings {
    private static final String SOURCES = "realname.sources.";

    private final Settings settings;

    SummarySettings(Settings settings) {
        this.settings = settings;
    }

    /**
     * The encoding of each source that says one.
     *
     * @throws StartRefused if it is neither UTF-8 nor GB18030
     */
    Map<String, Charset> read() {
        Map<String, Charset> charsets = new HashMap<>();
        for (String name : settings.namesBelow(SOURCES)) {
            String key = SOURCES + name + ".summary-charset";
            settings.text(key).ifPresent(wanted -> charsets.put(name, charset(key, wanted)));
        }
        return charsets;
    }

    private static Charset charset(String key, String wanted) {
        return switch (wanted.toUpperCase(Locale.ROOT)) {
            case "UTF-8" -> StandardCharsets.UTF_8;
            case "GB18030" -> Charset.forName("GB18030");
            default -> throw new StartRefused("The setting " + key + " must be UTF-8 or GB18030; correct it.", null);
        };
    }
}
