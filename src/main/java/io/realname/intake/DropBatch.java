package io.realname.intake;

import io.realname.casefile.Receipt;
import io.realname.submission.Arrival;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Drops claimed together, read together, screened together and entered in one transaction. One thread at a time. */
public final class DropBatch implements IntakeBatch {
    private final DropQueue queue;
    private final DropReader reader;
    private final Originals originals;
    private final List<Drop> drops;
    private final boolean again;
    private final Set<Drop> back = new HashSet<>();
    private List<ReadDrop> read = List.of();
    private List<Receipt> receipts = List.of();

    /**
     * A batch of claimed drops.
     *
     * @param again whether an earlier try of them did not come to its end
     */
    DropBatch(DropQueue queue, DropReader reader, Originals originals, List<Drop> drops, boolean again) {
        this.queue = queue;
        this.reader = reader;
        this.originals = originals;
        this.drops = drops;
        this.again = again;
    }

    /** Reads every drop; those whose producer has not finished go back into the inbox. */
    @Override
    public void read(UnaryOperator<Set<String>> entered) {
        try {
            Set<String> done =
                    again ? entered.apply(drops.stream().map(Drop::key).collect(Collectors.toSet())) : Set.of();
            List<ReadDrop> ready = new ArrayList<>();
            for (ReadDrop drop : reader.read(drops, queue::firstSeen, done)) {
                queue.understood(drop);
                if (drop.arrival() == null) {
                    putBack(drop);
                } else {
                    ready.add(drop);
                }
            }
            read = ready;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void putBack(ReadDrop drop) throws IOException {
        queue.putBack(drop);
        back.add(drop.drop());
    }

    @Override
    public void judge(UnaryOperator<Arrival> judge) {
        read = read.stream().map(drop -> drop.judged(judge)).toList();
    }

    @Override
    public List<Arrival> arrivals() {
        return read.stream().map(ReadDrop::arrivalOrThrow).toList();
    }

    @Override
    public void entered(List<Receipt> becameOf) {
        receipts = becameOf;
    }

    @Override
    public void tidy() {
        IOException first = null;
        for (int i = 0; i < receipts.size(); i++) {
            try {
                if (receipts.get(i).disposition() == Receipt.Disposition.LATER) {
                    putBack(read.get(i));
                    continue;
                }
                originals.remove(read.get(i), receipts.get(i));
                queue.taken(read.get(i).drop());
            } catch (IOException e) {
                first = first == null ? e : first; // It is tried again; the others need not wait for it.
            }
        }
        originals.removeClaims(drops);
        if (first != null) {
            throw new UncheckedIOException(first);
        }
    }

    @Override
    public Tally tally() {
        return Receipt.tally(drops.size(), receipts);
    }

    /** Nothing is left to do: the arrivals are committed and the originals are gone. */
    @Override
    public void complete() {}

    /** What was not finished is done again; what was committed is recognised by its key. */
    @Override
    public void giveBack(Exception failure) {
        List<Drop> unfinished = drops.stream()
                .filter(drop -> !back.contains(drop) && Files.exists(drop.claimed(), LinkOption.NOFOLLOW_LINKS))
                .toList();
        if (!unfinished.isEmpty()) {
            queue.again(unfinished);
        }
    }
}
