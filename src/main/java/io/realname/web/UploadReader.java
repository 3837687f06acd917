package io.realname.web;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerFileUpload;
import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the body of one request while it comes, within limits: into memory if it says that it is small, else into files. Nothing of a
 * refused one is left. For the event loop.
 */
final class UploadReader {
    private static final Pattern BOUNDARY =
            Pattern.compile(";\\s*boundary=\"?([^\";]{1,70})\"?", Pattern.CASE_INSENSITIVE);
    private static final int TAIL = 128;

    private final Call call;
    private final Vertx vertx;
    private final HttpServerRequest request;
    private final Path folder;
    private final UploadLimits limits;
    private final Consumer<Upload> then;
    private final Runnable end;
    private final String id = UUID.randomUUID().toString();
    private final List<Upload.Part> parts = new ArrayList<>();
    private final List<HttpServerFileUpload> uploads = new ArrayList<>();
    private final List<Path> files = new ArrayList<>();
    private final List<Future<Void>> writing = new ArrayList<>();
    private Buffer tail = Buffer.buffer();
    private String closing = "";
    private boolean inMemory;
    private long bytes;
    private long timer = -1;
    private boolean over;

    /**
     * A reader of the body of {@code call}.
     *
     * @param then gets what was read
     * @param end runs once it was read or refused
     */
    UploadReader(Call call, Path folder, UploadLimits limits, Consumer<Upload> then, Runnable end) {
        this.call = call;
        this.vertx = call.vertx();
        this.request = call.request();
        this.folder = folder;
        this.limits = limits;
        this.then = then;
        this.end = end;
    }

    void start() {
        String type = String.valueOf(call.header("content-type"));
        Matcher boundary = BOUNDARY.matcher(type);
        if (!type.toLowerCase(Locale.ROOT).startsWith("multipart/form-data") || !boundary.find()) {
            refuse(new Problem(
                    415, "Send a form of the type multipart/form-data, with a field \"manifest\" and the files."));
            return;
        }
        long length = length(call.header("content-length"));
        if (length > limits.bytesOfAll()) {
            refuse(tooLarge());
            return;
        }
        inMemory = length >= 0 && length <= limits.bytesInMemory();
        closing = "--" + boundary.group(1) + "--";
        request.exceptionHandler(this::broken);
        try {
            request.setExpectMultipart(true);
        } catch (RuntimeException e) {
            refuse(malformed());
            return;
        }
        request.uploadHandler(this::part).handler(this::chunk).endHandler(ended -> whole());
        timer = vertx.setTimer(limits.time().toMillis(), late -> {
            refuse(new Problem(
                    408,
                    "The body was not sent within " + limits.time().toSeconds()
                            + " seconds. Send it again faster, or several smaller forms."));
            request.connection().close();
        });
    }

    /** The length that the sender says, which it cannot exceed then; -1 if it says none. */
    private static long length(@Nullable String header) {
        try {
            return header == null ? -1 : Long.parseLong(header.strip());
        } catch (NumberFormatException e) {
            return Long.MAX_VALUE;
        }
    }

    private void part(HttpServerFileUpload upload) {
        if (over) {
            upload.handler(rest -> {});
            return;
        }
        if (parts.size() == limits.files()) {
            upload.handler(rest -> {});
            refuse(new Problem(
                    413, "There are more than " + limits.files() + " files in the form; send them in several forms."));
            return;
        }
        parts.add(new Upload.Part(
                String.valueOf(upload.name()),
                String.valueOf(upload.filename()),
                String.valueOf(upload.contentType()),
                inMemory ? collected(upload) : written(upload)));
        uploads.add(upload);
    }

    private static Upload.Content collected(HttpServerFileUpload upload) {
        Buffer bytes = Buffer.buffer();
        upload.handler(bytes::appendBuffer);
        return new Upload.InMemory(bytes);
    }

    private Upload.Content written(HttpServerFileUpload upload) {
        Path file = folder.resolve(id + "-" + files.size());
        files.add(file);
        writing.add(upload.streamToFileSystem(file.toString()));
        return new Upload.InFile(file);
    }

    private void chunk(Buffer chunk) {
        if (over) {
            return;
        }
        bytes += chunk.length();
        Buffer end =
                tail.appendBuffer(chunk.length() > TAIL ? chunk.slice(chunk.length() - TAIL, chunk.length()) : chunk);
        tail = end.length() > TAIL ? end.getBuffer(end.length() - TAIL, end.length()) : end;
        if (bytes > limits.bytesOfAll() || hasLargeFile()) {
            refuse(tooLarge());
        }
    }

    private boolean hasLargeFile() {
        return uploads.stream().anyMatch(upload -> upload.size() > limits.bytesOfOne());
    }

    private Problem tooLarge() {
        return new Problem(
                413,
                "The form is too large: " + limits.bytesOfAll() + " bytes are possible in all, " + limits.bytesOfOne()
                        + " in one file. Send smaller files, or several forms.");
    }

    private static Problem malformed() {
        return new Problem(400, "The form is malformed, or ends before its last boundary. Send it again and whole.");
    }

    private void broken(Throwable failure) {
        refuse(malformed());
    }

    private void whole() {
        if (over) {
            return;
        }
        if (!tail.toString(StandardCharsets.ISO_8859_1).stripTrailing().endsWith(closing)) {
            refuse(malformed());
            return;
        }
        for (String manifest : request.formAttributes().getAll("manifest")) {
            parts.add(new Upload.Part("manifest", "", "", new Upload.InMemory(Buffer.buffer(manifest))));
        }
        Future.all(List.copyOf(writing)).onComplete(written -> {
            if (over) {
                return;
            }
            if (hasLargeFile()) { // What came last is counted when it is written.
                refuse(tooLarge());
                return;
            }
            if (written.failed()) {
                settle();
                erase();
                call.fail(written.cause());
                return;
            }
            settle();
            then.accept(new Upload(parts));
        });
    }

    private void settle() {
        over = true;
        if (timer >= 0) {
            vertx.cancelTimer(timer);
        }
        end.run();
    }

    private void refuse(Problem problem) {
        if (over) {
            return;
        }
        settle();
        erase();
        call.fail(problem);
        if (!request.isEnded()) {
            request.setExpectMultipart(false);
            request.uploadHandler(null).handler(rest -> {}).endHandler(null).resume();
        }
    }

    private void erase() {
        for (int i = 0; i < files.size(); i++) {
            String file = files.get(i).toString();
            cancel(i);
            // Whether it is there yet or not: what was written is gone, what is still being written goes then.
            vertx.fileSystem().delete(file);
            writing.get(i).onComplete(done -> vertx.fileSystem().delete(file));
        }
    }

    private void cancel(int part) {
        if (!writing.get(part).isComplete()) {
            try {
                uploads.get(part).cancelStreamToFileSystem();
            } catch (IllegalStateException beingClosed) {
                // The last of it is just being written; it is deleted then.
            }
        }
    }
}
