package io.realname.simulator;

import java.util.List;

/** Draws the specimen pictures that samples bring. The same arguments always give the same bytes. */
@FunctionalInterface
public interface PictureMaker {
    /**
     * A picture of a made-up document.
     *
     * @param format {@code jpeg}, {@code png} or {@code bmp}
     * @param kind code of the document's type, or the paper's role
     * @param lines what is printed on it
     * @param seed makes one specimen differ from the next
     * @param width pixels; likewise {@code height}
     */
    byte[] draw(String format, String kind, List<String> lines, long seed, int width, int height);
}
