package io.realname.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.realname.web.CaseJson;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Shows one case of the running service. */
@Command(name = "status", description = "Show a case: where it stands, what was found, what happens next.")
final class Status implements Callable<Integer> {
    @ParentCommand
    private Main main;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ServiceOptions options;

    @Parameters(paramLabel = "ID", description = "Id of a case, submission id, or source/submissionId.")
    private String id;

    @Override
    public Integer call() throws IOException {
        CaseJson shown = options.service(main).get(CaseName.address(id, ""), CaseJson.class);
        if (options.json()) {
            spec.commandLine().getOut().println(new ObjectMapper().writeValueAsString(shown));
        } else {
            new CaseText(
                            spec.commandLine().getOut(),
                            spec.commandLine().getColorScheme().ansi())
                    .print(shown);
        }
        return 0;
    }
}
