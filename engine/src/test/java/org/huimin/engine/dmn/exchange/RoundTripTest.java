package org.huimin.engine.dmn.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.huimin.engine.dmn.DmnException;
import org.huimin.engine.dmn.DmnModel;
import org.huimin.engine.dmn.DmnReader;
import org.huimin.engine.policy.Cases;
import org.huimin.engine.policy.Content;
import org.huimin.engine.policy.Library;
import org.huimin.engine.policy.Programme;
import org.junit.jupiter.api.Test;

/** What is exported and imported again decides as before; what was edited on the way shows. */
class RoundTripTest {

    private static DmnModel read(String xml) {
        return DmnReader.read(
                new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)), "exported.dmn");
    }

    private static List<Cases.Result> casesAfter(Library library, Programme programme)
            throws IOException {
        String xml = ProgrammeExport.export(library, Content.ROOT, programme.id());
        DmnModel model = read(xml);
        assertThat(ProgrammeImport.programme(model)).isEqualTo(programme.id());
        return ContentCheck.with(
                Content.ROOT,
                Library.Selection.ALL,
                programme.id(),
                ProgrammeImport.files(model),
                (changed, content) ->
                        Cases.run(
                                content, changed, changed.programme(programme.id()).orElseThrow()));
    }

    @Test
    void everyProgrammeDecidesItsCasesAsBefore() throws IOException {
        Library library = Library.load(Content.ROOT, Library.Selection.ALL);
        int cases = 0;
        for (Programme programme : library.programmes()) {
            List<Cases.Result> before = Cases.run(Content.ROOT, library, programme);
            List<Cases.Result> after = casesAfter(library, programme);
            assertThat(after).as(programme.id()).isEqualTo(before);
            cases += after.size();
        }
        assertThat(cases).isGreaterThan(12);
    }

    private static final String TABLE =
            """
            rules:
              - id: bandAid
                zh: 分档补助
                entity: member
                type: money
                per: month
                law: specimen-umbrella-act@2020-01-01 art.7
                table: |-
                  F | 年龄 | 残疾等级 || 补助 | 条文 | 说明
                  1 | < 18 | - || 120.50 | art.3 | 孩子
                  甲 | [18..59] | "一级", "二级" || 80 | |
                  其余 | - | not("一级") || 0 | art.4 |
                  3 | - | - || 10
            """;

    @Test
    void carriesTablesWithLabelsClausesAndNotes() throws IOException {
        Library library = Content.specimens();
        Map<String, String> files =
                new HashMap<>(
                        ProgrammeImport.files(
                                read(ProgrammeExport.export(library, Content.ROOT, "_specimen"))));
        files.put("rules/bands.yaml", TABLE);
        Map<String, String> back =
                ContentCheck.with(
                        Content.ROOT,
                        Library.Selection.SPECIMENS,
                        "_specimen",
                        files,
                        (changed, content) ->
                                ProgrammeImport.files(
                                        read(
                                                ProgrammeExport.export(
                                                        changed, content, "_specimen"))));
        assertThat(back.get("rules/bands.yaml"))
                .contains(
                        "F | 年龄 | 残疾等级 || 补助 | 条文 | 说明",
                        "1 | < 18 | - || 120.50 | art.3 | 孩子",
                        "甲 | [18..59] | \"一级\", \"二级\" || 80",
                        "其余 | - | not(\"一级\") || 0 | art.4",
                        "3 | - | - || 10");
        files.putAll(back);
        String version =
                ContentCheck.with(
                        Content.ROOT,
                        Library.Selection.SPECIMENS,
                        "_specimen",
                        files,
                        (changed, content) -> changed.version());
        assertThat(version).hasSize(16);
    }

    @Test
    void exportsTheSameTextEveryTime() throws IOException {
        Library library = Content.specimens();
        String id = library.programmes().get(0).id();
        assertThat(ProgrammeExport.export(library, Content.ROOT, id))
                .isEqualTo(ProgrammeExport.export(library, Content.ROOT, id));
    }

    @Test
    void takesWhatAnEditorChanged() throws IOException {
        Library library = Content.specimens();
        String xml = ProgrammeExport.export(library, Content.ROOT, "_specimen");
        DmnModel edited = read(xml.replace("<text>650</text>", "<text>655</text>"));
        Map<String, String> files = ProgrammeImport.files(edited);
        assertThat(files.get("parameters/standard.csv"))
                .contains("000000,urban,2026-01-01,655,伞字〔2026〕1号,二,no");
    }

    @Test
    void tellsWhatCannotComeBack() throws IOException {
        String xml = ProgrammeExport.export(Content.specimens(), Content.ROOT, "_specimen");
        String strange = xml.replaceAll("&gt;= date\\(|>= date\\(", "&gt; date(");
        assertThatThrownBy(() -> ProgrammeImport.files(read(strange)))
                .isInstanceOfSatisfying(
                        DmnException.class,
                        e -> {
                            assertThat(e.problems().get(0).line()).isPositive();
                            assertThat(e.problems().get(0).construct()).isEqualTo("parameter row");
                        });
    }
}
