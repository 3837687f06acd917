package io.realname.picture;

import java.io.IOException;

/** Decoding a picture took longer than it may. An {@link IOException}, because decoders let those pass. */
final class TooCostly extends IOException {
    private static final long serialVersionUID = 1;

    TooCostly() {
        super("Decoding a picture took too long.");
    }
}
