package io.realname.screening;

import io.realname.screening.contact.ContactLists;
import io.realname.screening.domain.SensitiveWords;
import io.realname.screening.domain.Suffixes;
import io.realname.screening.name.NameLists;
import io.realname.submission.IdTypes;
import io.realname.submission.english.EnglishNames;
import io.realname.time.BusinessCalendar;
import java.io.IOException;
import java.nio.file.Path;

/** The data of {@code config/} that rules look things up in, whatever the policy. Immutable. */
public record Reference(
        IdTypes idTypes,
        BusinessCalendar calendar,
        Limits limits,
        PicturePrograms programs,
        EnglishNames english,
        NameLists names,
        ContactLists contact,
        Suffixes suffixes,
        SensitiveWords sensitiveWords) {
    /** Reads what is not at hand yet from the folder {@code config}. */
    public static Reference load(Path config, IdTypes idTypes, BusinessCalendar calendar) throws IOException {
        return new Reference(
                idTypes,
                calendar,
                Limits.load(config.resolve("limits.yaml")),
                PicturePrograms.load(config.resolve("picture-programs.yaml")),
                EnglishNames.load(config),
                NameLists.load(config.resolve("names.yaml")),
                ContactLists.load(config.resolve("contact.yaml")),
                Suffixes.load(config.resolve("suffixes.tsv")),
                SensitiveWords.load(config.resolve("sensitive-words.yaml")));
    }
}
