package io.realname.cli;

import io.realname.app.Backup;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** A copy of an installation that has an embedded database. */
@Command(
        name = "backup",
        description =
                "Copy the embedded database and the documents, without the keys, into a new folder; the service may run.")
final class BackUp implements Callable<Integer> {
    @ParentCommand
    private Main main;

    @Spec
    private CommandSpec spec;

    @Mixin
    private DataOption data;

    @Parameters(paramLabel = "FOLDER", description = "Folder of the backup.")
    private Path folder;

    @Override
    public Integer call() throws Exception {
        Backup backup = new Backup(main.home(), data.settings(main), main.system());
        backup.make(folder);
        spec.commandLine()
                .getOut()
                .println("The backup is in " + Printable.text(folder)
                        + ". The keys are not in it: without a copy of them it cannot be read.");
        return 0;
    }
}
