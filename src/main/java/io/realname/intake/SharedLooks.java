package io.realname.intake;

import io.realname.casefile.DocumentStore;
import io.realname.casefile.DocumentStoreException;
import io.realname.security.SecretException;
import io.realname.submission.Arrival;
import io.realname.submission.ArrivedDocument;
import io.realname.submission.PictureFacts;
import io.realname.submission.PictureInspection;
import io.realname.submission.PictureLook;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What pictures show that submissions of one lot share. Such a picture is looked at once, before its submissions are judged, so that they
 * are judged as a whole at once; a picture of one submission alone is left to the stage that looks at pictures. Thread-safe.
 */
final class SharedLooks {
    private static final int AT_HAND = 1_000;

    private final PictureInspection inspection;
    private final DocumentStore documents;
    private final Map<String, PictureLook> looks = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, PictureLook> eldest) {
            return size() > AT_HAND;
        }
    };

    /** Looks at pictures that are durable in {@code documents}. */
    SharedLooks(PictureInspection inspection, DocumentStore documents) {
        this.inspection = inspection;
        this.documents = documents;
    }

    /** The arrivals of one slice, with what all of their pictures show where others share these. */
    List<Arrival> with(List<Arrival> arrivals) {
        Map<String, Integer> uses = new HashMap<>();
        for (Arrival arrival : arrivals) {
            for (ArrivedDocument document : arrival.documents()) {
                if (document.isToBeLookedAt()) {
                    uses.merge(String.valueOf(document.storedName()), 1, Integer::sum);
                }
            }
        }
        return arrivals.stream().map(arrival -> with(arrival, uses)).toList();
    }

    private Arrival with(Arrival arrival, Map<String, Integer> uses) {
        // What shows two sides may have to be made one picture, which that stage does.
        boolean twoSides = arrival.documents().stream()
                .anyMatch(document -> "back".equals(document.ref().role()));
        if (!arrival.isToBeLookedAt() || twoSides) {
            return arrival;
        }
        List<ArrivedDocument> seen = arrival.documents().stream()
                .map(document -> document.isToBeLookedAt() ? seen(document, uses) : document)
                .toList();
        return seen.stream().anyMatch(ArrivedDocument::isToBeLookedAt) ? arrival : arrival.with(seen);
    }

    private ArrivedDocument seen(ArrivedDocument document, Map<String, Integer> uses) {
        String name = String.valueOf(document.storedName());
        PictureFacts facts = document.facts();
        PictureLook look = look(name);
        if (look == null && facts != null && uses.getOrDefault(name, 0) > 1) {
            look = lookAt(name, facts);
        }
        return look == null || facts == null ? document : document.with(facts.with(look));
    }

    private @Nullable PictureLook lookAt(String name, PictureFacts facts) {
        try {
            PictureLook look = inspection.look(documents.read(name), facts);
            keep(name, look);
            return look;
        } catch (DocumentStoreException | SecretException e) {
            return null; // That stage meets the same with one case alone, and notes it there.
        }
    }

    private synchronized @Nullable PictureLook look(String name) {
        return looks.get(name);
    }

    private synchronized void keep(String name, PictureLook look) {
        looks.put(name, look);
    }
}
