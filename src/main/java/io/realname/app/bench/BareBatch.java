package io.realname.app.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import javax.sql.DataSource;

/**
 * Reads, hashes, encrypts, stores and commits drops, a batch at a time, with the syncs of the product's document store: each
 * picture once, each folder once. For one thread.
 */
final class BareBatch implements AutoCloseable {
    private static final String DIGITS = "0123456789abcdef";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final Path store;
    private final Connection connection;
    private final PreparedStatement insert;
    private final MessageDigest sha256;
    private final Cipher cipher;
    private final SecureRandom random = new SecureRandom();
    private final SecretKey key = new SecretKeySpec(random.generateSeed(32), "AES");

    /** New files of the batch: where they are, and where they are to be once they are on disk. */
    private final List<Path> temporaries = new ArrayList<>();

    private final List<Path> places = new ArrayList<>();
    private final Set<Path> folders = new TreeSet<>();

    BareBatch(Path store, DataSource database) throws SQLException, GeneralSecurityException {
        this.store = store;
        sha256 = MessageDigest.getInstance("SHA-256");
        cipher = Cipher.getInstance("AES/GCM/NoPadding");
        connection = database.getConnection();
        connection.setAutoCommit(false);
        insert = connection.prepareStatement("insert into bare_drops (name, digest, manifest_enc) values (?, ?, ?)");
    }

    static void makeFolders(Path store) throws IOException {
        for (char digit : DIGITS.toCharArray()) {
            Files.createDirectories(store.resolve(String.valueOf(digit)));
        }
    }

    /** Takes drops in: documents first, then their rows, and only then the originals are deleted. */
    void takeIn(List<Path> manifests, Stopwatch watch) throws IOException, SQLException, GeneralSecurityException {
        List<Path> originals = new ArrayList<>();
        for (Path manifest : manifests) {
            String name = manifest.getFileName().toString();
            Path picture = manifest.resolveSibling(name.replace(".json", ".jpg"));
            byte[] text = Files.readAllBytes(manifest);
            write(Files.readAllBytes(picture));
            insert.setString(1, name);
            insert.setBytes(2, sha256.digest(text));
            insert.setBytes(3, encrypted(text));
            insert.addBatch();
            originals.add(picture);
            originals.add(manifest);
        }
        sync();
        insert.executeBatch();
        connection.commit();
        watch.committed();
        for (Path original : originals) {
            Files.delete(original);
        }
        watch.removed(manifests.size());
    }

    private void write(byte[] content) throws IOException, GeneralSecurityException {
        String name = HexFormat.of().formatHex(sha256.digest(content));
        Path folder = store.resolve(name.substring(0, 1));
        Path temporary = folder.resolve("." + name);
        try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE, StandardOpenOption.CREATE)) {
            channel.write(ByteBuffer.wrap(encrypted(content)));
        }
        temporaries.add(temporary);
        places.add(folder.resolve(name));
        folders.add(folder);
    }

    private void sync() throws IOException {
        for (Path temporary : temporaries) {
            try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
                channel.force(false);
            }
        }
        for (int i = 0; i < places.size(); i++) {
            Files.move(temporaries.get(i), places.get(i), StandardCopyOption.ATOMIC_MOVE);
        }
        for (Path folder : folders) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
        temporaries.clear();
        places.clear();
        folders.clear();
    }

    /** The nonce, then the ciphertext with its tag. */
    private byte[] encrypted(byte[] content) throws GeneralSecurityException {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, nonce));
        byte[] result = new byte[NONCE_BYTES + cipher.getOutputSize(content.length)];
        System.arraycopy(nonce, 0, result, 0, NONCE_BYTES);
        cipher.doFinal(content, 0, content.length, result, NONCE_BYTES);
        return result;
    }

    @Override
    public void close() throws SQLException {
        insert.close();
        connection.close();
    }
}
