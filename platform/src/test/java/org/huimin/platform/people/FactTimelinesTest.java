package org.huimin.platform.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.huimin.platform.people.Islands.ANNA;
import static org.huimin.platform.people.Islands.BEN;
import static org.huimin.platform.people.Islands.CARL;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.huimin.platform.access.Caller;
import org.huimin.platform.access.CallerContext;
import org.huimin.platform.access.NotPermitted;
import org.huimin.platform.access.Role;
import org.huimin.platform.exchange.ExchangeFixture;
import org.huimin.platform.people.FactTimeline.Asked;
import org.huimin.platform.people.FactTimeline.Cause;
import org.huimin.platform.people.FactTimeline.Version;
import org.huimin.platform.testing.TestCallers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every version of a fact, with where it came from and why it ended. */
class FactTimelinesTest {
    private static final Caller CLERK = TestCallers.of("350213100", Role.CLERK);
    private static final String HARVESTS = "idNumber,buyer,month,amount,account\n";
    private static final String LICENCES = "证号,身份证号,等级,发证日期,有效期至\n";

    @TempDir Path folder;
    private Islands islands;
    private FactTimelines timelines;
    private DeclaredFacts declared;

    @BeforeEach
    void begin() {
        islands = new Islands(folder);
        var jdbc = JdbcClient.create(islands.database.app());
        timelines =
                new FactTimelines(
                        jdbc,
                        islands.database.app(),
                        islands.database.transactionManager(),
                        islands.datasets,
                        islands.current,
                        islands.projectionSql,
                        new Projection(
                                jdbc, islands.current, islands.datasets, islands.projectionSql),
                        islands.exchange.imports(),
                        islands.clock);
        declared =
                new DeclaredFacts(
                        jdbc,
                        islands.database.app(),
                        islands.datasets,
                        islands.projectionSql,
                        islands.clock);
        islands.takeRegister();
    }

    @AfterEach
    void end() {
        islands.close();
    }

    private UUID one(String sql, String id) {
        return islands.database.as(
                TestCallers.system(),
                jdbc ->
                        jdbc.sql(sql)
                                .param(islands.database.secrets().blindIndex(id))
                                .query(UUID.class)
                                .single());
    }

    private UUID person(String id) {
        return one("select person_id from people.person where person_index = ?", id);
    }

    private UUID household(String id) {
        return one(
                "select household_id from people.membership join people.person using (person_id) where person_index = ? and upper_inf(recorded) and upper_inf(valid)",
                id);
    }

    private FactTimeline timeline(String id, Asked asked) {
        return CallerContext.run(
                CLERK, () -> timelines.of(household(id), person(id), asked).orElseThrow());
    }

    private List<Version> versions(String id, String fact) {
        return timeline(id, Asked.overview()).lines().stream()
                .filter(line -> line.fact().equals(fact))
                .findFirst()
                .orElseThrow()
                .versions();
    }

    @Test
    void deliveriesCorrectionsAndOtherMonthsEachBeginAVersion() {
        islands.take("harvests-1.csv", HARVESTS + ANNA + ",甲,2026-01,100.00,\n");
        islands.clock.turn(Duration.ofDays(5));
        islands.take("harvests-2.csv", HARVESTS + ANNA + ",甲,2026-01,150.00,\n");
        islands.clock.turn(Duration.ofDays(5));
        islands.take("harvests-3.csv", HARVESTS + CARL + ",乙,2025-12,900.00,\n");
        islands.take("harvests-4.csv", HARVESTS + CARL + ",丙,2025-12,900.00,\n");
        List<Version> versions = versions(ANNA, "harvest");
        assertThat(versions).extracting(Version::value).containsExactly(7_500L, 15_000L, 10_000L);
        assertThat(versions)
                .extracting(Version::cause)
                .containsExactly(Cause.WINDOW, Cause.CORRECTED, Cause.DELIVERED);
        assertThat(versions.getFirst().knownTo()).isNull();
        assertThat(versions.get(1).knownTo()).isEqualTo(versions.getFirst().knownFrom());
        assertThat(versions.get(1).sources())
                .singleElement()
                .satisfies(source -> {
                    assertThat(source.file()).isEqualTo("harvests-2.csv");
                    assertThat(source.row()).isEqualTo(2);
                    assertThat(source.batch()).isPositive();
                    assertThat(source.department().zh()).isEqualTo("农务局");
                    assertThat(source.name().en()).isEqualTo("harvest payments");
                });
        assertThat(versions.getFirst().value()).isEqualTo(islands.now(ANNA, "harvest"));
    }

