package io.realname.screening.document;

import io.realname.submission.ArrivedDocument;
import io.realname.submission.PictureLook;
import java.util.Objects;

/** A picture of the identity document itself, the only kind whose pixels are judged. */
final class IdentityPicture {
    private IdentityPicture() {}

    /** Whether a document is one, and its pixels were measured. */
    static boolean isSeen(ArrivedDocument document) {
        PictureLook look = document.look();
        return look != null && look.isSeen() && document.ref().isIdentity();
    }

    /** What it showed; asked only where {@link #isSeen}. */
    static PictureLook lookAt(ArrivedDocument document) {
        return Objects.requireNonNull(document.look());
    }
}
