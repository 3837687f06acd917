package io.realname.casefile;

import io.realname.http.CallFailed;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An errand that this process may run until its lease ends. Its outcome is settled by the step that knows it. One thread at a time.
 */
public final class LeasedErrand implements Work {
    private final ErrandQueue queue;
    private final Errand errand;
    private End end = End.DONE;
    private @Nullable CallFailed last;

    LeasedErrand(ErrandQueue queue, Errand errand) {
        this.queue = queue;
        this.errand = errand;
    }

    /** What is to be done. */
    public Errand errand() {
        return errand;
    }

    /**
     * Says that the errand was settled without having come to its aim, which is no sign that its destination works.
     *
     * @param failure of the last call; null if there was none, or if the destination has refused what it was asked
     */
    public void giveUp(@Nullable CallFailed failure) {
        end = End.GIVEN_UP;
        last = failure;
    }

    @Override
    public Optional<String> destination() {
        return Optional.of(errand.destination());
    }

    @Override
    public End end() {
        return end;
    }

    /** Nothing is left to write: the step settled the errand together with what it brought. */
    @Override
    public void complete() {
        if (end == End.GIVEN_UP) {
            queue.givenUp(errand, last);
        } else {
            queue.succeeded(errand);
        }
    }

    @Override
    public void giveBack(Exception failure) {
        queue.failed(errand, failure);
    }
}
