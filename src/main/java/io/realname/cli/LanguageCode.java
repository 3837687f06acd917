package io.realname.cli;

import io.realname.submission.Language;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a language's code. */
final class LanguageCode implements ITypeConverter<Language> {
    @Override
    public Language convert(String text) {
        for (Language language : Language.values()) {
            if (language.code().equals(text)) {
                return language;
            }
        }
        throw new TypeConversionException("\"" + text + "\" is no language here; there are zh and en.");
    }
}
