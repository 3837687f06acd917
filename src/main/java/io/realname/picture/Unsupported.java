package io.realname.picture;

import java.io.IOException;

/** A picture may be sound, but nobody here can decode its kind. */
final class Unsupported extends IOException {
    private static final long serialVersionUID = 1;

    Unsupported(String what) {
        super("There is no decoder for " + what + ".");
    }
}
