package io.realname.casefile;

/** An errand that this process may run until its lease ends. Its outcome is settled by the step that knows it. */
public final class LeasedErrand implements Work {
    private final ErrandQueue queue;
    private final Errand errand;

    LeasedErrand(ErrandQueue queue, Errand errand) {
        this.queue = queue;
        this.errand = errand;
    }

    /** What is to be done. */
    public Errand errand() {
        return errand;
    }

    /** Nothing is left to write: the step settled the errand together with what it brought. */
    @Override
    public void complete() {
        queue.succeeded(errand);
    }

    @Override
    public void giveBack(Exception failure) {
        queue.failed(errand, failure);
    }
}
