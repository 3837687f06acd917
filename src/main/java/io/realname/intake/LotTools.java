package io.realname.intake;

import io.realname.casefile.DocumentStore;
import io.realname.intake.format.Formats;
import io.realname.submission.PictureInspection;
import io.realname.time.BusinessClock;

/**
 * What it takes to read lots.
 *
 * @param manifests understands manifests
 * @param formats opens files of rows
 * @param sources who may submit
 * @param documents where pictures go
 * @param inspection looks at pictures that several submissions share
 * @param reader makes arrivals
 * @param end what happens when all is entered
 */
record LotTools(
        ManifestReader manifests,
        Formats formats,
        Sources sources,
        DocumentStore documents,
        PictureInspection inspection,
        OneReader reader,
        LotEnd end) {
    static LotTools of(
            ManifestReader manifests,
            Formats formats,
            Sources sources,
            DocumentStore documents,
            PictureInspection inspection,
            BusinessClock business,
            LotEnd end) {
        return new LotTools(manifests, formats, sources, documents, inspection, new OneReader(business), end);
    }
}
