package org.huimin.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import org.huimin.engine.batch.FactColumns;
import org.huimin.engine.feel.Texts;
import org.huimin.engine.feel.Type;
import org.huimin.engine.policy.Library;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Texts and codes stand in files as what they say: another process has other numbers for them. */
class TextFactsTest {

    private static final Path CONTENT = Path.of("..", "content").toAbsolutePath().normalize();
    private static final List<String> FACTS = List.of("hospital", "school", "grade", "landlord");

    @TempDir Path folder;
    private Library library;

    @BeforeEach
    void content() throws IOException {
        Path content = folder.resolve("content");
        copy("vocabulary", content);
        copy("programmes/_specimen", content);
        append(
                content.resolve("vocabulary/member.yaml"),
                """
                - {id: hospital, zh: 就诊医院, type: text}
                - {id: school, zh: 就读学校, type: text, nullable: true}
                - {id: grade, zh: 评定等级, type: code(disability-level), nullable: true}
                """);
        append(
                content.resolve("vocabulary/household.yaml"),
                "- {id: landlord, zh: 房东, type: text}\n");
        library = Library.load(content, Library.Selection.SPECIMENS);
    }

    private static void append(Path file, String text) throws IOException {
        Files.writeString(file, Files.readString(file) + "\n" + text);
    }

    private static void copy(String part, Path content) throws IOException {
        try (var files = Files.walk(CONTENT.resolve(part))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = content.resolve(CONTENT.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
    }

    /** Two households with one member each; of the second everything is unknown. */
    private FactColumns columns() {
        FactColumns columns = new FactColumns(library, 2, 2);
        for (int i = 0; i < 2; i++) {
            columns.place[i] = 350_213_001_001L;
            columns.memberStart[i] = i;
        }
        columns.memberStart[2] = 2;
        columns.values("hospital")[0] = Texts.number("第一医院");
        columns.values("school")[0] = Type.NONE;
        columns.values("grade")[0] = Type.NONE;
        columns.values("landlord")[0] = Texts.number("龙'眼\" 合作社");
        for (String fact : FACTS) {
            columns.unknown(fact)[0] = 0;
            columns.unknown(fact)[1] = 1;
        }
        return columns;
    }

    private Path write() throws IOException {
        Path files = folder.resolve("facts");
        // in this process other texts came first, in another they would not
        Texts.number("别的文字");
        try (FactWriter writer = new FactWriter(files, library, FACTS)) {
            writer.add(columns(), i -> "h" + i, j -> "m" + j);
        }
        return files;
    }

    @Test
    void theFileHasTheTextsThemselves() throws Exception {
        Path files = write();
        try (Duck duck = new Duck();
                Statement statement = duck.connection().createStatement();
                ResultSet row =
                        statement.executeQuery(
                                "select hospital[1], school[1], grade[1], landlord from '%s/*/*.parquet' order by household"
                                        .formatted(files))) {
            row.next();
            assertThat(row.getString(1)).isEqualTo("第一医院");
            assertThat(row.getString(2)).isEmpty();
            assertThat(row.getString(3)).isEmpty();
            assertThat(row.getString(4)).isEqualTo("龙'眼\" 合作社");
            row.next();
            for (int column = 1; column <= 4; column++) {
                assertThat(row.getString(column)).isNull();
            }
        }
    }

    @Test
    void whatIsReadIsWhatWasWritten() throws IOException {
        new FactReader(library, FACTS)
                .read(
                        write(),
                        batch -> {
                            FactColumns read = batch.facts();
                            FactColumns written = columns();
                            for (String fact : FACTS) {
                                assertThat(read.values(fact)[0])
                                        .as(fact)
                                        .isEqualTo(written.values(fact)[0]);
                                assertThat(read.unknown(fact)[0]).as(fact).isZero();
                                assertThat(read.unknown(fact)[1]).as(fact).isEqualTo((byte) 1);
                            }
                        });
    }
}
