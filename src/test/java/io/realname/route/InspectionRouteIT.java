package io.realname.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.realname.app.Knowledge;
import io.realname.app.PictureStage;
import io.realname.app.Rescreening;
import io.realname.casefile.CaseState;
import io.realname.casefile.DocumentStore;
import io.realname.casefile.OpenCase;
import io.realname.casefile.Step;
import io.realname.casefile.Stored;
import io.realname.casefile.TestFile;
import io.realname.casefile.TestSubmission;
import io.realname.simulator.specimen.SpecimenPicture;
import io.realname.submission.Arrival;
import io.realname.submission.ArrivedDocument;
import io.realname.submission.DocumentRef;
import io.realname.submission.Finding;
import io.realname.submission.HolderType;
import io.realname.submission.PictureFacts;
import io.realname.submission.Site;
import io.realname.submission.Submission;
import io.realname.submission.picture.PictureInspector;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code 15-inspection}: a received case whose pictures are looked at before anything is told of it. */
class InspectionRouteIT {
    private static final byte[] FRONT = SpecimenPicture.draw("jpeg", "GAJZZ", List.of("FRONT"), 1, 1200, 800);
    private static final byte[] BACK = SpecimenPicture.draw("jpeg", "YYZZ", List.of("BACK"), 2, 1200, 800);

    private final TestRoutes routes = new TestRoutes();
    private TestFile test;
    private Knowledge knowledge;
    private DocumentStore documents;

    @BeforeEach
    void open(@TempDir Path folder) throws Exception {
        test = new TestFile(folder);
        knowledge = Knowledge.load(Path.of("config"));
        documents = DocumentStore.open(folder.resolve("documents"), test.keys);
        Rescreening rescreening = Rescreening.of(knowledge.screening(), test.file.business());
        routes.work("inspect", test.file.queue(Step.INSPECT, 8))
                .bean("pictures", PictureStage.of(knowledge, documents, test.file.pictures(), rescreening));
    }

    @AfterEach
    void stop() {
        routes.close();
        test.close();
    }

    /** A picture in a role, in the store unless it is to be missing there. */
    private record Brought(String role, byte[] picture, boolean stored) {
        Brought(String role, byte[] picture) {
            this(role, picture, true);
        }
    }

    private UUID enter(TestSubmission base, Brought... brought) {
        Arrival arrival = base.arrival(test.business);
        Submission old = arrival.submission();
        List<DocumentRef> refs = new ArrayList<>();
        List<ArrivedDocument> arrived = new ArrayList<>();
        for (Brought one : brought) {
            DocumentRef ref =
                    new DocumentRef(one.role(), old.profile().idType(), one.role() + ".jpg", null, null, null, null);
            Stored stored = one.stored() ? documents.put(one.picture()) : new Stored("e".repeat(64), "f".repeat(64));
            refs.add(ref);
            arrived.add(
                    new ArrivedDocument(ref, stored.name(), stored.sha256(), PictureInspector.inspect(one.picture())));
        }
        Submission submission = new Submission(
                old.submissionId(),
                old.site(),
                old.action(),
                old.language(),
                old.profile(),
                old.domains(),
                refs,
                false,
                null,
                null,
                true);
        Arrival whole = new Arrival(
                arrival.source(),
                arrival.dropKey(),
                arrival.language(),
                arrival.receivedAt(),
                arrival.manifest(),
                submission,
                arrived,
                knowledge.screening().screen(submission, arrived, test.business, test.business),
                false);
        return test.enter(List.of(whole)).get(0).caseId();
    }

    private void inspected(UUID id, CaseState state) throws Exception {
        assertThat(test.state(id)).isEqualTo(CaseState.RECEIVED);
        assertThat(test.load(id).step()).isEqualTo(Step.INSPECT);
        assertThat(test.count("select count(*) from outbox where case_id = ?", id))
                .isZero();

        routes.start("15-inspection.camel.yaml");

        Awaitility.await().untilAsserted(() -> assertThat(test.state(id)).isEqualTo(state));
    }

    private List<String> codes(UUID id) {
        return test.view(id).findings().stream().map(Finding::code).toList();
    }

    private static byte[] grey(byte[] picture) throws Exception {
        BufferedImage colour = ImageIO.read(new ByteArrayInputStream(picture));
        BufferedImage grey = new BufferedImage(colour.getWidth(), colour.getHeight(), BufferedImage.TYPE_BYTE_GRAY);
        grey.createGraphics().drawImage(colour, 0, 0, null);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(grey, "jpeg", out);
        return out.toByteArray();
    }

