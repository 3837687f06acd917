package io.realname.intake;

import io.realname.casefile.DocumentBatch;
import io.realname.casefile.Receipt;
import io.realname.submission.Arrival;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Some submissions of a lot. One thread at a time. */
final class Slice implements IntakeBatch {
    private final OpenLot lot;
    private final LotTools tools;
    private final SharedPictures pictures;
    private final SharedLooks looks;
    private final boolean knownBefore;
    private List<Lot.Placed> ones;
    private List<Arrival> arrivals = List.of();
    private List<Receipt> receipts = List.of();

    Slice(
            OpenLot lot,
            LotTools tools,
            SharedPictures pictures,
            SharedLooks looks,
            List<Lot.Placed> ones,
            boolean knownBefore) {
        this.lot = lot;
        this.tools = tools;
        this.pictures = pictures;
        this.looks = looks;
        this.ones = ones;
        this.knownBefore = knownBefore;
    }

    @Override
    public void read(UnaryOperator<Set<String>> entered) {
        Set<String> known = knownBefore
                ? entered.apply(
                        ones.stream().map(one -> one.place().keyOf(one.one())).collect(Collectors.toSet()))
                : Set.of();
        boolean patient = lot.isPatient();
        List<Lot.Placed> ready = new ArrayList<>();
        List<Lot.Placed> waiting = new ArrayList<>();
        List<Arrival> read = new ArrayList<>();
        try (DocumentBatch documents = tools.documents().begin()) {
            SharedPictures.Reading reading = pictures.into(documents);
            for (Lot.Placed placed : ones) {
                boolean again = known.contains(placed.place().keyOf(placed.one()));
                Arrival arrival = again
                        ? tools.reader().known(placed.place(), placed.one())
                        : tools.reader().read(placed.place(), placed.one(), reading, patient);
                if (arrival == null) {
                    waiting.add(placed);
                } else {
                    ready.add(placed);
                    read.add(arrival);
                }
            }
            reading.sync();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        ones = ready;
        lot.later(waiting); // Before anything can fail: what is given back then is only what is ready.
        arrivals = looks.with(read);
    }

    @Override
    public void judge(UnaryOperator<Arrival> judge) {
        arrivals = arrivals.stream().map(judge).toList();
    }

    @Override
    public List<Arrival> arrivals() {
        return arrivals;
    }

    @Override
    public void entered(List<Receipt> becameOf) {
        List<Lot.Placed> entered = new ArrayList<>();
        List<Lot.Placed> later = new ArrayList<>();
        List<Receipt> kept = new ArrayList<>();
        for (int i = 0; i < becameOf.size(); i++) {
            boolean waits = becameOf.get(i).disposition() == Receipt.Disposition.LATER;
            (waits ? later : entered).add(ones.get(i));
            if (!waits) {
                kept.add(becameOf.get(i));
            }
        }
        ones = entered;
        receipts = kept;
        lot.later(later);
    }

    @Override
    public void tidy() {
        try {
            lot.entered(ones, receipts, tools.end());
        } catch (IOException e) {
            ones = List.of(); // They are entered and counted; only the end of the lot is to be tried again.
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            ones = List.of();
            throw e;
        }
    }

    @Override
    public Tally tally() {
        return Receipt.tally(ones.size(), receipts);
    }

    @Override
    public void complete() {
        lot.back();
    }

    @Override
    public void giveBack(Exception failure) {
        lot.back(ones, failure);
    }
}
