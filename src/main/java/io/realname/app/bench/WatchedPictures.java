package io.realname.app.bench;

import io.realname.app.PictureStage;

/** The step of the inspection route for batches under a watch; public because the route calls it by name. Thread-safe. */
public final class WatchedPictures {
    private final PictureStage stage;

    WatchedPictures(PictureStage stage) {
        this.stage = stage;
    }

    /** As {@link PictureStage#inspect}. */
    public void inspect(WatchedCases.Batch batch) {
        stage.inspect(batch.cases());
    }
}
