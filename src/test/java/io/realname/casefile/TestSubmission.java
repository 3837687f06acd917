package io.realname.casefile;

import io.realname.submission.Action;
import io.realname.submission.Arrival;
import io.realname.submission.ArrivedDocument;
import io.realname.submission.DocumentRef;
import io.realname.submission.DomainEntry;
import io.realname.submission.Finding;
import io.realname.submission.HolderType;
import io.realname.submission.Language;
import io.realname.submission.PersonalText;
import io.realname.submission.PictureFacts;
import io.realname.submission.PictureLook;
import io.realname.submission.Profile;
import io.realname.submission.Site;
import io.realname.submission.Submission;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A faultless submission of a made-up company, and ways to change it. */
public final class TestSubmission {
    /** When submissions arrive unless a test says otherwise: a Tuesday, 09:00 in Shanghai. */
    public static final Instant RECEIVED = Instant.parse("2026-03-03T01:00:00Z");

    /** A picture in order: it needs no inspection any more. */
    private static final PictureLook SEEN = new PictureLook(null, null, 0.2, 1.5, 1, List.of(), "");

    private static final AtomicInteger DROPS = new AtomicInteger();

    private final String id;
    private String source = "R001";
    private Site site = Site.CN;
    private Action action = Action.VERIFY;
    private boolean transferLock = true;
    private HolderType type = HolderType.ORGANIZATION;
    private String region = "CN";
    private String name = "杭州测试样本有限公司";
    private String idType = "YYZZ";
    private String number = "91330100MA00000072";
    private String email = "ops@example.cn";
    private LocalDate issued = LocalDate.of(2019, 5, 6);
    private List<String> domains = List.of("example-test.cn");
    private final List<Finding> findings = new ArrayList<>();
    private Stored picture = new Stored("0".repeat(63) + "a", "a".repeat(64));
    private PictureLook look = SEEN;
    private boolean quarantined;
    private boolean understood = true;
    private String dropKey = "claim-" + DROPS.incrementAndGet() + "/R001/manifest.json";

    private TestSubmission(String id) {
        this.id = id;
    }

    /** A company's submission under that id; null for none. */
    public static TestSubmission of(String id) {
        return new TestSubmission(id);
    }

    public TestSubmission source(String other) {
        source = other;
        return this;
    }

    public TestSubmission site(Site other) {
        site = other;
        return this;
    }

    public TestSubmission action(Action other) {
        action = other;
        return this;
    }

    public TestSubmission transferLock(boolean other) {
        transferLock = other;
        return this;
    }

    public TestSubmission holder(HolderType otherType, String otherRegion) {
        type = otherType;
        region = otherRegion;
        return this;
    }

    public TestSubmission name(String other) {
        name = other;
        return this;
    }

    public TestSubmission number(String other) {
        number = other;
        return this;
    }

    public TestSubmission idType(String other) {
        idType = other;
        return this;
    }

    public TestSubmission email(String other) {
        email = other;
        return this;
    }

    public TestSubmission issued(LocalDate other) {
        issued = other;
        return this;
    }

    public TestSubmission domains(String... others) {
        domains = List.of(others);
        return this;
    }

    public TestSubmission found(Finding... others) {
        findings.addAll(List.of(others));
        return this;
    }

    public TestSubmission picture(Stored other) {
        picture = other;
        return this;
    }

    /** Nobody has looked at its picture yet. */
    public TestSubmission notSeen() {
        look = null;
        return this;
    }

    public TestSubmission quarantined() {
        quarantined = true;
        return this;
    }

    public TestSubmission notUnderstood() {
        quarantined = true;
        understood = false;
        return this;
    }

    public TestSubmission dropKey(String other) {
        dropKey = other;
        return this;
    }

    public Profile profile() {
        return new Profile(
                type,
                new PersonalText(name),
                null,
                region,
                idType,
                new PersonalText(number),
                issued,
                new Profile.Validity(null),
                false,
                new Profile.Address(
                        "CN",
                        new PersonalText("浙江省"),
                        new PersonalText("杭州市"),
                        new PersonalText("西湖区"),
                        new PersonalText("样本路 1 号"),
                        new PersonalText("310000")),
                Profile.Address.NONE,
                new Profile.Phone("86", new PersonalText("057100000000"), null),
                new PersonalText(email),
                null);
    }

    public Submission submission() {
        return new Submission(
                id,
                site,
                action,
                Language.ZH,
                profile(),
                domains.stream()
                        .map(domain -> new DomainEntry(domain, domain, null, null, null))
                        .toList(),
                List.of(ref()),
                false,
                null,
                null,
                transferLock);
    }

    private static DocumentRef ref() {
        return new DocumentRef("front", "YYZZ", "licence.jpg", null, null, null, null);
    }

    public Arrival arrival() {
        return arrival(RECEIVED);
    }

    public Arrival arrival(Instant receivedAt) {
        String manifest =
                String.join("|", String.valueOf(id), name, number, email, idType, String.valueOf(issued)) + domains;
        return new Arrival(
                source,
                dropKey,
                Language.ZH,
                receivedAt,
                manifest.getBytes(StandardCharsets.UTF_8),
                understood ? submission() : null,
                understood
                        ? List.of(new ArrivedDocument(
                                ref(),
                                picture.name(),
                                picture.sha256(),
                                new PictureFacts("jpeg", 100_000, 1_000, 800, null, look)))
                        : List.of(),
                findings,
                quarantined);
    }
}
