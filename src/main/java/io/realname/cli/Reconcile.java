package io.realname.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.realname.web.RunJson;
import io.realname.web.RunPage;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Has the running service do one of its jobs now, and waits for the end of it. */
@Command(name = "reconcile", description = "Run a job of the service now: summary, which tells each source its day.")
final class Reconcile implements Callable<Integer> {
    private static final Pattern JOB = Pattern.compile("[a-z]{1,20}");
    private static final int PAGE = 200;
    private static final long PAUSE_MILLIS = 200;

    @ParentCommand
    private Main main;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ServiceOptions options;

    @Parameters(paramLabel = "JOB", description = "The job: summary.")
    private String job;

    @Option(
            names = "--day",
            paramLabel = "YYYY-MM-DD",
            description = "The day that it is about, by the service's clock in Shanghai (default: its yesterday).")
    private @Nullable LocalDate day;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (!JOB.matcher(job).matches()) {
            throw new ParameterException(spec.commandLine(), "There is no such job; there is: summary.");
        }
        RunningService service = options.service(main);
        String address = "/reconciliations/" + job;
        RunJson run = service.post(address + (day == null ? "" : "?day=" + day), RunJson.class);
        while (run.endedAt() == null) {
            if (run.failure() != null) {
                throw new Failure(
                        Failure.REFUSED,
                        "The job failed and will be tried again by itself: " + Printable.text(run.failure()) + ".",
                        null);
            }
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            run = now(service.get(address + "?limit=" + PAGE, RunPage.class), run);
        }
        PrintWriter out = spec.commandLine().getOut();
        out.println(options.json() ? new ObjectMapper().writeValueAsString(run) : text(run));
        return 0;
    }

    /** The same run as it stands now. */
    private static RunJson now(RunPage page, RunJson run) {
        return page.runs().stream()
                .filter(other -> other.id().equals(run.id()))
                .findFirst()
                .orElse(run);
    }

    private static String text(RunJson run) {
        return "The job " + run.job() + " of " + run.day() + " is done: "
                + run.counts().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(count -> count.getKey() + " " + count.getValue())
                        .collect(Collectors.joining(", ", "", run.counts().isEmpty() ? "nothing to tell." : "."));
    }
}
