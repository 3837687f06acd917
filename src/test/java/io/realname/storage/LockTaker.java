package io.realname.storage;

import java.nio.file.Path;

/** Takes the lock of a folder and prints the refusal, or nothing. */
final class LockTaker {
    private LockTaker() {}

    public static void main(String[] arguments) {
        try (InstanceLock lock = InstanceLock.take(Path.of(arguments[0]))) {
            System.out.println("taken");
        } catch (StorageException e) {
            System.out.println(e.getMessage());
        }
    }
}
