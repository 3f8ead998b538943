package org.huimin.platform.decisions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.huimin.platform.decisions.TwentyVillages.COUNTY;
import static org.huimin.platform.decisions.TwentyVillages.HOUSEHOLDS;
import static org.huimin.platform.decisions.TwentyVillages.HOUSEHOLDS_PER_VILLAGE;
import static org.huimin.platform.decisions.TwentyVillages.MISSED;
import static org.huimin.platform.decisions.TwentyVillages.caller;
import static org.huimin.platform.decisions.TwentyVillages.head;
import static org.huimin.platform.decisions.TwentyVillages.movedTo;
import static org.huimin.platform.decisions.TwentyVillages.system;
import static org.huimin.platform.decisions.TwentyVillages.village;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.huimin.platform.access.Caller;
import org.huimin.platform.access.CallerContext;
import org.huimin.platform.access.NotPermitted;
import org.huimin.platform.access.Role;
import org.huimin.platform.console.Archipelago;
import org.huimin.platform.exchange.Batch;
import org.huimin.platform.exchange.ImportRequest;
import org.huimin.platform.exchange.Imports;
import org.huimin.platform.monitoring.Kind;
import org.huimin.platform.monitoring.Ledger;
import org.huimin.platform.testing.PlatformTest;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Runs over twenty villages of the invented islands: once, twice, killed in the middle, cancelled,
 * and by those who may not.
 */
