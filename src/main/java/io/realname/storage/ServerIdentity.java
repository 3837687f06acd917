package io.realname.storage;

import com.sun.security.auth.module.UnixSystem;
import io.realname.security.FileTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * As whom the server's programs run. PostgreSQL refuses to be root, so when we are root they run in a user namespace of
 * their own, where they are nobody in particular but still own root's files, or, where the system allows none, as
 * another user.
 *
 * @param prefix what stands before a command to run it under this identity; empty for ourselves
 * @param uid whose the server's files must be; likewise {@code gid}
 */
record ServerIdentity(List<String> prefix, int uid, int gid) {
    private static final int ROOT = 0;

    /** Us as we are; only for somebody who is not root. */
    private static ServerIdentity ourselves(UnixSystem user) {
        return new ServerIdentity(List.of(), (int) user.getUid(), (int) user.getGid());
    }

    /** Without any right outside of what root's own files grant: no capability reaches out of the namespace. */
    static ServerIdentity namespace() {
        return new ServerIdentity(
                List.of("unshare", "--user", "--map-user=1000", "--map-group=1000", "--"), ROOT, ROOT);
    }

    /** The other users that will do, where they exist. */
    static List<ServerIdentity> otherUsers() {
        List<ServerIdentity> found = new ArrayList<>();
        for (String name : List.of("postgres", "nobody")) {
            ServerCommand.Result uid = ServerCommand.run(List.of("id", "-u", name));
            ServerCommand.Result gid = ServerCommand.run(List.of("id", "-g", name));
            if (uid.succeeded() && gid.succeeded()) {
                found.add(user(Integer.parseInt(uid.output()), Integer.parseInt(gid.output())));
            }
        }
        return found;
    }

    private static ServerIdentity user(int uid, int gid) {
        return new ServerIdentity(
                List.of("setpriv", "--reuid=" + uid, "--regid=" + gid, "--clear-groups", "--no-new-privs", "--"),
                uid,
                gid);
    }

    /**
     * Who can run the programs in {@code home} on {@code folder}.
     *
     * @throws StorageException if we are root and no other identity is to be had
     */
    static ServerIdentity choose(Path home, Path folder) {
        UnixSystem user = new UnixSystem();
        if (user.getUid() != ROOT) {
            return ourselves(user);
        }
        if (namespace().canWork(home, folder)) {
            return namespace();
        }
        return otherUsers().stream()
                .filter(other -> other.canWork(home, folder))
                .findFirst()
                .orElseThrow(() -> new StorageException("PostgreSQL does not run as root. This system allows no user "
                        + "namespace (unshare), and neither postgres nor nobody can reach " + folder + " (setpriv). "
                        + "Start Realname as an ordinary user who owns its data folder, put the data folder where "
                        + "others may pass, or set realname.database.url to a PostgreSQL of your own."));
    }

    /** Whether this identity can be taken on, run the programs and get as far as to {@code folder}. */
    boolean canWork(Path home, Path folder) {
        List<String> trial = new ArrayList<>(prefix);
        trial.addAll(List.of("sh", "-c", "test -x \"$(dirname \"$1\")\" && exec \"$2\" --version", "sh"));
        trial.add(folder.toString());
        trial.add(home.resolve("bin/postgres").toString());
        return ServerCommand.run(trial).succeeded();
    }

    /** Makes {@code folder} and all in it this identity's own, where it is not. */
    void own(Path folder) throws IOException {
        if (((Number) Files.getAttribute(folder, "unix:uid")).intValue() != uid) {
            FileTree.give(folder, uid, gid);
        }
    }
}
