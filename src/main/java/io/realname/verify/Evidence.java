package io.realname.verify;

import io.realname.casefile.CaseCipher;
import io.realname.casefile.DocumentStore;
import java.nio.file.Path;
import java.util.List;

/**
 * What there is beside the rows.
 *
 * @param data the data folder
 * @param documents its document store
 * @param contents whether the documents are read, which takes as long as reading their files
 * @param cipher reads the encrypted columns
 * @param reviews what the reviewers say that they have accepted
 * @param logs log files and folders of log files
 */
public record Evidence(
        Path data,
        DocumentStore documents,
        boolean contents,
        CaseCipher cipher,
        AcceptedReviews reviews,
        List<Path> logs) {}
