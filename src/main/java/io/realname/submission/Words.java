package io.realname.submission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * How the words that stand in details are said in a language. A detail whose key is listed is a word or several words
 * separated by commas; a word without an entry is said as it is. In the file one entry can serve several keys.
 *
 * @param byKey translations by the detail's key
 * @param separator between several words
 */
record Words(Map<String, Map<String, String>> byKey, String separator) {
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
        return new Words(byKey, chinese ? "、" : ", ");
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
                parts.add(words.getOrDefault(word, word));
            }
            return String.join(separator, parts);
        });
        return said;
    }
}