    @Test
    void sendsACaseOnWhosePictureIsInOrder() throws Exception {
        UUID id = enter(TestSubmission.of("S-1"), new Brought("front", FRONT));

        inspected(id, CaseState.SCREENED);

        assertThat(test.load(id).step()).isEqualTo(Step.ENRICH);
        assertThat(test.states(id)).containsExactly("received", "screened");
        PictureFacts kept = test.load(id).documents().get(0).facts();
        assertThat(kept.look().isSeen()).isTrue();
        assertThat(kept.look().colourShare()).isGreaterThan(0.1);
    }

    @Test
    void tellsWhatPicturesAndAllElseHaveWrongInOneAnswer() throws Exception {
        UUID id = enter(TestSubmission.of("S-1").number("91330100MA00000073"), new Brought("front", grey(FRONT)));
        assertThat(codes(id)).containsExactly("id-number.check-digit");

        inspected(id, CaseState.REJECTED);

        assertThat(codes(id)).containsExactly("document.greyscale", "id-number.check-digit");
        assertThat(test.count("select count(*) from outbox where case_id = ? and kind = 'result'", id))
                .isEqualTo(1);
        // What screening rejected is rejected again, so that the same content is a duplicate.
        assertThat(test.rows("select ended_by from cases where id = ?", id).get(0))
                .containsEntry("ended_by", "screening");
    }

    @Test
    void findsAPictureThatOnlyADecoderFindsBroken() throws Exception {
        byte[] cut = Arrays.copyOf(FRONT, FRONT.length * 2 / 3);
        cut[cut.length - 2] = (byte) 0xFF;
        cut[cut.length - 1] = (byte) 0xD9;
        UUID id = enter(TestSubmission.of("S-1"), new Brought("front", cut));

        inspected(id, CaseState.REJECTED);

        assertThat(codes(id)).containsExactly("document.corrupt");
    }

    @Test
    void aCaseWithoutAPictureToLookAtMakesNoDetour() {
        byte[] truncated = Arrays.copyOf(FRONT, FRONT.length / 2);

        UUID id = enter(TestSubmission.of("S-1"), new Brought("front", truncated));

        assertThat(test.state(id)).isEqualTo(CaseState.REJECTED);
        assertThat(codes(id)).containsExactly("document.corrupt");
    }

    @Test
    void joinsFrontAndBackIntoOnePictureWithinThePolicysBounds() throws Exception {
        UUID id = enter(
                TestSubmission.of("S-1")
                        .site(Site.INTL)
                        .holder(HolderType.INDIVIDUAL, "HK")
                        .idType("GAJZZ")
                        .number("810000199001010019"),
                new Brought("front", FRONT),
                new Brought("back", BACK));
        routes.start("15-inspection.camel.yaml");
        Awaitility.await().untilAsserted(() -> assertThat(test.state(id)).isNotEqualTo(CaseState.RECEIVED));

        OpenCase open = test.load(id);

        assertThat(codes(id)).noneMatch(code -> code.startsWith("document."));
        assertThat(open.joined())
                .as("joined picture, with findings " + codes(id))
                .isNotNull();
        byte[] joined = documents.read(open.joined());
        assertThat(joined.length).isBetween(56_320, 1_048_576);
        PictureFacts facts = PictureInspector.inspect(joined);
        assertThat(facts.fault()).isNull();
        assertThat(facts.height()).isGreaterThan(facts.width());
    }

    @Test
    void rejectsTheSamePictureAsBothSides() throws Exception {
        byte[] anew = SpecimenPicture.draw("png", "GAJZZ", List.of("FRONT"), 1, 1200, 800);
        UUID id = enter(
                TestSubmission.of("S-1")
                        .holder(HolderType.INDIVIDUAL, "HK")
                        .idType("GAJZZ")
                        .number("810000199001010019"),
                new Brought("front", FRONT),
                new Brought("back", anew));

        inspected(id, CaseState.REJECTED);

        assertThat(codes(id)).contains("document.same-image-twice");
        assertThat(test.load(id).joined()).isNull();
    }

    @Test
    void aDocumentThatIsNotInTheStoreIsATechnicalFailureAndHoldsUpNobodyElse() throws Exception {
        UUID lost = enter(TestSubmission.of("S-1"), new Brought("front", BACK, false));
        UUID other = enter(TestSubmission.of("S-2").domains("example-other.cn"), new Brought("front", FRONT));
        routes.start("15-inspection.camel.yaml");

        Awaitility.await().untilAsserted(() -> {
            test.system = test.system.plusSeconds(60);
            assertThat(test.state(other)).isEqualTo(CaseState.SCREENED);
        });

        assertThat(test.state(lost)).isEqualTo(CaseState.RECEIVED);
        assertThat(test.view(lost).failure()).contains("is not in the store");
    }
}
