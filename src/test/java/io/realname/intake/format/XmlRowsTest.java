package io.realname.intake.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.realname.submission.IdTypes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class XmlRowsTest {
    @TempDir
    Path folder;

    private Columns columns;

    @BeforeEach
    void load() throws IOException {
        columns = Columns.load(Path.of("config/columns.yaml"), IdTypes.load(Path.of("config/id-types.yaml")));
    }

    private List<Row> read(String text) throws Exception {
        Path file = Files.writeString(folder.resolve("rows.xml"), text, StandardCharsets.UTF_8);
        List<Row> all = new ArrayList<>();
        try (XmlRows rows = new XmlRows(file, columns)) {
            for (Row row = rows.next(); row != null; row = rows.next()) {
                all.add(row);
            }
        }
        return all;
    }

    @Test
    void readsOneSubmissionOrMany() throws Exception {
        String one = """
                <submission>
                  <submissionId>A-1</submissionId>
                  <profile><type>企业</type><name>示例 &amp; 公司</name><specialOccupation>false</specialOccupation>
                    <idIssuedOn>2019/5/6</idIssuedOn><address><country>中国</country></address><nameEn></nameEn></profile>
                  <domains><domain>a.cn</domain><domain><name>b.gov.cn</name><purpose>mail</purpose></domain></domains>
                  <documents><document><role>front</role><file><![CDATA[x.jpg]]></file></document></documents>
                </submission>""";

        List<Row> alone = read("<?xml version=\"1.0\"?>" + one);
        List<Row> both = read("<submissions><!-- two -->" + one + one + "</submissions>");

        assertThat(alone)
                .singleElement()
                .satisfies(row -> assertThat(row.manifest().toString())
                        .isEqualTo(
                                "{\"submissionId\":\"A-1\",\"profile\":{\"type\":\"organization\",\"name\":\"示例 & 公司\","
                                        + "\"specialOccupation\":false,\"idIssuedOn\":\"2019-05-06\",\"address\":{\"country\":\"CN\"}},"
                                        + "\"domains\":[\"a.cn\",{\"name\":\"b.gov.cn\",\"purpose\":\"mail\"}],"
                                        + "\"documents\":[{\"role\":\"front\",\"file\":\"x.jpg\"}]}"));
        assertThat(both).extracting(Row::number).containsExactly(1, 2);
        assertThat(both.get(1).manifest()).isEqualTo(alone.get(0).manifest());
    }

    static List<String[]> poison() {
        String bomb = "<!DOCTYPE a [<!ENTITY x \"lol\"><!ENTITY y \"&x;&x;&x;&x;\">]><submission><submissionId>&y;"
                + "</submissionId></submission>";
        String file = "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><submission><submissionId>&x;"
                + "</submissionId></submission>";
        return List.of(
                new String[] {bomb, "dtd"},
                new String[] {file, "dtd"},
                new String[] {"<submission><submissionId>&undefined;</submissionId></submission>", "dtd|syntax"},
                new String[] {"<submission><a>1</a><a>2</a></submission>", "duplicate-key"},
                new String[] {"<submission><submissionId>A</submission>", "syntax"},
                new String[] {"", "syntax"},
                new String[] {"no xml at all", "syntax"},
                new String[] {"<rows><row/></rows>", "no-submission"},
                new String[] {"<a>".repeat(1000), "depth"},
                new String[] {"<submission>" + "<a>".repeat(1000), "depth"},
                new String[] {"<submission><a>" + "x".repeat(100_000) + "</a></submission>", "too-long"},
                new String[] {"<submission><domains>" + "<d>a</d>".repeat(30_000) + "</domains></submission>", "count"
                });
    }

    @ParameterizedTest
    @MethodSource("poison")
    @Timeout(10)
    void refusesWhatIsMeantToHarm(String text, String variant) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOfSatisfying(
                        RowsRefused.class,
                        refused -> assertThat(refused.variant()).matches(variant));
    }

    @Test
    void readsManyInConstantMemory() throws Exception {
        Path file = folder.resolve("many.xml");
        try (var out = Files.newBufferedWriter(file)) {
            out.write("<all>");
            for (int i = 0; i < 100_000; i++) {
                out.write("<submission><submissionId>S-" + i + "</submissionId></submission>");
            }
            out.write("</all>");
        }
        long begun = System.nanoTime();
        int count = 0;
        try (XmlRows rows = new XmlRows(file, columns)) {
            while (rows.next() != null) {
                count++;
            }
        }
        assertThat(count).isEqualTo(100_000);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(20));
    }
}
