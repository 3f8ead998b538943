package org.huimin.engine.dmn.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.huimin.engine.batch.BatchDecider;
import org.huimin.engine.batch.BatchDecisions;
import org.huimin.engine.batch.FactColumns;
import org.huimin.engine.batch.RandomHouseholds;
import org.huimin.engine.dmn.DmnReader;
import org.huimin.engine.policy.Content;
import org.huimin.engine.policy.Fact;
import org.huimin.engine.policy.Library;
import org.huimin.engine.policy.Programme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * All programmes go out as DMN files and come back into a folder that has none: what is made of the
 * files decides a population as the content itself does, to the fen and to the reason.
 */
class RoundTripDecisionsTest {

    private static final LocalDate ON = LocalDate.of(2026, 3, 1);
    private static final int HOUSEHOLDS = 20_000;

    @TempDir Path folder;

    @Test
    void whatCameBackDecidesTwentyThousandHouseholdsAlike() throws IOException {
        Library before = Library.load(Content.ROOT, Library.Selection.PROGRAMMES);
        for (String part : List.of("vocabulary", "law", "calendar")) {
            copy(part);
        }
        for (Programme programme : before.programmes()) {
            bringBack(before, programme.id());
        }
        Library after = Library.load(folder, Library.Selection.PROGRAMMES);
        assertThat(after.programmes())
                .extracting(Programme::id)
                .isEqualTo(before.programmes().stream().map(Programme::id).toList())
                .hasSizeGreaterThan(20);

        BatchDecider then = BatchDecider.of(before, ON);
        BatchDecider now = BatchDecider.of(after, ON);
        assertThat(now.factsRead()).isEqualTo(then.factsRead());
        List<Fact> facts =
                then.factsRead().stream()
                        .map(id -> before.vocabulary().fact(id).orElseThrow())
                        .toList();
        long granted = 0;
        for (double unknown : new double[] {0, 0.03}) {
            FactColumns columns =
                    new RandomHouseholds(before, facts, 41, unknown).columns(HOUSEHOLDS / 2, ON);
            granted += same(before, columns, then.decide(columns), now.decide(columns));
        }
        assertThat(granted).isGreaterThan(HOUSEHOLDS / 10);
    }

    /** How many grants there are. */
    private static long same(
            Library library, FactColumns columns, BatchDecisions then, BatchDecisions now) {
        assertThat(then.faults()).isEmpty();
        assertThat(now.faults()).isEmpty();
        long granted = 0;
        for (int p = 0; p < library.programmes().size(); p++) {
            Programme programme = library.programmes().get(p);
            boolean ofMember = programme.unit() == Programme.Unit.MEMBER;
            int units = ofMember ? columns.members() : columns.households();
            assertThat(now.outcome(p)).as(programme.id()).isEqualTo(then.outcome(p));
            assertThat(now.amount(p)).as(programme.id()).isEqualTo(then.amount(p));
            for (int unit = 0; unit < units; unit++) {
                if (now.reasons(p, unit) != then.reasons(p, unit)) {
                    throw new AssertionError("reasons of %s, %d".formatted(programme.id(), unit));
                }
                granted += now.outcome(p)[unit] == BatchDecisions.GRANTED ? 1 : 0;
            }
        }
        return granted;
    }

    private void bringBack(Library library, String id) throws IOException {
        String xml = ProgrammeExport.export(library, Content.ROOT, id);
        byte[] bytes = xml.getBytes(StandardCharsets.UTF_8);
        Map<String, String> files =
                ProgrammeImport.files(
                        DmnReader.read(new ByteArrayInputStream(bytes), "exported.dmn"));
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path target = folder.resolve("programmes").resolve(id).resolve(file.getKey());
            Files.createDirectories(target.getParent());
            Files.writeString(target, file.getValue());
        }
    }

    private void copy(String part) throws IOException {
        try (Stream<Path> files = Files.walk(Content.ROOT.resolve(part))) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                Path target = folder.resolve(Content.ROOT.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
    }
}
