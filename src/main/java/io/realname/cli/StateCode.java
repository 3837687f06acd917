package io.realname.cli;

import io.realname.casefile.CaseState;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the code of a case's state. */
final class StateCode implements ITypeConverter<CaseState> {
    @Override
    public CaseState convert(String text) {
        try {
            return CaseState.of(text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }
}
