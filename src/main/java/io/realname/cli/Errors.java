package io.realname.cli;

import io.realname.app.StartRefused;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Tells what went wrong in one sentence on standard error; the stack trace only where it was asked for. */
final class Errors implements IParameterExceptionHandler, IExecutionExceptionHandler {
    private final Main main;

    Errors(Main main) {
        this.main = main;
    }

    @Override
    public int handleParseException(ParameterException failure, String[] arguments) {
        CommandLine command = failure.getCommandLine();
        PrintWriter err = command.getErr();
        print(err, Printable.text(String.valueOf(failure.getMessage())), failure);
        if (!UnmatchedArgumentException.printSuggestions(failure, err)) {
            err.println("Try: " + command.getCommandSpec().qualifiedName() + " --help");
        }
        return Failure.NOT_TRIED;
    }

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, @Nullable ParseResult arguments) {
        if (failure instanceof StartRefused refused && !refused.reasons().isEmpty()) {
            print(command.getErr(), refused.sentence(), failure);
            refused.reasons().forEach(reason -> command.getErr().println("  " + Printable.text(reason)));
            return Failure.NOT_TRIED;
        }
        print(command.getErr(), sentence(failure), failure);
        return failure instanceof Failure told ? told.exitCode() : Failure.NOT_TRIED;
    }

    private static String sentence(Exception failure) {
        String message = failure.getMessage();
        if (message == null) {
            return "The command failed unexpectedly (" + failure.getClass().getSimpleName()
                    + "); --verbose shows where.";
        }
        // Our own exceptions say a whole sentence; what others say needs to be told whose words they are.
        return failure.getClass().getName().startsWith("io.realname.")
                ? Printable.text(message)
                : "The command failed: " + Printable.text(message) + " ("
                        + failure.getClass().getSimpleName() + "; --verbose shows where)";
    }

    private void print(PrintWriter err, String sentence, Exception failure) {
        err.println(sentence);
        if (main.isVerbose()) {
            failure.printStackTrace(err);
        }
        err.flush();
    }
}
