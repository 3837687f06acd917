package io.realname.screening;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.realname.submission.PictureEffort;
import io.realname.yaml.YamlFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Numbers and switches of rules that are the same on every site ({@code config/limits.yaml}). Immutable. */
@JsonIgnoreProperties({"manifests", "packages"}) // The intake reads them itself.
public record Limits(Names names, Documents documents, PictureEffort pictures, Domains domains, Icp icp) {
    /**
     * Lengths of names, in characters.
     *
     * @param longest of a name that needs no manual ticket
     */
    public record Names(int longest) {}

    /**
     * Documents and their pictures.
     *
     * @param expiresSoonDays within which the end of a document's validity is warned about
     * @param shortEdgePixels under which a picture is hardly legible
     * @param colourShare of its area that must be in colour for a picture to be in colour
     * @param blurredEdge width of a picture's clearest edges, in thousandths of its longer edge, above which it is blurred
     * @param likenessLevels grey levels, of 255, by which miniatures of the same picture may differ
     */
    public record Documents(
            int expiresSoonDays, int shortEdgePixels, double colourShare, double blurredEdge, int likenessLevels) {}

    /**
     * Domains.
     *
     * @param enhancedDays calendar days from the notice of an enhanced verification to the last day for its papers
     * @param enhancedSuffixes punycode suffixes for which there is an enhanced verification
     * @param governmentSuffix under which government bodies have their names
     * @param governmentNames how many of them one body may have
     * @param trademarkSuffixes punycode suffixes of trademark owners; likewise {@code restaurantSuffixes} of caterers
     * @param transferWindowDays for which a domain cannot move away after a change of holder
     */
    public record Domains(
            int enhancedDays,
            List<String> enhancedSuffixes,
            String governmentSuffix,
            int governmentNames,
            List<String> trademarkSuffixes,
            List<String> restaurantSuffixes,
            int transferWindowDays) {
        /** Takes copies of the lists. */
        public Domains {
            enhancedSuffixes = List.copyOf(enhancedSuffixes);
            trademarkSuffixes = List.copyOf(trademarkSuffixes);
            restaurantSuffixes = List.copyOf(restaurantSuffixes);
        }

        /** Whether a name in punycode lies below the suffix of government bodies. */
        public boolean isGovernment(String ascii) {
            return ascii.endsWith("." + governmentSuffix);
        }
    }

    /**
     * The comparison with ICP filings.
     *
     * @param legalRepresentative whether the legal representative of a filing's subject may hold the domain in its stead
     */
    public record Icp(boolean legalRepresentative) {}

    /**
     * Reads {@code limits.yaml}.
     *
     * @throws IOException if it cannot be read, or an entry is missing, unknown or not a number
     */
    public static Limits load(Path file) throws IOException {
        return YamlFile.read(file, Limits.class);
    }
}