@PlatformTest
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class NightRunTest {
    @Test
    @Order(20)
    void factsAreExportedByThoseWhoMayAndOnlyOfTheirPlaces() throws Exception {
        Caller clerk = caller(Role.CLERK, COUNTY);
        assertThatThrownBy(() -> CallerContext.run(clerk, () -> exported(COUNTY)))
                .isInstanceOf(NotPermitted.class);
        Caller neighbour = caller(Role.APPROVER, 350212_000000L);
        assertThat(CallerContext.run(neighbour, () -> exported(COUNTY))).isZero();
        assertThat(CallerContext.run(system(), () -> exported(COUNTY))).isEqualTo(HOUSEHOLDS);
        assertThat(number("select count(*) from audit.entry where action = 'facts.export'"))
                .isEqualTo(2);
    }

    /** Households written, after making sure that each has its place, its members and its facts. */
    private long exported(long place) throws IOException {
        return facts.export(
                new org.huimin.engine.base.PlaceCode(place),
                ON,
                (library, asked) -> {
                    assertThat(asked).contains(org.huimin.engine.policy.Parameter.RESIDENCE_FACT);
                    return new org.huimin.engine.reform.Tables.FactSink() {
                        @Override
                        public void add(
                                org.huimin.engine.batch.FactColumns columns,
                                java.util.function.IntFunction<String> household,
                                java.util.function.IntFunction<String> member) {
                            for (int i = 0; i < columns.households(); i++) {
                                assertThat(UUID.fromString(household.apply(i))).isNotNull();
                                assertThat(columns.place[i] / 1_000_000L)
                                        .isEqualTo(COUNTY / 1_000_000L);
                                assertThat(columns.memberStart[i + 1])
                                        .isGreaterThan(columns.memberStart[i]);
                            }
                            assertThat(member.apply(columns.members() - 1)).isNotEmpty();
                        }

                        @Override
                        public void close() {}
                    };
                });
    }

    private static final LocalDate ON = LocalDate.of(2026, 3, 15);
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    @Autowired NightRuns runs;
    @Autowired MissingFigures missing;
    @Autowired FactsExport facts;
    @Autowired Imports imports;
    @Autowired Ledger ledger;
    @Autowired JdbcClient jdbc;
    @Autowired TransactionOperations transactions;
    @Autowired Environment environment;

    @DynamicPropertySource
    static void content(DynamicPropertyRegistry registry) {
        registry.add("huimin.content", Archipelago::content);
        registry.add("huimin.night.part", () -> "20");
    }

    @Test
    @Order(1)
    void nobodyThereIsSaidBeforeAnythingIsWritten() {
        asSystem(() ->
                assertThatThrownBy(() -> runs.prepare(COUNTY, ON))
                        .isInstanceOf(NightRuns.NobodyThere.class));
        assertThat(number("select count(*) from decisions.run")).isZero();
    }

    @Test
    @Order(2)
    void whoMayNotStartsNothing(@TempDir Path folder) throws Exception {
        deliver(folder);
        Caller clerk = caller(Role.CLERK, COUNTY);
        Caller neighbour = caller(Role.APPROVER, 350212_000000L);
        for (Caller caller : List.of(clerk, neighbour)) {
            assertThatThrownBy(() -> CallerContext.run(caller, () -> runs.prepare(COUNTY, ON)))
                    .isInstanceOf(NotPermitted.class);
        }
        assertThat(number("select count(*) from decisions.run")).isZero();
    }

    @Test
    @Order(3)
    void aKilledRunGoesOnWhereItStopped(@TempDir Path folder) throws Exception {
        Process child = NightInAnotherProgram.start(environment, folder, ON);
        Instant deadline = Instant.now().plus(PATIENCE);
        while (number("select count(*) from decisions.run_part where done") < 2) {
            assertThat(child.isAlive()).as(() -> NightInAnotherProgram.log(folder)).isTrue();
            assertThat(Instant.now()).isBefore(deadline);
            Thread.sleep(5);
        }
        child.destroyForcibly().waitFor();
        long written = number("select count(*) from decisions.verdict");
        assertThat(written).isPositive();

        UUID run = CallerContext.run(system(), () -> runs.open().getFirst());
        asSystem(() -> runs.work(run));

        RunStatus status = status(run);
        assertThat(status.state()).isEqualTo(RunStatus.State.DONE);
        assertThat(status.households()).isEqualTo(HOUSEHOLDS);
        assertThat(number("select count(*) from decisions.verdict")).isEqualTo(HOUSEHOLDS);
        assertThat(number("select count(distinct household_id) from decisions.verdict"))
                .isEqualTo(HOUSEHOLDS);
        assertThat(missed()).isEqualTo(MISSED);
    }

    @Test
    @Order(4)
    void anUnchangedNightWritesNeitherVerdictsNorFindings() {
        long before = number("select count(*) from decisions.verdict");
        UUID run = CallerContext.run(system(), () -> runs.prepare(COUNTY, ON));
        asSystem(() -> runs.work(run));
        assertThat(status(run).changed()).isZero();
        assertThat(number("select count(*) from decisions.verdict")).isEqualTo(before);
        assertThat(missed()).isEqualTo(MISSED);
        assertThat(number("select count(*) from monitoring.finding where last_run = '" + run + "'"))
                .isZero();
    }

    @Test
    @Order(5)
    void whatAFactChangesIsDecidedAnewAndResolved(@TempDir Path folder) throws Exception {
        String helped = head(0, 0);
        imports(
                folder,
                "津贴花名册.csv",
                "项目,公民身份号码,月金额,发放中\n" + Archipelago.PROGRAMME + "," + helped + ",1000.00,是\n");
        imports(
                folder,
                "收成发放.csv",
                "公民身份号码,收购方,月份,金额,账号\n" + helped + ",合作社,2026-02,10.00,622202\n");
        UUID run = CallerContext.run(system(), () -> runs.prepare(COUNTY, ON));
        asSystem(() -> runs.work(run));
        assertThat(status(run).changed()).isEqualTo(1);
        assertThat(missed()).isEqualTo(MISSED - 1);
        assertThat(number("select count(*) from decisions.verdict where recorded_to is not null"))
                .isEqualTo(1);
        assertThat(number("select count(*) from monitoring.finding where resolved_on is not null"))
                .isEqualTo(1);
    }

    @Test
    @Order(6)
    void aCancelledRunEndsAndAnotherMayStart() {
        UUID run = CallerContext.run(system(), () -> runs.prepare(COUNTY, ON));
        asSystem(() ->
                assertThatThrownBy(() -> runs.prepare(COUNTY, ON))
                        .isInstanceOf(NightRuns.AlreadyRunning.class));
        asSystem(() -> assertThat(runs.cancel(run)).isTrue());
        asSystem(() -> runs.work(run));
        assertThat(status(run).state()).isEqualTo(RunStatus.State.CANCELLED);
        UUID next = CallerContext.run(system(), () -> runs.prepare(COUNTY, ON));
        asSystem(() -> runs.work(next));
        assertThat(status(next).state()).isEqualTo(RunStatus.State.DONE);
    }

    @Test
    @Order(7)
    void verdictsAndFindingsKeepTheCallersScope() {
        long village = village(3);
        Caller inVillage = caller(Role.CLERK, village);
        long seen =
                CallerContext.run(
                        inVillage,
                        () ->
                                transactions.execute(s ->
                                        jdbc.sql(
                                                        "select count(*) from decisions.verdict where recorded_to is null")
                                                .query(Long.class)
                                                .single()));
        assertThat(seen).isEqualTo(HOUSEHOLDS_PER_VILLAGE);
        long findings =
                CallerContext.run(
                        inVillage,
                        () -> ledger.page(filter(COUNTY), Ledger.Sort.AGE, false, 1, 500).total());
        assertThat(findings).isEqualTo(HOUSEHOLDS_PER_VILLAGE / 5);
    }

    @Test
    @Order(8)
    void householdsThatMovedTakeTheirResultAndTheirFindingAlong(@TempDir Path folder)
            throws Exception {
        // two that are missed change their villages with each other: each part ends what the other
        // begins
        String moved = movedTo(2, 5, 9) + movedTo(9, 5, 2);
        long findings = missed();
        imports(folder, "岛民名册.csv", Archipelago.HEADER + moved);
        assertThat(number(MOVED)).isEqualTo(2);

        UUID run = CallerContext.run(system(), () -> runs.prepare(COUNTY, ON));
        asSystem(() -> runs.work(run));

        assertThat(status(run).state()).isEqualTo(RunStatus.State.DONE);
        assertThat(status(run).changed()).isEqualTo(2);
        assertThat(number("select count(*) from decisions.verdict where recorded_to is null"))
                .isEqualTo(HOUSEHOLDS);
        assertThat(number(MOVED)).isZero();
        assertThat(missed()).isEqualTo(findings);
        assertThat(
                        number(
                                """
                                select count(*) from monitoring.finding f
                                    join decisions.verdict v using (household_id)
                                where f.resolved_on is null and v.recorded_to is null and f.place <> v.place
                                """))
                .isZero();
    }

    /** Households whose current result is of another village than the one they live in. */
    private static final String MOVED =
            """
            select count(distinct household_id) from people.current c
                join decisions.verdict v using (household_id)
            where v.recorded_to is null and c.place <> v.place
            """;

    @Test
    @Order(9)
    void aParameterThatIsNotEnteredIsToldOnceForTheCounty() {
        // the standard is known from 2018 on
        LocalDate before = LocalDate.of(2017, 6, 1);
        UUID run = CallerContext.run(system(), () -> runs.prepare(COUNTY, before));
        asSystem(() -> runs.work(run));
        List<MissingFigures.Wanted> wanted =
                CallerContext.run(system(), () -> missing.of(COUNTY, before));
        assertThat(wanted)
                .singleElement()
                .satisfies(each -> {
                    assertThat(each.place()).isEqualTo(COUNTY);
                    assertThat(each.programme()).isEqualTo(Archipelago.PROGRAMME);
                    assertThat(each.parameters())
                            .containsExactly(
                                    new MissingFigures.Figure(
                                            "standard",
                                            new org.huimin.engine.policy.Text(
                                                    "收成标准", "harvest standard")));
                    assertThat(each.households()).isEqualTo(HOUSEHOLDS);
                });
        assertThat(MissingLines.of(wanted, _ -> "翔安区"))
                .hasSize(4)
                .anySatisfy(line ->
                        assertThat(line)
                                .contains("翔安区 350213", "雨伞津贴：收成标准  300 户")
                                .contains("umbrella allowance: harvest standard, 300 households"))
                .anySatisfy(line -> assertThat(line).contains("bin/region new 350213"));

        // whoever sees the figures of one village hears of its own households only
        Caller inVillage = caller(Role.LEADER, village(3));
        assertThat(CallerContext.run(inVillage, () -> missing.of(COUNTY, before)))
                .singleElement()
                .satisfies(each -> assertThat(each.households()).isEqualTo(HOUSEHOLDS_PER_VILLAGE));

        // once it is on file nobody waits
        UUID after = CallerContext.run(system(), () -> runs.prepare(COUNTY, ON));
        asSystem(() -> runs.work(after));
        assertThat(CallerContext.run(system(), () -> missing.of(COUNTY, ON))).isEmpty();
        assertThat(MissingLines.of(List.of(), _ -> "")).isEmpty();
    }

    private void deliver(Path folder) throws Exception {
        imports(folder, "岛民名册.csv", TwentyVillages.register());
        imports(folder, "收成发放.csv", TwentyVillages.harvests());
    }

    private void imports(Path folder, String name, String text) throws Exception {
        Path file = Files.writeString(folder.resolve(name), text);
        Batch batch =
                CallerContext.run(
                        system(),
                        () ->
                                imports.run(
                                        new ImportRequest(List.of(file), COUNTY, false), b -> {}));
        assertThat(batch.files())
                .allSatisfy(f ->
                        assertThat(f.state())
                                .as(() -> f.problemEn())
                                .isEqualTo(Batch.FileState.DONE));
    }

    private RunStatus status(UUID run) {
        return CallerContext.run(system(), () -> runs.find(run).orElseThrow());
    }

    private long missed() {
        return CallerContext.run(
                system(),
                () -> ledger.page(filter(COUNTY), Ledger.Sort.AGE, false, 1, 500).total());
    }

    private static Ledger.Filter filter(long place) {
        return new Ledger.Filter(place, Kind.MISSED, null, null, null, null);
    }

    private long number(String sql) {
        return CallerContext.run(
                system(),
                () -> transactions.execute(s -> jdbc.sql(sql).query(Long.class).single()));
    }

    private static void asSystem(Runnable work) {
        CallerContext.run(system(), work);
    }
}
