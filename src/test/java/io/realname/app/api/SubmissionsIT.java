package io.realname.app.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.realname.app.api.Api.Answer;
import io.realname.intake.TestInbox;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Submissions over HTTP, from the form to rows and documents. */
class SubmissionsIT {
    @TempDir
    static Path folder;

    private static Api api;

    @BeforeAll
    static void start() throws IOException {
        api = new Api(folder.resolve("data"));
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @Test
    void takesASubmissionInBeforeItAnswers() throws IOException {
        Answer answer = api.submit(Api.form(Api.manifest("S-1")));

        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        assertThat(answer.json().path("submissionId").asText()).isEqualTo("S-1");
        assertThat(answer.json().path("source").asText()).isEqualTo("shop");
        assertThat(api.texts("select state from cases where submission_id = 'S-1'"))
                .containsExactly(answer.json().path("state").asText());
        assertThat(api.texts("""
                        select d.document from submission_documents d join submissions s on s.id = d.attempt
                        where s.submission_id = 'S-1'"""))
                .singleElement()
                .satisfies(
                        name -> assertThat(api.service.documents().read(name)).isEqualTo(TestInbox.PICTURE));
        JsonNode shown =
                api.get(answer.header("location").substring("/api/v1".length())).json();
        assertThat(shown).isEqualTo(answer.json());
        Awaitility.await().untilAsserted(() -> assertThat(api.files("uploads")).isEmpty());
    }

    @Test
    void countsWhatItTakesAndWhatItRefuses() throws IOException {
        double taken = figure("realname_stages_taken_total{stage=\"rest\"}");
        double done = figure("realname_stages_ended_total{outcome=\"done\",stage=\"rest\"}");
        double rejected = figure("realname_stages_ended_total{outcome=\"rejected\",stage=\"rest\"}");

        api.submit(Api.form(Api.manifest("COUNTED-1")));
        api.submit(Api.form(Api.manifest("COUNTED-2"))
                .file("inner", "a/b.bin", new byte[400_000])
                .file("outer", "a", new byte[10]));

        assertThat(figure("realname_stages_taken_total{stage=\"rest\"}")).isEqualTo(taken + 2);
        assertThat(figure("realname_stages_ended_total{outcome=\"done\",stage=\"rest\"}"))
                .isEqualTo(done + 1);
        assertThat(figure("realname_stages_ended_total{outcome=\"rejected\",stage=\"rest\"}"))
                .isEqualTo(rejected + 1);
    }

    /** 0 if there is none yet. */
    private static double figure(String sample) {
        return api.service
                .observatory()
                .meters()
                .text()
                .lines()
                .filter(line -> line.startsWith(sample))
                .mapToDouble(line -> Double.parseDouble(line.substring(sample.length())))
                .sum();
    }

    @Test
    void takesWhatIsTooLargeForMemoryThroughFiles() throws IOException {
        Answer answer = api.submit(Api.form(Api.manifest("L-1")).file("other", "other.bin", new byte[400_000]));

        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        String document = api.texts("""
                select d.document from submission_documents d join submissions s on s.id = d.attempt
                where s.submission_id = 'L-1'""").get(0);
        assertThat(api.service.documents().read(document)).isEqualTo(TestInbox.PICTURE);
        Awaitility.await().untilAsserted(() -> assertThat(api.files("uploads")).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 400_000})
    void refusesAFileThatIsCalledLikeTheFolderOfAnother(int size) throws IOException {
        Answer answer = api.submit(Api.form(Api.manifest("FOLDER-" + size))
                .file("inner", "a/b.bin", new byte[size])
                .file("outer", "a", new byte[10]));

        assertThat(answer.status()).as(answer.text()).isEqualTo(422);
        assertThat(answer.codes()).containsExactly("document.unsafe-path");
        Awaitility.await().untilAsserted(() -> assertThat(api.files("uploads")).isEmpty());
    }

    @Test
    void answersTheSameSubmissionWithTheSameCase() {
        Answer first = api.submit(Api.form(Api.manifest("S-2")));
        Answer again = api.submit(Api.form(Api.manifest("S-2")));

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json().path("id")).isEqualTo(first.json().path("id"));
        assertThat(again.header("location")).isEqualTo(first.header("location"));
        assertThat(api.texts("select disposition from submissions where submission_id = 'S-2'"))
                .containsExactlyInAnyOrder("case", "duplicate");
    }

    @Test
    void refusesOtherContentUnderAnIdThatIsTaken() {
        Answer first = api.submit(Api.form(Api.manifest("S-3")));
        ObjectNode other = Api.manifest("S-3");
        other.withObject("profile").put("email", "else@example.cn");
        Answer conflict = api.submit(Api.form(other));

        assertThat(conflict.status()).isEqualTo(409);
        assertThat(conflict.codes()).containsExactly("submission.conflict");
        assertThat(conflict.json().path("caseId").asText())
                .isEqualTo(first.json().path("id").asText());
    }

