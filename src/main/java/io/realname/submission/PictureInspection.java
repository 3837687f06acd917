package io.realname.submission;

/** Looks at a picture's pixels and metadata. Thread-safe. */
@FunctionalInterface
public interface PictureInspection {
    /**
     * What the picture shows; never throws, whatever the bytes are.
     *
     * @param facts what the structure of {@code content} told
     */
    PictureLook look(byte[] content, PictureFacts facts);
}
