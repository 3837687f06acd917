package io.realname.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.realname.casefile.DocumentStore;
import io.realname.casefile.TestFile;
import io.realname.casefile.Work;
import io.realname.intake.DropQueue;
import io.realname.intake.Sources;
import io.realname.intake.TestInbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What dead nodes had begun, seen from one that lives. */
class DeadNodesIT {
    @TempDir
    Path data;

    private TestFile test;
    private DeadNodes dead;
    private DropQueue drops;

    @BeforeEach
    void open() throws IOException {
        test = new TestFile(data);
        Home home = new Home(Path.of(""), data, data.resolve("nodes/heir"), data.resolve("keys"));
        DocumentStore documents = DocumentStore.open(home.documents(), home.node(), test.keys);
        IntakeWork intake = new IntakeWork(
                home, test.file, Knowledge.load(Path.of("config")), new Sources(Map.of()), documents, Duration.ZERO);
        drops = intake.drops();
        dead = new DeadNodes(home, drops, intake.lots(), documents, test.file);
    }

    @AfterEach
    void close() {
        test.close();
    }

    private Path node(String name) {
        return data.resolve("nodes").resolve(name);
    }

    /** Takes over what can be taken over now; what cannot be is given back. */
    private void takeOverAll() {
        for (Optional<Work> work = dead.next(); work.isPresent(); work = dead.next()) {
            try {
                dead.takeOver(work.get());
                work.get().complete();
            } catch (IOException e) {
                work.get().giveBack(e);
            }
        }
    }

    @Test
    void whatCannotBeTakenOverHoldsUpNeitherTheRestOfItsNodeNorOthers() throws IOException {
        for (String bad : List.of("bad-1", "bad-2", "bad-3")) {
            Files.createDirectories(node(bad).resolve("unpacked/in-clear"));
            Files.writeString(node(bad).resolve("work-lots"), "no folder");
        }
        new TestInbox(data, test.system)
                .write("nodes/sound/work/claim/R001/new/manifest.json", TestInbox.json(one -> {}));

        takeOverAll();

        assertThat(drops.next()).isPresent();
        assertThat(node("sound").resolve("work")).doesNotExist();
        assertThat(node("bad-1").resolve("unpacked")).doesNotExist();
        assertThat(node("bad-1").resolve("work-lots")).hasContent("no folder");
    }

    @Test
    void whatCouldNotBeTakenOverIsTriedAgainAfterAWhile() throws IOException {
        Path bad = Files.createDirectories(node("bad")).resolve("work-lots");
        Files.writeString(bad, "no folder");
        takeOverAll();
        Files.delete(bad);
        Files.createDirectories(bad);
        test.system = test.system.plusSeconds(3);
        assertThat(dead.next()).isEmpty();

        test.system = test.system.plusSeconds(60);
        takeOverAll();

        assertThat(bad).doesNotExist();
    }
}
