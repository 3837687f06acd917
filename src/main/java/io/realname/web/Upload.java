package io.realname.web;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a request brought: files that lie under names of our own, whatever the sender calls them.
 *
 * @param manifest the form's field {@code manifest} where it came as a field and not as a file, else null
 */
public record Upload(List<Part> parts, @Nullable String manifest) {
    /** Takes a copy of the list. */
    public Upload {
        parts = List.copyOf(parts);
    }

    /**
     * A file of the form.
     *
     * @param field name of the form's field
     * @param name what the sender calls the file; not to be trusted
     * @param type media type as the sender says
     * @param file where it lies now
     */
    public record Part(String field, String name, String type, Path file) {}
}
