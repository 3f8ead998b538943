package org.huimin.platform.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.huimin.platform.people.Islands.ANNA;
import static org.huimin.platform.people.Islands.BEN;
import static org.huimin.platform.people.Islands.CARL;
import static org.huimin.platform.people.Islands.HEADER;
import static org.huimin.platform.people.Islands.WEST;
import static org.huimin.platform.people.Islands.row;

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
import org.huimin.platform.testing.TestCallers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a caseworker finds, sees and states. */
class PeopleTest {
    private static final Caller CLERK = TestCallers.of("350213100", Role.CLERK);

    @TempDir Path folder;
    private Islands islands;
    private People people;
    private DeclaredFacts declared;

    @BeforeEach
    void begin() {
        islands = new Islands(folder);
        var jdbc = JdbcClient.create(islands.database.app());
        var projection =
                new Projection(jdbc, islands.current, islands.datasets, islands.projectionSql);
        people =
                new People(
                        jdbc,
                        islands.database.app(),
                        islands.database.transactionManager(),
                        islands.database.secrets(),
                        islands.datasets,
                        islands.current,
                        islands.projectionSql,
                        projection,
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
        islands.take(
                "harvests.csv",
                "idNumber,buyer,month,amount,account\n"
                        + ANNA
                        + ",甲,2026-01,100.00,\n"
                        + ANNA
                        + ",甲,2026-02,300.00,\n");
    }

    @AfterEach
    void end() {
        islands.close();
    }

    private UUID household(String id) {
        return CallerContext.run(
                TestCallers.system(), () -> people.search(id).getFirst().household());
    }

    private UUID person(String id) {
        return CallerContext.run(TestCallers.system(), () -> people.search(id).getFirst().person());
    }

    private <T> T inTransaction(Caller caller, java.util.function.Supplier<T> work) {
        return islands.database.as(caller, _ -> work.get());
    }

    @Test
    void findsByNumberByHouseholdAndByAPartOfAName() {
        CallerContext.run(
                CLERK,
                () -> {
                    assertThat(people.search(ANNA))
                            .singleElement()
                            .satisfies(f -> {
                                assertThat(f.name()).isEqualTo("安娜");
                                assertThat(f.idMasked())
                                        .startsWith("350213********")
                                        .doesNotContain("19700203");
                                assertThat(f.relation()).isEqualTo("户主");
                            });
                    assertThat(people.search("H1")).hasSize(3);
                    assertThat(people.search("尔")).extracting(Found::name).containsExactly("卡尔");
                    assertThat(people.search("%")).isEmpty();
                    assertThat(people.search("H2")).as("another town").isEmpty();
                    UUID household = people.search("H1").getFirst().household();
                    assertThat(people.households("尔", 350213_000000L)).containsExactly(household);
                    assertThat(people.households("H1", 350213_000000L)).containsExactly(household);
                    assertThat(people.households(ANNA, 0)).containsExactly(household);
                    assertThat(people.households("尔", 350212_000000L)).as("other place").isEmpty();
                    assertThat(people.households("H2", 0)).as("another town").isEmpty();
                });
    }

    @Test
    void aFactTellsWhereItComesFrom() {
        HouseholdView view =
                CallerContext.run(CLERK, () -> people.household(household(ANNA)).orElseThrow());
        assertThat(view.members()).hasSize(3);
        HouseholdView.Member anna = view.members().getFirst();
        assertThat(anna.facts())
                .anySatisfy(f -> {
                    assertThat(f.fact()).isEqualTo("harvest");
                    assertThat(f.text().zh()).isEqualTo("200.00");
                    assertThat(f.sources())
                            .hasSize(2)
                            .first()
                            .satisfies(s -> {
                                assertThat(s.department().zh()).isEqualTo("农务局");
                                assertThat(s.file()).isEqualTo("harvests.csv");
                                assertThat(s.row()).isEqualTo(3);
                                assertThat(s.asOf()).isEqualTo(LocalDate.of(2026, 2, 1));
                                assertThat(s.batch()).isPositive();
                            });
                });
        assertThat(anna.facts())
                .filteredOn(f -> f.fact().equals("relation"))
                .singleElement()
                .satisfies(f -> assertThat(f.text().zh()).isEqualTo("户主"));
        assertThat(
                        CallerContext.run(
                                TestCallers.of("350214", Role.CLERK),
                                () -> people.household(view.id())))
                .isEmpty();
    }

    @Test
    void looksBackToWhatWasKnown() {
        UUID household = household(ANNA);
        LocalDate before = LocalDate.now(islands.clock);
        islands.clock.turn(Duration.ofDays(10));
        islands.take(
                "harvests-2.csv",
                "idNumber,buyer,month,amount,account\n" + ANNA + ",甲,2026-02,500.00,\n");
        islands.take("岛民名册-2.csv", HEADER + row(CARL, "卡尔", "H2", "配偶", WEST, "在册"));
        CallerContext.run(
                TestCallers.of("350213", Role.AUDITOR),
                () -> {
                    assertThat(people.household(household).orElseThrow().members())
                            .extracting(HouseholdView.Member::name)
                            .containsExactly("安娜", "本");
                    HouseholdView then = people.asKnownOn(household, before).orElseThrow();
                    assertThat(then.members())
                            .extracting(HouseholdView.Member::name)
                            .containsExactly("安娜", "本", "卡尔");
                    assertThat(then.members().getFirst().facts())
                            .anySatisfy(f ->
                                    assertThat(f.fact() + f.text().zh())
                                            .isEqualTo("harvest200.00"));
                    assertThat(
                                    people.household(household)
                                            .orElseThrow()
                                            .members()
                                            .getFirst()
                                            .facts())
                            .anySatisfy(f ->
                                    assertThat(f.fact() + f.text().zh())
                                            .isEqualTo("harvest300.00"));
                    assertThat(people.asKnownOn(household, before.minusDays(30))).isEmpty();
                });
    }

    /** A later delivery of other months moves the windows of today, not of the day decided on. */
    @Test
    void looksBackToTheMonthsAndDeliveriesOfThatDay() {
        UUID household = household(ANNA);
        LocalDate decidedOn = LocalDate.now(islands.clock);
        HouseholdFacts decided = facts(household, decidedOn);
        islands.clock.turn(Duration.ofDays(40));
        islands.take(
                "harvests-2.csv",
                "idNumber,buyer,month,amount,account\n" + CARL + ",乙,2025-03,900.00,\n");
        islands.take("boats.csv", "船号,身份证号,估值,份额,已沉没,船员\nB1," + BEN + ",5000.00,100,否,1\n");
        HouseholdFacts now = facts(household, LocalDate.now(islands.clock));
        assertThat(now.input().members().getFirst().facts())
                .as("three months were delivered by now, and boats")
                .containsEntry("harvest", 13_333L)
                .containsEntry("boatCount", 0L);
        HouseholdFacts then = facts(household, decidedOn);
        assertThat(then.input()).isEqualTo(decided.input());
        assertThat(then.input().members().getFirst().facts())
                .containsEntry("harvest", 20_000L)
                .doesNotContainKey("boatCount");
        assertThat(then.notes()).isEqualTo(decided.notes());
    }

    private HouseholdFacts facts(UUID household, LocalDate on) {
        return CallerContext.run(
                TestCallers.of("350213", Role.AUDITOR),
                () -> people.toHouseholdInput(household, on).orElseThrow());
    }

    @Test
    void aStatementStandsAboveTheDepartmentUntilTakenBack() {
        UUID anna = person(ANNA);
        UUID statement =
                inTransaction(
                        CLERK, () -> declared.declare(anna, "harvest", "50", null, null, "入户调查"));
        assertThat(islands.now(ANNA, "harvest")).isEqualTo(5_000L);
        islands.take(
                "harvests-2.csv",
                "idNumber,buyer,month,amount,account\n" + ANNA + ",甲,2026-03,900.00,\n");
        assertThat(islands.now(ANNA, "harvest")).as("an import does not undo it").isEqualTo(5_000L);
        UUID second =
                inTransaction(
                        CLERK,
                        () ->
                                declared.declare(
                                        anna,
                                        "harvest",
                                        "70.5",
                                        LocalDate.of(2026, 3, 1),
                                        LocalDate.of(2026, 4, 1),
                                        "电话核实"));
        assertThat(islands.now(ANNA, "harvest")).isEqualTo(7_050L);
        assertThat(inTransaction(CLERK, () -> declared.of(anna))).hasSize(3);
        HouseholdView view =
                CallerContext.run(CLERK, () -> people.household(household(ANNA)).orElseThrow());
        assertThat(view.members().getFirst().facts())
                .filteredOn(f -> f.fact().equals("harvest"))
                .singleElement()
                .satisfies(f -> assertThat(f.sources().getFirst().name().zh()).isEqualTo("电话核实"));
        assertThat(inTransaction(CLERK, () -> declared.retract(second))).isTrue();
        assertThat(inTransaction(CLERK, () -> declared.retract(statement)))
                .as("it was ended by the second one")
                .isFalse();
        for (Declaration rest : inTransaction(CLERK, () -> declared.of(anna))) {
            inTransaction(CLERK, () -> declared.retract(rest.id()));
        }
        assertThat(islands.now(ANNA, "harvest")).isEqualTo(43_333L);
    }

    @Test
    void aStatementNeedsAFactAValueASourceAndTheRight() {
        UUID anna = person(ANNA);
        assertThatThrownBy(() ->
                        inTransaction(
                                CLERK,
                                () -> declared.declare(anna, "harvets", "1", null, null, "x")))
                .hasMessageContaining("harvets");
        assertThatThrownBy(() ->
                        inTransaction(
                                CLERK,
                                () -> declared.declare(anna, "harvest", "1.005", null, null, "x")))
                .isInstanceOf(DeclaredFacts.NotDeclarable.class);
        assertThatThrownBy(() ->
                        inTransaction(
                                CLERK,
                                () -> declared.declare(anna, "harvest", "1", null, null, " ")))
                .isInstanceOf(DeclaredFacts.NotDeclarable.class);
        assertThatThrownBy(() ->
                        inTransaction(
                                TestCallers.of("350213", Role.LEADER),
                                () -> declared.declare(anna, "harvest", "1", null, null, "x")))
                .isInstanceOf(NotPermitted.class);
        assertThatThrownBy(() ->
                        inTransaction(
                                TestCallers.of("350213101", Role.CLERK),
                                () -> declared.declare(anna, "harvest", "1", null, null, "x")))
                .hasMessageContaining("within your scope");
        assertThatThrownBy(() -> CallerContext.run(ExchangeFixture.DATA, () -> people.search("安")))
                .isInstanceOf(NotPermitted.class);
        assertThatThrownBy(() ->
                        CallerContext.run(
                                TestCallers.of("350213", Role.LEADER),
                                () -> people.identityNumber(anna)))
                .isInstanceOf(NotPermitted.class);
        assertThat(CallerContext.run(CLERK, () -> people.identityNumber(anna))).contains(ANNA);
        assertThat(CallerContext.run(CLERK, () -> people.registerSecret(anna, "phone")))
                .contains("13900000000");
    }

    @Test
    void theEngineGetsNoneWhereADepartmentHasDelivered() {
        UUID household = household(ANNA);
        HouseholdFacts facts =
                CallerContext.run(
                        CLERK,
                        () ->
                                people.toHouseholdInput(household, LocalDate.now(islands.clock))
                                        .orElseThrow());
        assertThat(facts.input().facts()).containsEntry("urbanRural", "rural");
        var anna = facts.input().members().getFirst();
        assertThat(anna.facts())
                .containsEntry("harvest", 20_000L)
                .containsEntry("relation", "02")
                .doesNotContainKey("boatCount");
        var ben = facts.input().members().get(1);
        assertThat(ben.facts()).as("delivered without a row").containsEntry("harvest", 0L);
        assertThat(facts.notes().get(person(ANNA)).get("harvest").zh())
                .contains("农务局", "harvests.csv", "等2行");
        assertThat(List.of(BEN)).hasSize(1);
    }
}
