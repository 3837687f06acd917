package io.realname.web;

import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a request brought, whatever the sender calls it. */
public record Upload(List<Part> parts) {
    /** Takes a copy of the list. */
    public Upload {
        parts = List.copyOf(parts);
    }

    /**
     * A file of the form.
     *
     * @param field name of the form's field
     * @param name what the sender calls the file, empty for one that came as the value of a field; not to be trusted
     * @param type media type as the sender says
     */
    public record Part(String field, String name, String type, Content content) {}

    /** The bytes of a file of the form, until they are moved or deleted. For one thread at a time. */
    public sealed interface Content {
        /** The bytes, if they are in memory. */
        byte @Nullable [] inMemory();

        /** Brings them to {@code place}, where nothing may lie yet. */
        void moveTo(Path place) throws IOException;

        /** Removes them where they lie; does nothing after {@link #moveTo}. */
        void delete() throws IOException;
    }

    /** Small ones, which never lay anywhere. */
    public record InMemory(Buffer bytes) implements Content {
        @Override
        public byte[] inMemory() {
            return bytes.getBytes();
        }

        @Override
        public void moveTo(Path place) throws IOException {
            Files.write(place, bytes.getBytes(), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        }

        @Override
        public void delete() {
            // Nothing lies anywhere.
        }
    }

    /** Those that lie under a name of our own. */
    record InFile(Path file) implements Content {
        @Override
        public byte @Nullable [] inMemory() {
            return null;
        }

        @Override
        public void moveTo(Path place) throws IOException {
            Files.move(file, place, StandardCopyOption.ATOMIC_MOVE);
        }

        @Override
        public void delete() throws IOException {
            Files.deleteIfExists(file);
        }
    }
}
