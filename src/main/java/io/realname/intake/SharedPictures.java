package io.realname.intake;

import io.realname.casefile.DocumentBatch;
import io.realname.submission.ArrivedDocument;
import io.realname.submission.DocumentRef;
import io.realname.submission.PictureInspection;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Pictures that several submissions of one drop share: each is read once. Only what is durable is known to others, for they may
 * commit first. Thread-safe.
 */
final class SharedPictures {
    private static final int AT_HAND = 1_000;

    private final Map<Path, ArrivedDocument> durable = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Path, ArrivedDocument> eldest) {
            return size() > AT_HAND;
        }
    };

    private synchronized @Nullable ArrivedDocument known(Path path) {
        return durable.get(path);
    }

    private synchronized void publish(Map<Path, ArrivedDocument> pictures) {
        durable.putAll(pictures);
    }

    /** Begins to read pictures into {@code store}. */
    Reading into(DocumentBatch store) {
        return new Reading((content, ref) -> content.keep(ref, store), store::sync);
    }

    /** Begins to read pictures of which nothing is kept. */
    Reading lookedAt(PictureInspection inspection) {
        return new Reading((content, ref) -> content.inspected(ref, inspection), () -> {});
    }

    /** What becomes of a document's content. */
    private interface Keeper {
        ArrivedDocument keep(FileContent content, DocumentRef ref);
    }

    /** A file by the name that a manifest of that place has for it. */
    private record Named(OneReader.Surroundings place, String file) {}

    /** The pictures of submissions that are read together. For one thread. */
    final class Reading {
        private final Keeper keeper;
        private final Runnable sync;
        private final Map<Path, ArrivedDocument> fresh = new HashMap<>();
        private final Map<Named, NamedFile> found = new HashMap<>();

        private Reading(Keeper keeper, Runnable sync) {
            this.keeper = keeper;
            this.sync = sync;
        }

        /** As {@link OneReader.Surroundings#look}; a file that was found once need not be looked for again. */
        NamedFile look(OneReader.Surroundings place, DocumentRef ref, String pointer) throws IOException {
            Named named = new Named(place, String.valueOf(ref.file()));
            NamedFile before = found.get(named);
            if (before != null) {
                return new NamedFile(ref, before.root(), before.path(), before.seen(), null, before.content());
            }
            NamedFile file = place.look(ref, pointer);
            if (file.path() != null) {
                found.put(named, file);
            }
            return file;
        }

        /** What the file is, read now if nobody has read it; nothing if it is not there. */
        ArrivedDocument arrived(NamedFile file) throws IOException {
            Path path = file.path();
            if (path == null) {
                return Arrivals.bare(file.ref());
            }
            ArrivedDocument read = fresh.containsKey(path) ? fresh.get(path) : known(path);
            if (read == null) {
                FileContent content = file.read();
                if (content == null) {
                    return Arrivals.bare(file.ref());
                }
                read = keeper.keep(content, file.ref());
                fresh.put(path, read);
            }
            return new ArrivedDocument(file.ref(), read.storedName(), read.sha256(), read.facts());
        }

        /** Makes durable what was read. */
        void sync() {
            sync.run();
            publish(fresh);
        }
    }
}
