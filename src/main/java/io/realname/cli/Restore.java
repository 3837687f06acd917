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

/** An installation as it was when a backup was made. */
@Command(
        name = "restore",
        description = "Put a backup into a data folder without a database; its keys must be in their place.")
final class Restore implements Callable<Integer> {
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
        String takenAt = backup.putBack(folder);
        spec.commandLine()
                .getOut()
                .println("The state of " + takenAt
                        + " is back. What to do about what came after it: docs/operations.md, \"After a restore\".");
        return 0;
    }
}
