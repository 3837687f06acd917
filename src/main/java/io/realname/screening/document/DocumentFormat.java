package io.realname.screening.document;

import io.realname.screening.Example;
import io.realname.screening.Facts;
import io.realname.screening.Rule;
import io.realname.submission.ArrivedDocument;
import io.realname.submission.Code;
import io.realname.submission.Finding;
import io.realname.submission.PictureFacts;
import io.realname.submission.Severity;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A file whose content is not of an accepted format, or whose extension says another format than its content. */
final class DocumentFormat implements Rule {
    private static final Code FORMAT = new Code("document.format", Severity.ERROR, "A F I P");
    private static final Code EXTENSION = new Code("document.extension", Severity.ERROR, "A F I P");
    private static final Map<String, Set<String>> EXTENSIONS = Map.of(
            "jpeg", Set.of("jpg", "jpeg", "jpe", "jfif"),
            "png", Set.of("png"),
            "bmp", Set.of("bmp", "dib"),
            "heic", Set.of("heic", "heif", "hif"),
            "webp", Set.of("webp"),
            "pdf", Set.of("pdf"));
    /** Extensions of formats that no policy accepts. */
    private static final Set<String> OTHERS = Set.of("gif", "tif", "tiff", "avif", "svg", "psd", "zip", "doc", "docx");

    @Override
    public List<Code> codes() {
        return List.of(FORMAT, EXTENSION);
    }

    @Override
    public void check(Facts facts, Consumer<Finding> report) {
        for (int i = 0; i < facts.documents().size(); i++) {
            ArrivedDocument document = facts.documents().get(i);
            PictureFacts file = document.facts();
            // An empty file has no format: its size says what is wrong.
            if (file != null && file.bytes() > 0) {
                String field = "/documents/" + i + "/file";
                List<String> accepted = facts.policy().image().formats();
                boolean paper = !document.ref().isIdentity();
                String extension = extension(document.ref().file());
                if (!accepted.contains(file.format())
                        && !(paper && file.format().equals("pdf"))) {
                    report.accept(Finding.of(FORMAT, field)
                            .variant(paper ? "paper" : "picture")
                            .with("format", file.format())
                            .with("formats", String.join(",", accepted)));
                } else if (extension != null && saysAnother(extension, file.format())) {
                    report.accept(Finding.of(EXTENSION, field)
                            .with("format", file.format())
                            .with("extension", extension));
                }
            }
        }
    }

    /** What follows the last full stop may be no extension at all, but the end of a date or of a name. */
    private static boolean saysAnother(String extension, String format) {
        boolean known =
                OTHERS.contains(extension) || EXTENSIONS.values().stream().anyMatch(ofOne -> ofOne.contains(extension));
        return known && !EXTENSIONS.getOrDefault(format, Set.of()).contains(extension);
    }

    /** The lower-case extension of the last part of the path, or null if it has none. */
    private static @Nullable String extension(@Nullable String path) {
        if (path == null) {
            return null;
        }
        int dot = path.lastIndexOf('.');
        return dot <= path.lastIndexOf('/') || dot == path.length() - 1
                ? null
                : path.substring(dot + 1).toLowerCase(Locale.ROOT);
    }

    @Override
    public List<Example> examples() {
        return List.of(
                Example.raises(FORMAT, "company", "/files/0/format", "gif"),
                Example.raises(FORMAT, "company", "/files/0/format", "pdf"),
                Example.passes(FORMAT, "company", "/files/0/format", "png"),
                Example.raises(FORMAT, "company", "/site", "intl", "/files/0/format", "png"),
                Example.passes(FORMAT, "company", "/documents/0/role", "application-form", "/files/0/format", "pdf"),
                Example.raises(EXTENSION, "company", "/files/0/format", "png"),
                Example.passes(EXTENSION, "company", "/files/0/format", "png", "/documents/0/file", "a.jpg/b.PNG"),
                Example.passes(EXTENSION, "company", "/documents/0/file", "licence.JPEG"),
                Example.passes(EXTENSION, "company", "/documents/0/file", "licence"),
                Example.passes(EXTENSION, "company", "/documents/0/file", "营业执照2019.05.06"),
                Example.passes(EXTENSION, "company", "/documents/0/file", "身份证.正面"),
                Example.raises(EXTENSION, "company", "/documents/0/file", "licence.gif"),
                // Told by the format alone:
                Example.passes(EXTENSION, "company", "/files/0/format", "gif"));
    }
}
