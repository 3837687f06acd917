package io.realname.casefile;

import io.realname.submission.Submission;

/**
 * A domain with the submission under which it was verified, which need not be its case's present one: after a withdrawal a corrected
 * revision may have come.
 */
public record VerifiedDomain(CaseDomain domain, Submission submission) {}
