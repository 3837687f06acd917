package io.realname.intake;

/**
 * How large a manifest may be before nobody looks at it any more.
 *
 * @param bytes size of a JSON manifest
 * @param depth objects and arrays inside one another
 * @param tokens names, values and brackets together, so that a small file cannot become a huge tree
 * @param domains domains of one submission
 * @param documents documents of one submission
 */
public record ManifestLimits(int bytes, int depth, int tokens, int domains, int documents) {
    /** Refuses what would let nothing in. */
    public ManifestLimits {
        if (Math.min(Math.min(bytes, depth), Math.min(tokens, domains)) < 1 || documents < 0) {
            throw new IllegalArgumentException(
                    "Every bound of manifests must be above 0, but that of documents, which may be 0; correct it.");
        }
    }
}
