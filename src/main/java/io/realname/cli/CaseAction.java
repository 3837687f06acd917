package io.realname.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.realname.web.CaseJson;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** A command that has the running service do something with one case. */
abstract class CaseAction implements Callable<Integer> {
    @ParentCommand
    private Main main;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ServiceOptions options;

    @Parameters(paramLabel = "ID", description = "Id of a case, submission id, or source/submissionId.")
    private String id;

    /** What is asked of the service; the command's own name says it. */
    @Override
    public final Integer call() throws IOException {
        CaseJson now = options.service(main).post(CaseName.address(id, "/" + spec.name()), CaseJson.class);
        PrintWriter out = spec.commandLine().getOut();
        out.println(
                options.json()
                        ? new ObjectMapper().writeValueAsString(now)
                        : "The case " + CaseText.name(now) + " is " + now.state() + " now.");
        return 0;
    }
}
