package io.realname.notify;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import io.realname.security.FileTree;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A file of CSV that is there only when it is whole: written under another name, then renamed. Nothing in it is a formula. For one
 * thread.
 */
final class SummaryFile implements AutoCloseable {
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final Path file;
    private final Path unfinished;
    private final Writer writer;
    private final CsvWriter csv;

    /** Begins {@code file}; what a crash left of an earlier try is written over. */
    SummaryFile(Path file, Charset charset) throws IOException {
        this.file = file;
        this.unfinished = file.resolveSibling(".tmp-" + file.getFileName());
        this.writer = new OutputStreamWriter(Files.newOutputStream(unfinished), charset);
        if (charset.equals(StandardCharsets.UTF_8)) {
            writer.write(BYTE_ORDER_MARK);
        }
        csv = CsvWriter.builder()
                .quoteStrategy(QuoteStrategies.ALWAYS)
                .lineDelimiter(LineDelimiter.CRLF)
                .build(writer);
    }

    /** Adds a line. */
    void add(List<String> cells) {
        csv.writeRecord(cells.stream().map(HarmlessCell::of).toList());
    }

    /** Puts the file into its place, durably. */
    void finish() throws IOException {
        csv.flush();
        writer.close();
        FileTree.putInPlace(unfinished, file);
    }

    /** Leaves nothing behind of a file that was not finished. */
    @Override
    public void close() throws IOException {
        try (writer) {
            Files.deleteIfExists(unfinished);
        }
    }
}
