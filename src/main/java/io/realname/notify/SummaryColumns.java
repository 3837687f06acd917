package io.realname.notify;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.realname.casefile.CaseView;
import io.realname.submission.Language;
import io.realname.submission.Texts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The columns of the daily summary with their names, as {@code config/summary-columns.yaml} says. Immutable. */
public final class SummaryColumns {
    private static final TypeReference<LinkedHashMap<String, Map<Language, String>>> NAMES = new TypeReference<>() {};

    private final List<Column> columns;

    private SummaryColumns(List<Column> columns) {
        this.columns = columns;
    }

    private record Column(SummaryColumn what, Map<Language, String> names) {
        Column {
            for (Language language : Language.values()) {
                if (names.getOrDefault(language, "").isBlank()) {
                    throw new IllegalArgumentException("The column " + what.code()
                            + " of config/summary-columns.yaml has no name in the language " + language.code() + ".");
                }
            }
        }
    }

    /**
     * Reads the columns.
     *
     * @throws IOException if the file cannot be read
     * @throws IllegalArgumentException with a sentence if it names a column that there is not, or a name is missing
     */
    public static SummaryColumns load(Path file) throws IOException {
        return new SummaryColumns(new YAMLMapper()
                .readValue(file.toFile(), NAMES).entrySet().stream()
                        .map(entry -> new Column(SummaryColumn.of(entry.getKey()), entry.getValue()))
                        .toList());
    }

    /** The first line. */
    List<String> head(Language language) {
        return columns.stream()
                .map(column -> column.names().getOrDefault(language, ""))
                .toList();
    }

    /** The line of a case, told in {@code language}. */
    List<String> line(CaseView view, Texts texts, Language language) {
        return columns.stream()
                .map(column -> column.what().of(view, texts, language))
                .toList();
    }
}
