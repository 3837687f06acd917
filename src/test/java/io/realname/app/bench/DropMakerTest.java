package io.realname.app.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.realname.app.Knowledge;
import io.realname.intake.LocalReader;
import io.realname.intake.LocalSubmission;
import io.realname.intake.Source;
import io.realname.picture.PictureLooker;
import io.realname.submission.Finding;
import io.realname.submission.Language;
import io.realname.submission.Severity;
import io.realname.submission.Site;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DropMakerTest {
    private static final Instant RECEIVED = Instant.parse("2026-06-01T04:00:00Z");
    private static final int DROPS = 60;

    private final Knowledge knowledge;

    @TempDir
    private Path folder;

    DropMakerTest() throws IOException {
        knowledge = Knowledge.load(Path.of("config"));
    }

    @Test
    void makesDistinctDropsOfWhichOneInTwentyHasAFault() throws IOException {
        new DropMaker(Path.of("samples/bases/organisation-cn.json")).write(folder, 0, DROPS);

        List<List<String>> errors = new ArrayList<>();
        Set<Object> distinct = new HashSet<>();
        for (int number = 0; number < DROPS; number++) {
            LocalSubmission local = read(String.format("%06d.json", number));
            distinct.add(Objects.requireNonNull(local.submission()).submissionId());
            distinct.add(local.documents().get(0).sha256());
            distinct.add(local.submission().profile().idNumber());
            errors.add(errors(local));
        }

        assertThat(distinct).hasSize(3 * DROPS);
        assertThat(errors.get(19)).containsExactly("id-number.check-digit");
        assertThat(errors.get(39)).containsExactly("name.whitespace");
        assertThat(errors.get(59)).containsExactly("document.expired");
        assertThat(errors.stream().filter(List::isEmpty)).hasSize(DROPS - 3);
    }

    @Test
    void makesDropsOfEveryHarmfulKindThatAreRefused() throws IOException {
        new DropMaker(Path.of("samples/bases/organisation-cn.json")).write(folder, 0, 2 * Poison.KINDS.size(), 50);

        for (int number = 0; number < 2 * Poison.KINDS.size(); number++) {
            LocalSubmission local = read(String.format("%06d.json", number));
            boolean sound = number % 2 == 0;
            boolean refused = local.submission() == null || !errors(local).isEmpty();
            assertThat(refused).as("drop " + number).isEqualTo(!sound);
        }
    }

    private LocalSubmission read(String manifest) throws IOException {
        return new LocalReader(
                        knowledge.manifests(),
                        knowledge.formats(),
                        new Source("bench", Site.CN, Language.ZH),
                        new PictureLooker(knowledge.reference().limits().pictures()))
                .read(folder.resolve(manifest));
    }

    private List<String> errors(LocalSubmission local) {
        List<Finding> findings = new ArrayList<>(local.findings());
        findings.addAll(knowledge
                .screening()
                .screen(Objects.requireNonNull(local.submission()), local.documents(), RECEIVED, RECEIVED));
        return findings.stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .map(Finding::code)
                .toList();
    }
}
