package io.realname.intake;

import io.realname.casefile.Receipt;
import io.realname.casefile.Work;
import io.realname.submission.Arrival;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Drops claimed together, read together, screened together and entered in one transaction. One thread at a time. */
public final class DropBatch implements Work {
    private final DropQueue queue;
    private final List<Drop> drops;
    private List<ReadDrop> read = List.of();
    private List<Receipt> receipts = List.of();

    DropBatch(DropQueue queue, List<Drop> drops) {
        this.queue = queue;
        this.drops = drops;
    }

    /** Reads every drop with {@code reader}; those whose producer has not finished go back into the inbox. */
    public void read(DropReader reader) {
        try {
            List<ReadDrop> ready = new ArrayList<>();
            for (ReadDrop drop : reader.read(drops, queue::firstSeen)) {
                if (drop.arrival() == null) {
                    queue.putBack(drop.drop());
                } else {
                    ready.add(drop);
                }
            }
            read = ready;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Replaces each arrival by what {@code judge} makes of it. */
    public void judge(UnaryOperator<Arrival> judge) {
        read = read.stream().map(drop -> drop.judged(judge)).toList();
    }

    /** The arrivals as they are now. */
    public List<Arrival> arrivals() {
        return read.stream().map(ReadDrop::arrivalOrThrow).toList();
    }

    /** Keeps what became of the arrivals, in their order. */
    public void entered(List<Receipt> becameOf) {
        receipts = becameOf;
    }

    /** Takes the originals out of the inbox, or into quarantine; only now, for only now is everything committed. */
    public void tidy(Originals originals) {
        try {
            for (int i = 0; i < receipts.size(); i++) {
                originals.remove(read.get(i), receipts.get(i));
                queue.taken(read.get(i).drop());
            }
            originals.removeEmptyFolders(drops);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Nothing is left to do: the arrivals are committed and the originals are gone. */
    @Override
    public void complete() {}

    /** What was not finished is done again; what was committed is recognised by its key. */
    @Override
    public void giveBack(Exception failure) {
        List<Drop> unfinished = drops.stream()
                .filter(drop -> java.nio.file.Files.exists(drop.claimed(), java.nio.file.LinkOption.NOFOLLOW_LINKS))
                .toList();
        if (!unfinished.isEmpty()) {
            queue.again(unfinished);
        }
    }
}
