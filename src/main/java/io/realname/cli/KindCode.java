package io.realname.cli;

import io.realname.app.demo.Simulation;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads whom to simulate. */
final class KindCode implements ITypeConverter<Simulation.Kind> {
    @Override
    public Simulation.Kind convert(String text) {
        for (Simulation.Kind kind : Simulation.Kind.values()) {
            if (kind.code().equals(text)) {
                return kind;
            }
        }
        throw new TypeConversionException(
                "\"" + text + "\" is nobody who can be simulated; choose reviewer, icp or registrar.");
    }
}
