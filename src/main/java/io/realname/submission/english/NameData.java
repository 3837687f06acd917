package io.realname.submission.english;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * What {@code config/english/names.yaml} says. Immutable.
 *
 * @param shortest fewest characters of an English field; {@code longest} the most
 * @param signs allowed besides letters, digits and spaces
 * @param letters how letters are written that do not become ASCII by leaving out accents
 * @param otherLetters the other way in which such letters are often written
 * @param surnames readings of surnames of one character; {@code compoundSurnames} of those of several
 * @param words readings of words, capitalised and parted by spaces as they are written
 */
record NameData(
        int shortest,
        int longest,
        String signs,
        Map<String, String> letters,
        Map<String, String> otherLetters,
        Map<String, String> surnames,
        Map<String, String> compoundSurnames,
        Map<String, String> words) {
    static NameData load(Path file) throws IOException {
        return YAMLMapper.builder()
                .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
                .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                .build()
                .readValue(file.toFile(), NameData.class);
    }
}
