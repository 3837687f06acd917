package io.realname.intake;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.realname.intake.format.ZipPackage;
import io.realname.yaml.YamlFile;
import java.io.IOException;
import java.nio.file.Path;

/**
 * How large what is taken in may be: the sections {@code manifests} and {@code packages} of {@code config/limits.yaml}. Immutable.
 *
 * @param manifests of one manifest
 * @param packages of one ZIP
 */
@JsonIgnoreProperties(ignoreUnknown = true) // The other sections are the rules'.
public record IntakeLimits(ManifestLimits manifests, ZipPackage.Bounds packages) {
    /**
     * Reads {@code limits.yaml}.
     *
     * @throws IOException if it cannot be read, or an entry of these sections is missing, unknown or not a number above 0
     */
    public static IntakeLimits load(Path file) throws IOException {
        return YamlFile.read(file, IntakeLimits.class);
    }
}
