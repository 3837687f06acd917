package io.realname.app;

import io.realname.casefile.CaseFile;
import io.realname.casefile.DocumentStore;
import io.realname.intake.DropFolders;
import io.realname.intake.DropQueue;
import io.realname.intake.DropReader;
import io.realname.intake.LotEnd;
import io.realname.intake.LotQueue;
import io.realname.intake.Originals;
import io.realname.intake.Sources;
import io.realname.intake.WaitingDrops;
import java.io.IOException;
import java.time.Duration;

/**
 * What there is to take in from the inbox of a data folder.
 *
 * @param grace how long a manifest waits for the files it names
 */
public record IntakeWork(
        Home home, CaseFile file, Knowledge knowledge, Sources sources, DocumentStore documents, Duration grace) {
    private DropFolders folders() {
        return new DropFolders(home.data(), home.own());
    }

    /** Manifests of one submission. */
    public DropQueue drops() throws IOException {
        DropReader reader =
                new DropReader(knowledge.manifests(), sources, documents, file.business(), file.system(), grace);
        Originals originals = new Originals(
                folders(), knowledge.texts(), knowledge.manifests().mostDocuments());
        return new DropQueue(
                folders(),
                file.ids(),
                file.system(),
                IntakeStage.DROPS_IN_A_BATCH,
                reader,
                originals,
                file.quotas()::isSpent);
    }

    /** What of both is not taken in yet. */
    WaitingDrops waiting() {
        return new WaitingDrops(folders(), file.quotas()::isSpent);
    }

    /** Files of several submissions, and packages. */
    public LotQueue lots() throws IOException {
        return new LotQueue(
                folders(),
                file.ids(),
                file.system(),
                IntakeStage.ROWS_IN_A_SLICE,
                grace,
                knowledge.manifests(),
                knowledge.formats(),
                sources,
                documents,
                knowledge.pictures(),
                file.business(),
                new LotEnd(folders(), knowledge.texts(), knowledge.manifests().mostDocuments()),
                file.quotas()::isSpent);
    }
}
