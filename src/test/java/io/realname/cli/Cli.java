package io.realname.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** The program run in this process, in the project's own folder, on 2026-06-01. */
final class Cli {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-06-01T04:00:00Z"));

    private Cli() {}

    /** What a run came to. */
    record Ended(int code, String out, String err) {}

    static Ended run(Object... arguments) {
        return run(Ansi.OFF, arguments);
    }

    static Ended run(Ansi ansi, Object... arguments) {
        return run(Path.of(""), ansi, arguments);
    }

    /** In the project's folder {@code home}. */
    static Ended runIn(Path home, Object... arguments) {
        return run(home, Ansi.OFF, arguments);
    }

    private static Ended run(Path home, Ansi ansi, Object... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        String[] texts = new String[arguments.length];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = arguments[i].toString();
        }
        int code = new Main(CLOCK, home)
                .commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .setColorScheme(CommandLine.Help.defaultColorScheme(ansi))
                .execute(texts);
        return new Ended(code, out.toString(), err.toString());
    }
}
