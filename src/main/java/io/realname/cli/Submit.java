package io.realname.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.realname.http.HttpCalls.Answer;
import io.realname.web.FindingJson;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Sends manifests with the files they name to the running service. */
@Command(
        name = "submit",
        description = "Submit manifests and the files they name to the running service.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:all was taken in, and no rule has rejected any of it",
            "1:something was refused or rejected",
            "2:it could not be tried: no service runs, a file cannot be read, or the command was not used rightly"
        })
final class Submit implements Callable<Integer> {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int OK = 200;
    private static final int ACCEPTED = 202;

    @ParentCommand
    private Main main;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ServiceOptions options;

    @Parameters(
            paramLabel = "FILE",
            arity = "1..*",
            description =
                    "Manifests (JSON, CSV, XLSX, XML), packages (ZIP), or folders: all of these below them, sorted.")
    private List<Path> files;

    @Option(
            names = "--source",
            paramLabel = "NAME",
            defaultValue = "local",
            description = "Source for which it is submitted (default: ${DEFAULT-VALUE}).")
    private String source;

    /** What came of one file. */
    private record Sent(String file, int status, JsonNode answer) {
        boolean sound() {
            return (status == OK || status == ACCEPTED)
                    && answer.findValuesAsText("severity").stream().noneMatch("error"::equals);
        }
    }

    @Override
    public Integer call() throws IOException {
        RunningService service = options.service(main);
        if (options.json()) {
            try (JsonArrayWriter<Sent> array =
                    new JsonArrayWriter<>(spec.commandLine().getOut())) {
                return sendAll(service, array::add);
            }
        }
        return sendAll(service, this::print);
    }

    private int sendAll(RunningService service, Consumer<Sent> told) throws IOException {
        ManifestReferences references = new ManifestReferences(main.config());
        boolean sound = true;
        List<Path> manifests = new ArrayList<>();
        new ManifestFiles(files).each(manifests::add, (folder, cause) -> {
            throw new Failure(Failure.NOT_TRIED, "The folder " + Printable.text(folder) + " cannot be read.", cause);
        });
        for (Path file : manifests) {
            Sent sent = send(service, references, file);
            told.accept(sent);
            sound &= sent.sound();
        }
        return sound ? 0 : Failure.REFUSED;
    }

    private Sent send(RunningService service, ManifestReferences references, Path file) throws IOException {
        MultipartBody form = new MultipartBody().add("manifest", name(file), file);
        Set<String> names = references.of(file);
        for (String name : names) {
            form.add("file", name, file.resolveSibling(name));
        }
        Answer answer = service.submit(CaseName.ofSource(source), form);
        return new Sent(file.toString(), answer.status(), JSON.readTree(answer.body()));
    }

    private static String name(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.chars().allMatch(c -> c >= ' ') ? name : "manifest.json";
    }

    private void print(Sent sent) {
        PrintWriter out = spec.commandLine().getOut();
        JsonNode answer = sent.answer();
        out.println(Printable.text(sent.file()) + ": " + Printable.text(said(answer)));
        FindingText text =
                new FindingText(out, spec.commandLine().getColorScheme().ansi());
        for (JsonNode finding : answer.path("findings")) {
            text.print(JSON.convertValue(finding, FindingJson.class));
        }
        for (JsonNode one : answer.path("submissions")) {
            out.println("  " + Printable.text(one.path("submissionId").asText("?")) + ": "
                    + Printable.text(one.path("takenAs").asText()));
            one.path("findings").forEach(finding -> text.print(JSON.convertValue(finding, FindingJson.class)));
        }
        out.flush();
    }

    private static String said(JsonNode answer) {
        if (answer.has("counts")) {
            return "taken in: " + answer.path("counts");
        }
        return answer.has("detail")
                ? answer.path("detail").asText()
                : "the case " + answer.path("id").asText() + " is "
                        + answer.path("state").asText() + ".";
    }
}