    @Test
    void takesInWhatTheRulesRejectAndSaysWhy() {
        ObjectNode manifest = Api.manifest("S-4");
        manifest.withObject("profile").put("name", " 杭州");
        Answer answer = api.submit(Api.form(manifest));

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.codes()).contains("name.whitespace");
        assertThat(answer.json().path("findings").path(0).path("message").asText())
                .matches("[\\x20-\\x7e‘’“”·]+");
    }

    @Test
    void tellsFindingsInTheLanguageThatIsAskedFor() {
        ObjectNode manifest = Api.manifest("S-5");
        manifest.withObject("profile").put("name", " 杭州");
        Answer answer = api.postForm(
                api.operator,
                "/submissions?source=shop&language=zh",
                Api.form(manifest).whole());

        assertThat(answer.json().path("findings").path(0).path("message").asText())
                .containsPattern("\\p{IsHan}");
    }

    @Test
    void takesTheManifestAsAFieldOfTheForm() {
        Form form = new Form()
                .field("manifest", Api.manifest("S-6").toString())
                .file("x", "licence.jpg", TestInbox.PICTURE);

        assertThat(api.submit(form).status()).isEqualTo(202);
    }

    @Test
    void takesAFileOfRowsAndTellsWhatBecameOfEach() {
        String csv = "提交编号;姓名\nROW-1;甲\n;乙\n";
        Answer answer = api.submit(new Form().file("manifest", "rows.csv", csv.getBytes(Charset.forName("GB18030"))));

        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        assertThat(answer.header("location")).isEmpty();
        assertThat(answer.json().path("submissions")).hasSize(2);
        assertThat(answer.json().path("submissions").findValuesAsText("row")).containsExactly("2", "3");
        assertThat(api.get("/cases/ROW-1").json().path("row").asInt()).isEqualTo(2);
        String only = "提交编号;姓名\nROW-9;甲\n";
        Answer one = api.submit(new Form().file("manifest", "rows.csv", only.getBytes(StandardCharsets.UTF_8)));
        assertThat(one.json().path("submissionId").asText()).isEqualTo("ROW-9");
        assertThat(one.json().path("row").asInt()).isEqualTo(2);
    }

    @Test
    void judgesRowsAndTellsWhereEachStands() {
        String csv = "提交编号;姓名\nROW-1;甲\n;乙\n";
        Answer answer = api.postForm(
                api.operator,
                "/validations?source=shop",
                new Form()
                        .file("manifest", "rows.csv", csv.getBytes(StandardCharsets.UTF_8))
                        .whole());

        assertThat(answer.json().path("submissions").findValuesAsText("row")).containsExactly("2", "3");
        assertThat(answer.json().at("/submissions/0/file").asText()).isEqualTo("manifest.csv");
    }

    @Test
    void takesAZipWithItsPictures() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (String id : List.of("Z-1", "Z-2")) {
                zip.putNextEntry(new ZipEntry(id + "/manifest.json"));
                zip.write(Api.manifest(id).toString().getBytes(StandardCharsets.UTF_8));
                zip.putNextEntry(new ZipEntry(id + "/licence.jpg"));
                zip.write(TestInbox.PICTURE);
            }
        }
        Answer answer = api.submit(new Form().file("manifest", "both.zip", bytes.toByteArray()));

        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        assertThat(answer.json().path("counts").path("case").asInt()).isEqualTo(2);
        assertThat(answer.json().path("submissions").findValuesAsText("submissionId"))
                .containsExactly("Z-1", "Z-2");
        assertThat(answer.json().path("submissions").findValuesAsText("file"))
                .containsExactly("package.zip/Z-1/manifest.json", "package.zip/Z-2/manifest.json");
    }

    @Test
    void judgesWithoutKeepingAnything() throws IOException {
        List<String> documents = api.files("documents");
        long cases = api.count("cases");
        ObjectNode manifest = Api.manifest("V-1");
        manifest.withObject("profile").put("name", " 杭州");
        Answer answer = api.postForm(
                api.operator,
                "/validations?source=shop",
                Form.of(manifest.toString())
                        .file(
                                "f",
                                "licence.jpg",
                                (new String(TestInbox.PICTURE, StandardCharsets.ISO_8859_1) + "x")
                                        .getBytes(StandardCharsets.ISO_8859_1))
                        .whole());

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.json().at("/submissions/0/submissionId").asText()).isEqualTo("V-1");
        assertThat(answer.json().findValuesAsText("code")).contains("name.whitespace");
        assertThat(api.count("cases")).isEqualTo(cases);
        assertThat(api.files("documents")).containsExactlyInAnyOrderElementsOf(documents);
        Awaitility.await().untilAsserted(() -> assertThat(api.files("uploads")).isEmpty());
    }

    @Test
    void answersEachOfManyAtOnceWithItsOwnCase() {
        List<CompletableFuture<Answer>> answers = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            String id = "M-" + i;
            answers.add(CompletableFuture.supplyAsync(() -> api.submit(Api.form(Api.manifest(id)))));
        }

        for (int i = 0; i < 40; i++) {
            JsonNode shown = answers.get(i).join().json();
            assertThat(shown.path("submissionId").asText()).isEqualTo("M-" + i);
            assertThat(api.texts("select id::text from cases where submission_id = 'M-" + i + "'"))
                    .containsExactly(shown.path("id").asText());
        }
    }
}
