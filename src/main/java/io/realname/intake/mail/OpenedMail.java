package io.realname.intake.mail;

import io.realname.intake.PackageReader.Package;
import io.realname.submission.Arrival;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a mail turned out to be.
 *
 * @param whole what is to be read, null if there is nothing
 * @param refused what is told at once: of the whole mail, or of a package in it
 */
public record OpenedMail(@Nullable Package whole, List<Arrival> refused) {
    /** Takes a copy of the list. */
    public OpenedMail {
        refused = List.copyOf(refused);
    }
}
