package io.realname.cli;

import io.realname.app.Settings;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The program: what comes first on its command line says what it does. */
@Command(
        name = "realname",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        versionProvider = Version.class,
        description = "Real-name verification of domain holders.",
        subcommands = {
            RunDemo.class,
            Run.class,
            Validate.class,
            ListRules.class,
            Submit.class,
            Status.class,
            ListCases.class,
            Retry.class,
            Withdraw.class,
            Reconcile.class,
            Tokens.class,
            Config.class,
            Simulate.class,
            Verify.class,
            BackUp.class,
            Restore.class,
            Bench.class
        })
public final class Main implements Runnable {
    private static final String HOME = "realname.home";
    private static final String EXCEPTIONS_IN_LOG = "realname.log.exceptions";

    private final InstantSource system;
    private final Path home;
    private boolean verbose;

    @Spec
    private CommandSpec spec;

    /**
     * A program in the project's folder {@code home}, which has {@code config/} below it.
     *
     * @param system the one system clock
     */
    public Main(InstantSource system, Path home) {
        this.system = system;
        this.home = home.toAbsolutePath().normalize();
    }

    /** Runs the command that {@code arguments} name, in the folder that the system property {@code realname.home} names. */
    public static void main(String[] arguments) {
        Main main = new Main(SystemClock.chosen(), Path.of(System.getProperty(HOME, "")));
        System.exit(main.commandLine()
                .setOut(utf8(FileDescriptor.out))
                .setErr(utf8(FileDescriptor.err))
                .execute(arguments));
    }

    /** Findings are told in Chinese as well, whatever the locale of the shell may be. */
    private static PrintWriter utf8(FileDescriptor stream) {
        return new PrintWriter(new FileOutputStream(stream), true, StandardCharsets.UTF_8);
    }

    /** The command line with all its commands. */
    CommandLine commandLine() {
        Errors errors = new Errors(this);
        return new CommandLine(this).setParameterExceptionHandler(errors).setExecutionExceptionHandler(errors);
    }

    /** Logging reads the property when it starts, which is after the command line was read. */
    @Option(
            names = "--verbose",
            scope = ScopeType.INHERIT,
            description = "Show where an error came from (stack traces).")
    void setVerbose(boolean wanted) {
        verbose = wanted;
        if (wanted) {
            System.setProperty(EXCEPTIONS_IN_LOG, "full");
        }
    }

    /** Whether stack traces are wanted. */
    public boolean isVerbose() {
        return verbose;
    }

    /** The one system clock. */
    public InstantSource system() {
        return system;
    }

    /** The project's folder. */
    public Path home() {
        return home;
    }

    /** The folder with the configuration. */
    public Path config() {
        return home.resolve("config");
    }

    /** Where the programs of database servers that are not the service's own are, so that they are unpacked once. */
    Path programs() {
        return home.resolve("data/postgresql/programs");
    }

    /**
     * The settings of the installation.
     *
     * @throws io.realname.app.StartRefused if the file with them is not of its form
     */
    Settings settings() throws IOException {
        return Settings.load(config().resolve("application.properties"), System.getenv());
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Name the command that is to be run.");
    }
}
