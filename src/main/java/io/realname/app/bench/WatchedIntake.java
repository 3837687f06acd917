package io.realname.app.bench;

import io.realname.app.IntakeStage;
import io.realname.intake.IntakeBatch;

/** The steps of the intake route under a watch; public because the route calls them by name. Thread-safe. */
public final class WatchedIntake {
    private final IntakeStage stage;
    private final Stopwatch watch;

    WatchedIntake(IntakeStage stage, Stopwatch watch) {
        this.stage = stage;
        this.watch = watch;
    }

    /** As {@link IntakeStage#read}. */
    public void read(IntakeBatch batch) {
        stage.read(batch);
    }

    /** As {@link IntakeStage#screen}. */
    public void screen(IntakeBatch batch) {
        stage.screen(batch);
    }

    /** As {@link IntakeStage#enter}. */
    public void enter(IntakeBatch batch) {
        stage.enter(batch);
        watch.committed();
    }

    /** As {@link IntakeStage#tidy}. */
    public void tidy(IntakeBatch batch) {
        stage.tidy(batch);
        watch.removed(batch.arrivals().size());
    }
}
