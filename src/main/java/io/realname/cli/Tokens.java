package io.realname.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** The tokens with which other programs use the running service. */
@Command(name = "tokens", description = "Make, list and revoke the tokens with which other programs use the API.")
final class Tokens implements Runnable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ROW = "%-20s  %-30s  %-20s  %-16s  %s%n";

    @ParentCommand
    private Main main;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what is to be done: add, list or revoke.");
    }

    @Command(name = "add", description = "Make a token; it is shown once and kept nowhere.")
    int add(
            @Mixin ServiceOptions options,
            @Parameters(paramLabel = "NAME", description = "Name of the token: whoever will use it.") String name,
            @Option(
                            names = "--may",
                            split = ",",
                            required = true,
                            paramLabel = "PERMISSION",
                            description = "What its holder may do: submit, read, documents, operate.")
                    List<String> permissions,
            @Option(
                            names = "--source",
                            split = ",",
                            paramLabel = "SOURCE",
                            description = "Sources open to it (default: all).")
                    List<String> sources,
            @Option(
                            names = "--days",
                            paramLabel = "N",
                            defaultValue = "365",
                            description = "How long it is in force (default: ${DEFAULT-VALUE}).")
                    int days)
            throws IOException {
        ObjectNode wish = JSON.createObjectNode().put("name", name).put("days", days);
        permissions.forEach(wish.putArray("permissions")::add);
        (sources == null ? List.<String>of() : sources).forEach(wish.putArray("sources")::add);
        JsonNode made = options.service(main).post("/tokens", JSON.writeValueAsBytes(wish), JsonNode.class);
        out().println(options.json() ? made.toString() : made.path("token").asText());
        return 0;
    }

    @Command(name = "list", description = "List every token there is or was.")
    int list(@Mixin ServiceOptions options) throws IOException {
        JsonNode tokens = options.service(main).get("/tokens", JsonNode.class).path("tokens");
        if (options.json()) {
            out().println(tokens);
            return 0;
        }
        out().printf(ROW, "NAME", "MAY", "SOURCES", "EXPIRES", "REVOKED");
        for (JsonNode token : tokens) {
            out().printf(
                            ROW,
                            Printable.text(token.path("name").asText()),
                            texts(token.path("permissions")),
                            token.path("sources").isEmpty() ? "all" : texts(token.path("sources")),
                            ShanghaiTime.text(token.path("expiresAt").asText()),
                            token.has("revokedAt")
                                    ? ShanghaiTime.text(token.path("revokedAt").asText())
                                    : "");
        }
        return 0;
    }

    @Command(name = "revoke", description = "Revoke a token for good; within five seconds it opens nothing any more.")
    int revoke(@Mixin ServiceOptions options, @Parameters(paramLabel = "NAME") String name) throws IOException {
        String plain = CaseName.ofSource(name);
        JsonNode revoked = options.service(main).post("/tokens/" + plain + "/revoke", JsonNode.class);
        out().println(options.json() ? revoked.toString() : "The token " + plain + " is revoked.");
        return 0;
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private static String texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(Printable.text(text.asText())));
        return String.join(",", texts);
    }
}
