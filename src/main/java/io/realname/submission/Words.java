package io.realname.submission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How the words that stand in details are said in a language. A detail whose key is listed is a word or several words
 * separated by commas; a word without an entry is said as it is. In the file one entry can serve several keys.
 *
 * @param byKey translations by the detail's key
 * @param separator between several words
 * @param locale in which the names of countries are said that the file does not list
 */
record Words(Map<String, Map<String, String>> byKey, String separator, Locale locale) {
    private static final Set<String> COUNTRIES = Set.of("region", "country");
    private static final Pattern ISO_CODE = Pattern.compile("[A-Z]{2}");
    private static final Pattern SEPARATORS = Pattern.compile("[,;\\s]+");

    static Words load(Path file, Language language, IdTypes idTypes) throws IOException {
        Map<String, Map<String, String>> byKey = new HashMap<>();
        for (Map.Entry<String, JsonNode> key :
                new YAMLMapper().readTree(file.toFile()).properties()) {
            Map<String, String> said = new HashMap<>();
            key.getValue()
                    .properties()
                    .forEach(word -> said.put(word.getKey(), word.getValue().asText()));
            for (String name : key.getKey().split(" ", -1)) {
                byKey.put(name, said);
            }
        }
        boolean chinese = language == Language.ZH;
        Map<String, String> types = new HashMap<>();
        for (IdType type : idTypes.all()) {
            types.put(
                    type.code(), chinese ? type.zh() + "（" + type.code() + "）" : type.en() + " (" + type.code() + ")");
        }
        byKey.put("idType", types);
        byKey.put("idTypes", types);
        byKey.put("ours", types);
        byKey.put("theirs", types);
        return new Words(byKey, chinese ? "、" : ", ", chinese ? Locale.CHINESE : Locale.ENGLISH);
    }

    /** The country's name, looked up only when it is told: the names of all of them take long to load. */
    private String country(String code) {
        return ISO_CODE.matcher(code).matches()
                ? new Locale.Builder().setRegion(code).build().getDisplayCountry(locale)
                : code;
    }

    /** The details with their words in this language. */
    Map<String, String> say(Map<String, String> details) {
        if (details.isEmpty()) {
            return details;
        }
        Map<String, String> said = new HashMap<>(details);
        said.replaceAll((key, value) -> {
            Map<String, String> words = byKey.get(key);
            if (words == null) {
                return value;
            }
            List<String> parts = new ArrayList<>();
            for (String word : SEPARATORS.split(value, -1)) {
                String known = words.get(word);
                parts.add(known != null ? known : COUNTRIES.contains(key) ? country(word) : word);
            }
            return String.join(separator, parts);
        });
        return said;
    }
}
