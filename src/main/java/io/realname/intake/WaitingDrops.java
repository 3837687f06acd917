package io.realname.intake;

import io.realname.intake.format.Formats;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The drops that are not taken in yet: those that lie in the inbox, and those that this program has claimed. Names that nobody takes, such as
 * those of pictures and of unfinished files, are none. One thread at a time.
 */
public final class WaitingDrops {
    /** Further ones than so many in a folder are not looked at. */
    public static final int MOST = 10_000;

    private final Path inbox;
    private final Path work;
    private final Path lots;
    private final InboxScan waiting;
    private final InboxScan claimed;
    private final InboxScan claimedLots;
    private final Predicate<String> spent;

    /**
     * The drops in these folders.
     *
     * @param spent whether nothing more is taken in today of the source of that name: what it dropped waits for another day
     */
    public WaitingDrops(DropFolders folders, Predicate<String> spent) {
        this.inbox = folders.inbox();
        this.work = folders.work();
        this.lots = folders.lots();
        this.waiting = new InboxScan(inbox, MOST, name -> Formats.isManifest(name) || Formats.isPackage(name), false);
        this.claimed = new InboxScan(work, MOST, name -> true, false);
        this.claimedLots = new InboxScan(lots, MOST, name -> true, false);
        this.spent = spent;
    }

    /** Where they lie, but for those that wait for another day. */
    public Set<Path> look() throws IOException {
        Set<Path> drops = new HashSet<>(waiting.look(path -> mayComeToday(inbox, path, 0)));
        // work/<claim>/<source>/...
        drops.addAll(claimed.look(path -> mayComeToday(work, path, 1)));
        drops.addAll(claimedLots.look(path -> mayComeToday(lots, path, 1)));
        return drops;
    }

    private boolean mayComeToday(Path folder, Path drop, int source) {
        return !spent.test(folder.relativize(drop).getName(source).toString());
    }
}
