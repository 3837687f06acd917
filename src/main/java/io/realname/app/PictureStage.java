package io.realname.app;

import io.realname.casefile.CaseBatch;
import io.realname.casefile.DocumentStore;
import io.realname.casefile.Failpoint;
import io.realname.casefile.OpenCase;
import io.realname.casefile.PictureBook;
import io.realname.casefile.Stored;
import io.realname.picture.PictureLooker;
import io.realname.picture.SideJoiner;
import io.realname.screening.Policy;
import io.realname.screening.Screening;
import io.realname.submission.ArrivedDocument;
import io.realname.submission.IdTypes;
import io.realname.submission.PictureFacts;
import io.realname.submission.PictureInspection;
import io.realname.submission.PictureLook;
import io.realname.submission.picture.PictureInspector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Looks at the pictures of cases that have just come, and judges each case as a whole, with all that intake and pictures told. A
 * document that is not in the store is a technical failure; a picture that cannot be decoded is a finding. Thread-safe.
 */
public final class PictureStage {
    /**
     * After this long the rest of a batch is left to the next one. The rows of a batch are locked, and whoever withdraws or resends one of
     * its cases waits for it.
     */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final PictureInspection inspection;
    private final SideJoiner joiner;
    private final DocumentStore documents;
    private final PictureBook pictures;
    private final Screening screening;
    private final IdTypes idTypes;
    private final Rescreening rescreening;

    /** A stage within the bounds of the configuration. */
    public static PictureStage of(
            Knowledge knowledge, DocumentStore documents, PictureBook pictures, Rescreening rescreening) {
        PictureLooker looker = knowledge.pictures();
        return new PictureStage(
                looker,
                new SideJoiner(looker),
                documents,
                pictures,
                knowledge.screening(),
                knowledge.idTypes(),
                rescreening);
    }

    /** A stage that reads from {@code documents} and decides as {@code rescreening} does. */
    public PictureStage(
            PictureInspection inspection,
            SideJoiner joiner,
            DocumentStore documents,
            PictureBook pictures,
            Screening screening,
            IdTypes idTypes,
            Rescreening rescreening) {
        this.inspection = inspection;
        this.joiner = joiner;
        this.documents = documents;
        this.pictures = pictures;
        this.screening = screening;
        this.idTypes = idTypes;
        this.rescreening = rescreening;
    }

    /** Looks at the pictures of each case of the batch, and decides the case. */
    public void inspect(CaseBatch batch) {
        long begun = System.nanoTime();
        Map<String, PictureLook> looks = new HashMap<>();
        for (OpenCase open : batch.cases()) {
            if (System.nanoTime() - begun > PATIENCE.toNanos()) {
                break;
            }
            OpenCase seen = open.with(looked(open.documents(), looks));
            if (rescreening.decide(batch, seen)) {
                join(batch, seen);
            }
        }
        pictures.keep(batch.handle(), looks);
    }

    /** The documents with what their pictures showed; {@code looks} are those of this batch, by stored name. */
    private List<ArrivedDocument> looked(List<ArrivedDocument> arrived, Map<String, PictureLook> looks) {
        List<ArrivedDocument> known = new ArrayList<>();
        for (ArrivedDocument document : arrived) {
            String name = document.storedName();
            PictureFacts facts = document.facts();
            if (name == null || facts == null || !document.isToBeLookedAt()) {
                known.add(document);
            } else {
                PictureLook look = looks.get(name);
                if (look == null) {
                    look = inspection.look(documents.read(name), facts);
                    looks.put(name, look);
                }
                known.add(document.with(facts.with(look)));
            }
        }
        return known;
    }

    /** Makes one picture of front and back, where the kind of document asks for both and they came as two. */
    private void join(CaseBatch batch, OpenCase open) {
        boolean bothAsked = idTypes.find(open.submission().profile().idType())
                .filter(type -> type.sides() > 1)
                .isPresent();
        Optional<SideJoiner.Side> front = side(open, "front");
        Optional<SideJoiner.Side> back = side(open, "back");
        boolean merged = open.documents().stream()
                .anyMatch(document -> "merged".equals(document.ref().role()));
        if (!bothAsked || merged || front.isEmpty() || back.isEmpty()) {
            return;
        }
        Policy.Image bounds =
                screening.policy(open.submission(), open.receivedAt()).image();
        byte[] joined = joiner.join(front.get(), back.get(), bounds.minBytes(), bounds.maxBytes());
        if (joined != null) {
            Stored stored = documents.put(joined);
            Failpoint.AFTER_JOINED_PICTURE_STORED.hit();
            pictures.join(batch.handle(), open.attempt(), stored, PictureInspector.inspect(joined));
        }
    }

    private Optional<SideJoiner.Side> side(OpenCase open, String role) {
        for (ArrivedDocument document : open.documents()) {
            PictureLook look = document.look();
            if (role.equals(document.ref().role())
                    && document.storedName() != null
                    && document.facts() != null
                    && look != null
                    && look.isSeen()) {
                return Optional.of(new SideJoiner.Side(documents.read(document.storedName()), document.facts(), look));
            }
        }
        return Optional.empty();
    }
}
