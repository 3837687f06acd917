package io.realname.intake;

import io.realname.casefile.Receipt;
import io.realname.casefile.Work;
import io.realname.submission.Arrival;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Submissions that are read together, screened together and entered in one transaction. One thread at a time. */
public interface IntakeBatch extends Work {
    /**
     * Reads them; those whose producer has not finished go back.
     *
     * @param entered tells which of some drop keys were entered by an earlier try: of such a drop some files may be gone already, and
     *     nobody is going to bring them
     */
    void read(UnaryOperator<Set<String>> entered);

    /** Replaces each arrival by what {@code judge} makes of it. */
    void judge(UnaryOperator<Arrival> judge);

    /** The arrivals as they are now. */
    List<Arrival> arrivals();

    /** Keeps what became of the arrivals, in their order. */
    void entered(List<Receipt> becameOf);

    /** Takes the originals out of the inbox, or into quarantine; only now, for only now is everything committed. */
    void tidy();
}
