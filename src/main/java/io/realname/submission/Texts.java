package io.realname.submission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Says findings in a language, by {@code config/messages/<language>/*.yaml}. There a text is found under the code, or under
 * {@code code/variant} where a code has several causes; a variant without a text of its own is told by the code's. In it
 * {@code {key}} stands for a detail of the finding, and what stands between {@code [[} and {@code ]]} is left out if a detail
 * it names is missing. {@code words.yaml} says the words that details may consist of. Immutable.
 */
public final class Texts {
    private final Map<Language, Map<String, Text>> texts = new EnumMap<>(Language.class);
    private final Map<Language, Words> words = new EnumMap<>(Language.class);

    private Texts() {}

    private record Text(Template message, Template remedy) {}

    /**
     * Reads the texts of all languages from the configuration folder.
     *
     * @throws IOException if a file cannot be read
     * @throws IllegalStateException if a text lacks its message or remedy, or a code has two texts
     */
    public static Texts load(Path config, IdTypes idTypes) throws IOException {
        Texts all = new Texts();
        for (Language language : Language.values()) {
            Map<String, Text> found = new HashMap<>();
            Path folder = config.resolve("messages").resolve(language.code());
            for (Path file : yamlFiles(folder)) {
                if (!file.endsWith("words.yaml")) {
                    read(file, found);
                }
            }
            all.texts.put(language, found);
            all.words.put(language, Words.load(folder.resolve("words.yaml"), language, idTypes));
        }
        return all;
    }

    private static List<Path> yamlFiles(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }

    private static void read(Path file, Map<String, Text> found) throws IOException {
        for (Map.Entry<String, JsonNode> entry :
                new YAMLMapper().readTree(file.toFile()).properties()) {
            String message = entry.getValue().path("message").asText();
            String remedy = entry.getValue().path("remedy").asText();
            if (message.isBlank() || remedy.isBlank()) {
                throw new IllegalStateException(file + " has no message or no remedy for " + entry.getKey() + ".");
            }
            if (found.put(entry.getKey(), new Text(Template.of(message), Template.of(remedy))) != null) {
                throw new IllegalStateException(file + " has a second text for " + entry.getKey() + ".");
            }
        }
    }

    /** Whether there is a text of that code, and of that variant if one is given. */
    public boolean has(String code, @Nullable String variant, Language language) {
        return of(language).containsKey(variant == null ? code : code + "/" + variant);
    }

    /** The texts of that code in that language as they stand, its own first, then those of its causes by name. */
    public List<Passage> passages(String code, Language language) {
        return of(language).entrySet().stream()
                .filter(entry -> (entry.getKey() + "/").startsWith(code + "/"))
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> new Passage(
                        entry.getKey().equals(code) ? null : entry.getKey().substring(code.length() + 1),
                        entry.getValue().message().text(),
                        entry.getValue().remedy().text()))
                .toList();
    }

    /** All codes that have a text in that language. */
    public Set<String> codes(Language language) {
        return of(language).keySet().stream()
                .map(key -> key.replaceFirst("/.*", ""))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * The finding in that language.
     *
     * @throws IllegalStateException if there is no text for it, or it lacks a detail that its text needs
     */
    public Told tell(Finding finding, Language language) {
        Text text = of(language).get(finding.code() + "/" + finding.variant());
        if (text == null) {
            text = of(language).get(finding.code());
        }
        if (text == null) {
            throw new IllegalStateException(
                    "There is no text for " + finding.code() + " in the language " + language.code() + ".");
        }
        Map<String, String> details = wordsOf(language).say(finding.details());
        PersonalText suggestion = finding.suggestion();
        return new Told(
                finding.code(),
                finding.severity(),
                finding.field(),
                text.message().fill(details, finding.code(), language),
                text.remedy().fill(details, finding.code(), language),
                suggestion == null ? null : suggestion.value(),
                finding.until(),
                finding.waitsFor());
    }

    private Map<String, Text> of(Language language) {
        return texts.getOrDefault(language, Map.of());
    }

    private Words wordsOf(Language language) {
        Words found = words.get(language);
        if (found == null) {
            throw new IllegalStateException("There are no words in the language " + language.code() + ".");
        }
        return found;
    }
}
