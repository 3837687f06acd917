package io.realname.security;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;

/** Whose a file or folder is, and whether anybody else may use it. */
final class Ownership {
    private static final Set<PosixFilePermission> OF_OTHERS = EnumSet.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.GROUP_EXECUTE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE,
            PosixFilePermission.OTHERS_EXECUTE);
    private static final long OUR_UID = new UnixSystem().getUid();

    private Ownership() {}

    /**
     * Refuses {@code path} unless it is this user's and nobody else has any permission on it.
     *
     * @param mode the widest mode that would do, for the sentence
     */
    static void require(Path path, String mode) throws IOException {
        if (((Number) Files.getAttribute(path, "unix:uid")).longValue() != OUR_UID) {
            throw new SecretException(path + " belongs to another user. It keeps a secret, so it must belong to the "
                    + "user who runs this program: chown it, or start the program as its owner.");
        }
        Set<PosixFilePermission> tooMuch = EnumSet.copyOf(OF_OTHERS);
        tooMuch.retainAll(Files.getPosixFilePermissions(path));
        if (!tooMuch.isEmpty()) {
            throw new SecretException(path + " is open to other users. It keeps a secret: run chmod " + mode + " on "
                    + "it, and replace the secret if somebody may have read it.");
        }
    }
}
