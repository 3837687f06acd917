package io.realname.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OriginTest {
    private static final String CLAIM = "019a0000-0000-7000-8000-000000000001";

    @ParameterizedTest
    @CsvSource({
        CLAIM + "/R001/legacy.csv#12, legacy.csv, 12",
        CLAIM + "/R001/2026/legacy.xlsx#1000001, 2026/legacy.xlsx, 1000001",
        CLAIM + "/R001/night.zip/a/manifest.json, night.zip/a/manifest.json, 0",
        CLAIM + "/R001/night.zip/legacy.csv#2, night.zip/legacy.csv, 2",
        CLAIM + "/R001/legacy.csv, legacy.csv, 0",
        CLAIM + "/R001/a#3.csv#4, a#3.csv, 4",
        "mail/" + CLAIM + "/legacy.csv#3, legacy.csv, 3",
        "rest/R001/" + CLAIM + "/manifest.csv#5, manifest.csv, 5",
        "rest/R001/" + CLAIM + "/package/a/manifest.json, package/a/manifest.json, 0"
    })
    void tellsFileAndRowOfEachWayIn(String key, String file, int row) {
        assertThat(Origin.of(key)).isEqualTo(new Origin(file, row));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "mail/" + CLAIM, "rest/R001/" + CLAIM, "mail/" + CLAIM + "/.text.json"})
    void knowsNoFileWhereThereIsNone(String key) {
        assertThat(Origin.of(key)).isNull();
    }

    @Test
    void hasARowOnlyInATable() {
        assertThat(new Origin("a.csv", 7).rowOrNull()).isEqualTo(7);
        assertThat(new Origin("a.json", 0).rowOrNull()).isNull();
    }
}