    @Test
    void whatExpiresOrSinksIsNoneAndNotUnknown() {
        islands.take("领航证.csv", LICENCES + "L1," + BEN + ",一等,2025-01-01,2026-03-20\n");
        islands.take("boats-1.csv", "船号,身份证号,估值,份额,已沉没,船员\nB1," + BEN + ",5000.00,100,否,1\n");
        islands.clock.turn(Duration.ofDays(10));
        islands.take("boats-2.csv", "船号,身份证号,估值,份额,已沉没,船员\nB1," + BEN + ",5000.00,100,是,1\n");
        assertThat(versions(BEN, "pilot"))
                .extracting(version -> version.value() + " " + version.cause())
                .containsExactly("false DAY", "true DELIVERED");
        assertThat(versions(BEN, "boatCount")).extracting(Version::value).containsExactly(0L, 1L);
        assertThat(versions(BEN, "boatValue"))
                .first()
                .satisfies(version -> {
                    assertThat(version.value()).isNull();
                    assertThat(version.none()).isTrue();
                    assertThat(version.cause()).isEqualTo(Cause.CORRECTED);
                });
    }

    @Test
    void aDeclarationSaysWhoOnWhichVisitAndForWhichDays() {
        islands.take("harvests-1.csv", HARVESTS + ANNA + ",甲,2026-01,100.00,\n");
        UUID anna = person(ANNA);
        LocalDate today = LocalDate.now(islands.clock);
        islands.database.as(
                CLERK,
                _ ->
                        declared.declare(
                                anna,
                                "harvest",
                                "50",
                                today.plusDays(2),
                                today.plusDays(4),
                                "3月入户调查"));
        assertThat(versions(ANNA, "harvest")).as("not yet valid").hasSize(1);
        islands.clock.turn(Duration.ofDays(3));
        assertThat(versions(ANNA, "harvest"))
                .first()
                .satisfies(version -> {
                    assertThat(version.value()).isEqualTo(5_000L);
                    assertThat(version.validFrom()).isEqualTo(today.plusDays(2));
                    assertThat(version.validTo()).isEqualTo(today.plusDays(4));
                    assertThat(version.sources().getFirst().declared()).isTrue();
                    assertThat(version.sources().getFirst().name().zh()).isEqualTo("3月入户调查");
                });
        islands.clock.turn(Duration.ofDays(3));
        assertThat(versions(ANNA, "harvest"))
                .extracting(Version::value)
                .containsExactly(10_000L, 5_000L, 10_000L);
        UUID again =
                islands.database.as(
                        CLERK, _ -> declared.declare(anna, "harvest", "70", null, null, "电话核实"));
        islands.database.as(CLERK, _ -> declared.retract(again));
        assertThat(versions(ANNA, "harvest").getFirst())
                .satisfies(version -> {
                    assertThat(version.value()).isEqualTo(10_000L);
                    assertThat(version.cause()).isEqualTo(Cause.RETRACTED);
                });
    }

    @Test
    void aLongHistoryComesInPages() {
        for (int i = 1; i <= 9; i++) {
            islands.clock.turn(Duration.ofHours(1));
            islands.take(
                    "harvests-" + i + ".csv", HARVESTS + ANNA + ",甲,2026-01," + i + "00.00,\n");
        }
        FactTimeline.Line newest =
                timeline(ANNA, Asked.overview()).lines().stream()
                        .filter(line -> line.fact().equals("harvest"))
                        .findFirst()
                        .orElseThrow();
        assertThat(newest.versions()).hasSize(6);
        assertThat(newest.more()).isTrue();
        FactTimeline rest =
                timeline(ANNA, Asked.of("harvest", newest.versions().getLast().knownFrom()));
        assertThat(rest.lines())
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.versions())
                            .extracting(Version::value)
                            .containsExactly(30_000L, 20_000L, 10_000L);
                    assertThat(line.versions().getFirst().knownTo())
                            .isEqualTo(newest.versions().getLast().knownFrom());
                    assertThat(line.more()).isFalse();
                });
    }

    @Test
    void onlyThoseWhoMaySeeTheHouseholdSeeItsTimeLine() {
        UUID anna = person(ANNA);
        UUID home = household(ANNA);
        assertThatThrownBy(() -> read(ExchangeFixture.DATA, home, anna))
                .isInstanceOf(NotPermitted.class);
        assertThat(read(TestCallers.of("350214", Role.CLERK), home, anna))
                .as("another county")
                .isFalse();
        assertThat(read(TestCallers.of("350213", Role.AUDITOR), home, anna)).isTrue();
        assertThat(read(CLERK, home, person(Islands.DORA))).as("never a member").isFalse();
    }

    private boolean read(Caller caller, UUID household, UUID person) {
        return CallerContext.run(
                caller, () -> timelines.of(household, person, Asked.overview()).isPresent());
    }
}
