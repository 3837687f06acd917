package io.realname.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.realname.casefile.CaseState;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What of a person stands in clear after a whole life: nothing. */
class SecrecyIT extends LivesInTown {
    @Test
    void leavesNoNameNumberOrAddressInClearInTheDatabaseOrTheStore() throws Exception {
        TownSample company = company();
        TownSample refused = new TownSample("S-2", OTHER_NUMBER, "refused-test.cn").always("name-mismatch");
        refused.profile().put("name", "宁波示例贸易有限公司").put("email", "boss@example.cn");
        open(company, refused);

        town.drop(company);
        town.drop(refused);
        town.liveUntil(company, CaseState.CLOSED);
        town.liveUntil(refused, CaseState.REJECTED);
        town.rest();

        for (String secret : List.of(
                "杭州示例网络有限公司",
                "宁波示例贸易有限公司",
                NUMBER,
                OTHER_NUMBER,
                "ops@example.cn",
                "boss@example.cn",
                "示例路",
                "13800138000")) {
            assertThat(placesOf(secret))
                    .as("places where " + secret + " stands in clear")
                    .isEmpty();
        }
        // The search itself is sound: what may stand in clear is found.
        assertThat(placesOf("refused-test.cn")).contains("domains.name");
        assertThat(Files.readString(documents().get(0), StandardCharsets.ISO_8859_1))
                .doesNotContain("JFIF");
    }

    /** Every table and column of the database in which a text stands, as text or among bytes. */
    private List<String> placesOf(String text) {
        List<String> places = new ArrayList<>();
        for (Map<String, Object> column : town.rows("""
                select table_name, column_name, data_type from information_schema.columns
                where table_schema = 'public'""")) {
            String table = column.get("table_name").toString();
            String name = column.get("column_name").toString();
            String bytes = column.get("data_type").equals("bytea")
                    ? '"' + name + '"'
                    : "convert_to(\"" + name + "\"::text, 'UTF8')";
            long found = town.database
                    .jdbi()
                    .withHandle(handle -> handle.createQuery("select count(*) from " + table
                                    + " where position(convert_to(:text, 'UTF8') in " + bytes + ") > 0")
                            .bind("text", text)
                            .mapTo(Long.class)
                            .one());
            if (found > 0) {
                places.add(table + "." + name);
            }
        }
        return places;
    }

    private List<Path> documents() throws Exception {
        try (Stream<Path> files = Files.walk(data.resolve("documents"))) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}
