package io.realname.intake.format;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * One submission of a file of several.
 *
 * @param number the line (CSV), row (Excel) or place (XML) in the file, counted from 1, by which its sender finds it
 * @param manifest what it says, in the shape of a manifest; null if it cannot be read
 * @param fault why it cannot be read: a variant of {@code manifest.unreadable}, null if it can
 */
public record Row(
        int number, @Nullable ObjectNode manifest, @Nullable String fault) {
    static Row of(int number, ObjectNode manifest) {
        return new Row(number, manifest, null);
    }

    static Row unreadable(int number, String fault) {
        return new Row(number, null, fault);
    }
}
