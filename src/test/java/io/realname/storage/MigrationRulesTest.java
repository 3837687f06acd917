package io.realname.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A migration leaves the tables such that programs of the version before go on with them, or says in them that they cannot. */
class MigrationRulesTest {
    /** Before it nodes were not upgraded one by one. */
    private static final int FIRST = 16;

    private static final Pattern COMMENT = Pattern.compile("--[^\\n]*");
    private static final Pattern TEXT = Pattern.compile("'[^']*'");
    /** What takes away something that an older program reads or writes, or asks of it what it does not give. */
    private static final List<Pattern> NARROWING = Stream.of(
                    "\\bdrop (table|column|view|type|schema|function|trigger)\\b",
                    "\\brename\\b",
                    "\\balter (column )?\\w+ (set data )?type\\b",
                    "\\bset not null\\b",
                    "\\bdrop default\\b",
                    "\\badd (column )?(?!constraint)\\w+ [^,;]*\\bnot null\\b(?![^,;]*\\bdefault\\b)(?<!\\bdefault\\b[^,;]{0,80})",
                    "\\badd (constraint \\w+ )?(unique|foreign key|exclude)\\b",
                    "\\btruncate\\b")
            .map(Pattern::compile)
            .toList();

    private static final Pattern SAYS_SO = Pattern.compile("\\bupdate oldest_program set migration = ");

    static Stream<Path> migrations() throws IOException {
        return Files.list(Path.of("sql/migrations")).filter(file -> number(file) >= FIRST);
    }

    private static int number(Path migration) {
        String name = migration.getFileName().toString();
        return Integer.parseInt(name.substring(1, name.indexOf("__")));
    }

    @ParameterizedTest
    @MethodSource("migrations")
    void leavesOlderProgramsAtWorkOrSaysThatItDoesNot(Path migration) throws IOException {
        String sql = Files.readString(migration);

        assertThat(SAYS_SO.matcher(plain(sql)).find() || narrows(sql).isEmpty())
                .as(
                        "%s has %s: put it off to the next version but one, or raise oldest_program",
                        migration, narrows(sql))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DROP TABLE job_cursors;",
                "alter table cases drop column step;",
                "alter table cases rename column step to stage;",
                "alter table cases alter column step type varchar(10);",
                "alter table cases alter column note set not null;",
                "alter table cases add column note text not null;",
                "alter table cases add unique (note);"
            })
    void seesWhatOlderProgramsCannotWorkWith(String sql) {
        assertThat(narrows(sql)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create table notes (id uuid primary key, text text not null);",
                "alter table cases add column note text;",
                "alter table cases add column note text not null default '';",
                "alter table cases add column note text default '' not null;",
                "-- drop table cases;\ncreate index some on cases (note);",
                "comment on table cases is 'Nobody may drop table cases.';",
                "alter table outbox drop constraint outbox_kind_check;",
                "alter table outbox add constraint outbox_kind_check check (kind in ('a', 'b'));"
            })
    void letsPassWhatOnlyAdds(String sql) {
        assertThat(narrows(sql)).isEmpty();
    }

    private static List<String> narrows(String sql) {
        String plain = plain(sql);
        return NARROWING.stream()
                .map(pattern -> pattern.matcher(plain))
                .filter(java.util.regex.Matcher::find)
                .map(java.util.regex.Matcher::group)
                .toList();
    }

    /** In small letters, without comments, texts and superfluous blanks. */
    private static String plain(String sql) {
        String code = COMMENT.matcher(sql).replaceAll("");
        return TEXT.matcher(code).replaceAll("''").toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
    }
}
