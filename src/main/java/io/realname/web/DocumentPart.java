package io.realname.web;

import io.realname.casefile.CaseDocuments;
import io.realname.casefile.CaseView;
import io.realname.security.Caller;
import io.realname.security.Permission;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Documents of cases, to be saved and never to be shown inside a page of ours: the content is a stranger's. Who saw one stands in the
 * case's events.
 */
public final class DocumentPart implements Addresses.Part {
    private static final int MOST = 999;
    private static final Map<String, Kind> KINDS = Map.of(
            "jpeg", new Kind("image/jpeg", "jpg"),
            "png", new Kind("image/png", "png"),
            "bmp", new Kind("image/bmp", "bmp"),
            "webp", new Kind("image/webp", "webp"),
            "heic", new Kind("image/heic", "heic"),
            "pdf", new Kind("application/pdf", "pdf"));
    private static final Kind OTHER = new Kind("application/octet-stream", "bin");

    private final Cases cases;
    private final CaseDocuments documents;

    /** Documents of these cases. */
    public DocumentPart(Cases cases, CaseDocuments documents) {
        this.cases = cases;
        this.documents = documents;
    }

    private record Kind(String type, String extension) {
        static Kind of(@Nullable String format) {
            return format == null ? OTHER : KINDS.getOrDefault(format, OTHER);
        }
    }

    @Override
    public void addTo(Addresses addresses) {
        addresses.on(HttpMethod.GET, "/cases/:id/documents/:n", Permission.DOCUMENTS, call -> {
            String id = call.pathPart("id");
            int position = position(call.pathPart("n"));
            Query query = call.query();
            Caller caller = call.caller();
            call.onWorker(
                    () -> {
                        CaseView view = CaseRequests.find(cases, id, query, caller);
                        return documents
                                .show(view.id(), position, caller.name())
                                .orElseThrow(DocumentPart::unknown);
                    },
                    shown -> send(call, Kind.of(shown.format()), position, shown.content()));
        });
    }

    private static int position(String text) {
        if (!text.matches("[0-9]{1,3}")) {
            throw unknown();
        }
        return Math.min(MOST, Integer.parseInt(text));
    }

    private static Problem unknown() {
        return new Problem(
                404,
                "The case has no such document, or it never came or is erased. Count from 0 in the order of the manifest.");
    }

    private static void send(Call call, Kind kind, int position, byte[] content) {
        call.putHeader(
                "Content-Disposition", "attachment; filename=\"document-" + position + "." + kind.extension() + "\"");
        call.putHeader("Content-Security-Policy", "default-src 'none'; sandbox");
        call.send(200, kind.type(), Buffer.buffer(content));
    }
}
