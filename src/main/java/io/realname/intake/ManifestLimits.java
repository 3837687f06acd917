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
    /** The bounds that hold unless an operator sets others. */
    public static final ManifestLimits DEFAULT = new ManifestLimits(1 << 20, 32, 20_000, 1_000, 200);
}
