package io.realname.app.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Drops what a plan says into an inbox, as sources do. For one thread. */
final class Feeder {
    private final Plan plan;
    private final Path inbox;
    private int dropped;

    Feeder(Plan plan, Path inbox) {
        this.plan = plan;
        this.inbox = inbox;
    }

    /** Drops what comes next of the plan, at most so many. */
    void drop(int count) throws IOException {
        int until = Math.min(plan.drops().size(), dropped + Math.max(count, 0));
        while (dropped < until) {
            drop(plan.drops().get(dropped));
            dropped++;
        }
    }

    private void drop(Drop drop) throws IOException {
        Path folder = inbox.resolve(drop.source()).resolve(String.format("%06d", drop.number()));
        Files.createDirectories(folder);
        if (drop.kind() != Drop.Kind.POISON) {
            Files.write(folder.resolve(plan.pictureName(drop)), plan.picture(drop));
        }
        Path unfinished = folder.resolve("manifest.json.part");
        Files.write(unfinished, plan.manifest(drop));
        Files.move(unfinished, folder.resolve("manifest.json"), StandardCopyOption.ATOMIC_MOVE);
    }

    /** How many were dropped so far. */
    int dropped() {
        return dropped;
    }

    /** Whether nothing is left to be dropped. */
    boolean isDone() {
        return dropped == plan.drops().size();
    }
}
