package io.realname.verify;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/** Looks for numbers in files and their names. */
final class FileSearch {
    private static final int CHARACTERS = 1 << 15;

    private final NumberScan scan;
    private final Ledger ledger;
    private final char[] buffer = new char[CHARACTERS];

    FileSearch(NumberScan scan, Ledger ledger) {
        this.scan = scan;
        this.ledger = ledger;
    }

    /** Looks into a file, or into all below a folder; does nothing if it is not there. Files are named from {@code base} on. */
    void search(Path base, Path root) throws IOException {
        if (Files.notExists(root)) {
            return;
        }
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (attributes.isRegularFile()) {
                    look(base, file);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                if (failure instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE; // It was taken away while we looked.
                }
                throw failure;
            }
        });
    }

    private void look(Path base, Path file) throws IOException {
        Path relative = base.relativize(file);
        boolean inName = scan.finds(relative.toString());
        boolean inText;
        try {
            inText = finds(file);
        } catch (NoSuchFileException e) {
            return;
        } catch (AccessDeniedException e) {
            ledger.notChecked("The file " + relative + " may not be read.");
            return;
        }
        ledger.examined(1);
        if (inName || inText) {
            ledger.problem(
                    inName ? relative.getParent() + "/ (a file whose name has it)" : relative.toString(),
                    "An ID number stands here in clear.",
                    "Remove the file or the number in it, and find out how it came there; if the program wrote it by itself, report it.");
        }
    }

    private boolean finds(Path file) throws IOException {
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8))) {
            for (int read = reader.read(buffer); read >= 0; read = reader.read(buffer)) {
                for (int i = 0; i < read; i++) {
                    scan.add(buffer[i]);
                }
            }
        }
        return scan.end();
    }
}
